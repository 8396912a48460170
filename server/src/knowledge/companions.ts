import { readPattern, shapeOf, spelledLike, type KeyPattern } from './keyPattern.js';
import table from './companions.json' with { type: 'json' };

/** A setting that a device needs beside the others, with a value to begin with. */
export interface Companion {
  /** With the device's numbers, in the usual letter case: `scsi1:0.fileName`. */
  readonly key: string;
  readonly value: string;
  /** Only a person knows the right value, a file or a network say; `value` is an example then. */
  readonly isChosen: boolean;
}

/** ESX names its networks, hosted products say how an adapter is connected. */
export type CompanionFamily = 'esx' | 'hosted';

interface Device {
  readonly pattern: KeyPattern;
  readonly rows: readonly (readonly string[])[];
}

let devices: ReadonlyMap<string, Device> | undefined;

/**
 * All settings that a device needs to work, the main switch first: those of `scsi1:0`, `scsi1`, `ethernet0`, `serial0`,
 * `floppy0`, `usb`. A disk needs its controller too. Empty for a device nobody knows.
 * Without a family the settings are those of hosted products.
 */
export function companions(device: string, family: CompanionFamily = 'hosted'): readonly Companion[] {
  const known = deviceMap().get(shapeOf(device));
  if (!known) return [];
  const name = spelledLike(known.pattern, device);
  return known.rows.flatMap(([setting = '', value = '', choice = '', only = '']) =>
    only === '' || only === family
      ? [{ key: `${name}.${setting}`, value, isChosen: choice === 'choose' }]
      : [],
  );
}

function deviceMap(): ReadonlyMap<string, Device> {
  devices ??= new Map(
    Object.entries(table.devices).map(([text, rows]) => {
      const pattern = readPattern(text);
      return [pattern.shape, { pattern, rows }];
    }),
  );
  return devices;
}

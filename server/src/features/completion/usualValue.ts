import { isSecretKey } from '../../knowledge/secrets.js';
import type { VmxKey } from '../../knowledge/vmxKeys.js';
import { valuesOf } from '../../knowledge/vmxValues.js';
import { fileStem } from '../../machine/fileStem.js';
import { fittingModel } from '../../rules/terms/adapterModel.js';
import type { MachineDocument } from '../machineDocument.js';

/** Values that fit most machines, where neither the first of the known values nor the default does. */
const USUAL: Readonly<Record<string, string>> = {
  '.encoding': 'UTF-8',
  'config.version': '8',
  memsize: '1024',
  'tools.syncTime': 'FALSE',
  'floppy<0-1>.present': 'FALSE',
  'scsi<0-3>.sharedBus': 'virtual',
  'ethernet<0-9>.virtualDev': 'e1000',
};

/** The words that a setting takes, without those that only old products write; none for guests, which are too many. */
export function knownWords(key: VmxKey): readonly string[] {
  if (key.pattern.text === 'guestOS') return [];
  return valuesOf(key)
    .filter(({ deprecated }) => deprecated !== true)
    .map(({ value }) => value);
}

/**
 * A value to begin with, for a client that cannot ask for the values at once; empty where only a person knows one.
 * @param name the key with its numbers
 */
export function usualValue({ uri, machine }: MachineDocument, key: VmxKey, name: string): string {
  const { text } = key.pattern;
  if (isSecretKey(name)) return '';
  const usual = USUAL[text];
  if (usual !== undefined) return usual;
  if (text === 'scsi<0-3>.virtualDev') return fittingModel(machine);
  if (text === 'displayName') return fileStem(uri);
  if (text === 'nvram' || text === 'extendedConfigFile')
    return `${fileStem(uri)}.${text === 'nvram' ? 'nvram' : 'vmxf'}`;
  // The newest version is refused by older products, and which one runs the machine nobody knows here.
  if (text === 'virtualHW.version') return '';
  if (key.type === 'int' && /^-?\d+$/.test(key.defaultValue)) return key.defaultValue;
  const words = knownWords(key);
  const byDefault = words.find((word) => word.toLowerCase() === key.defaultValue.toLowerCase());
  // Nobody writes a switch to leave it as it is.
  return (key.type === 'bool' ? words.find((word) => word !== byDefault) : byDefault) ?? words[0] ?? '';
}

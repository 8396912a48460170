import { guestSystems } from './guestOs.js';
import { hardwareVersions } from './hardwareVersions.js';
import type { VmxKey } from './vmxKeys.js';
import table from './vmxValues.json' with { type: 'json' };

/** One of the values that a setting may have, and what choosing it means. */
export interface VmxValue {
  /** In the letter case in which files usually write it; the products ignore the case. */
  readonly value: string;
  /** One sentence or two in English, whole, for a person; also the key of its translation. */
  readonly meaning: string;
  /** The virtual hardware version that brought the value; absent where it was always there. */
  readonly since?: number;
  /** Only products that are long gone write it. */
  readonly deprecated?: boolean;
}

/** value, meaning, hardware version or 0, deprecated */
type Row = readonly (string | number | boolean)[];

const NONE: readonly VmxValue[] = [];

let byPattern: ReadonlyMap<string, readonly VmxValue[]> | undefined;
const answers = new Map<string, readonly VmxValue[]>();

/**
 * What a setting may be set to, in the order of the catalogue, each value described: all values of a list and of a switch, and of other
 * settings the words and numbers that have a meaning of their own. Empty for free text.
 */
export function valuesOf(key: VmxKey): readonly VmxValue[] {
  const name = key.pattern.text;
  const known = answers.get(name);
  if (known) return known;
  const found = findValues(key);
  answers.set(name, found);
  return found;
}

function findValues(key: VmxKey): readonly VmxValue[] {
  const name = key.pattern.text;
  if (name === 'guestOS') return guestValues();
  if (name === 'virtualHW.version') return hardwareValues();
  const described = tables().get(name) ?? (key.type === 'bool' ? switchByEnding(name) : NONE);
  if (key.type !== 'enum') return described;
  return key.values.flatMap((value) => described.filter((one) => one.value === value));
}

/** The meaning of a guest id is the name of the system. */
function guestValues(): readonly VmxValue[] {
  return guestSystems().map(({ id, name }) => ({ value: id, meaning: name }));
}

function hardwareValues(): readonly VmxValue[] {
  return [...hardwareVersions()]
    .reverse()
    .map(({ version, meaning }) => ({ value: String(version), meaning }));
}

/** Switches of many devices are called alike and mean the same; the empty ending at the end fits all. */
function switchByEnding(name: string): readonly VmxValue[] {
  return table.endings
    .filter(({ endings }) => endings.some((ending) => endsWithWord(name, ending)))
    .slice(0, 1)
    .flatMap(({ values }) => values.map(readRow));
}

function endsWithWord(name: string, ending: string): boolean {
  return ending === '' || name === ending || name.endsWith(`.${ending}`);
}

function tables(): ReadonlyMap<string, readonly VmxValue[]> {
  byPattern ??= new Map(
    [...table.lists, ...table.switches].flatMap(({ keys, values }) => {
      const rows = (values as readonly Row[]).map(readRow);
      return keys.map((key) => [key, rows] as const);
    }),
  );
  return byPattern;
}

function readRow([value, meaning, since, deprecated]: Row): VmxValue {
  return {
    value: String(value),
    meaning: String(meaning),
    ...(typeof since === 'number' && since > 0 ? { since } : {}),
    ...(deprecated === true ? { deprecated } : {}),
  };
}

import { remembered } from '../syntax/remembered.js';
import { hasItsDigits, readPattern, shapeOf, withPlainNumbers, type KeyPattern } from './keyPattern.js';
import { readAllowedNumbers, type AllowedNumbers } from './numberRange.js';
import table from './vmxKeys.json' with { type: 'json' };

export const VMX_VALUE_TYPES = ['bool', 'int', 'enum', 'string', 'path', 'uuid', 'mac'] as const;
export type VmxValueType = (typeof VMX_VALUE_TYPES)[number];

/**
 * How we know of a setting, best first. From `observed` on its values are what files happen to hold and what
 * practitioners say: enough to know the key, not enough to call another value wrong.
 */
export const VMX_EVIDENCE = [
  'vendor-doc',
  'vendor-code',
  'third-party-doc',
  'observed',
  'unverified',
] as const;
type VmxEvidence = (typeof VMX_EVIDENCE)[number];

/** A setting of .vmx files, or the settings of one kind for all devices of a kind. */
export interface VmxKey {
  readonly pattern: KeyPattern;
  /** What it belongs to, for lists: "memory", "SCSI devices". */
  readonly group: string;
  readonly type: VmxValueType;
  /** The values of an `enum`; none where they are too many for this table, as for guestOS. */
  readonly values: readonly string[];
  /** What an `int` takes. */
  readonly numbers: AllowedNumbers;
  /** Unit, form or rule of the values, for a person; may be empty. */
  readonly note: string;
  /** What counts when the setting is not written, in words; empty when that is not known. */
  readonly defaultValue: string;
  /** Products and hardware versions that know it, e.g. `WS6+/ESX3.5+`, `hw7+`. */
  readonly products: string;
  readonly description: string;
  readonly evidence: VmxEvidence;
  /** The documents, by name. */
  readonly sources: readonly string[];
}

interface KeyIndex {
  readonly keys: readonly VmxKey[];
  readonly byShape: ReadonlyMap<string, readonly VmxKey[]>;
  /** Patterns with free text, by the part in front of it. */
  readonly byPrefix: ReadonlyMap<string, readonly VmxKey[]>;
}

let index: KeyIndex | undefined;

/** All settings, in the order of the table. */
export function vmxKeys(): readonly VmxKey[] {
  return keyIndex().keys;
}

/**
 * The setting that a key of a file names, whatever its letter case and device numbers; numbers outside a device's range
 * are taken too, numbers with leading zeros are not. Costs a look into a map, so it may be asked for every line.
 */
export const findKey: (key: string) => VmxKey | undefined = remembered((key) => {
  if (withPlainNumbers(key) !== key) return undefined;
  const { byShape, byPrefix } = keyIndex();
  const shape = shapeOf(key);
  const found = byShape.get(shape)?.find(({ pattern }) => hasItsDigits(pattern, key));
  if (found) return found;
  for (let dot = shape.lastIndexOf('.'); dot > 0; dot = shape.lastIndexOf('.', dot - 1)) {
    const fitting = byPrefix
      .get(shape.slice(0, dot + 1))
      ?.find(({ pattern }) => pattern.free?.expression.test(key.toLowerCase()) === true);
    if (fitting) return fitting;
  }
  return undefined;
});

/** Read at the first question, so that starting costs nothing. */
function keyIndex(): KeyIndex {
  index ??= readIndex();
  return index;
}

function readIndex(): KeyIndex {
  const documents: Readonly<Record<string, string>> = table.sources;
  const keys = Object.entries(table.groups).flatMap(([group, rows]) =>
    rows.map((row) => readRow(group, row, documents)),
  );
  const byShape = new Map<string, VmxKey[]>();
  const byPrefix = new Map<string, VmxKey[]>();
  for (const key of keys) {
    const { free, shape } = key.pattern;
    const [map, name] = free ? [byPrefix, free.prefix] : [byShape, shape];
    const others = map.get(name);
    if (others) others.push(key);
    else map.set(name, [key]);
  }
  return { keys, byShape, byPrefix };
}

function readRow(group: string, row: readonly string[], documents: Readonly<Record<string, string>>): VmxKey {
  const [text = '', typeWord, values = '', note = '', defaultValue = ''] = row;
  const [products = '', description = '', evidenceWord, tags = ''] = row.slice(5);
  const [type = 'string'] = VMX_VALUE_TYPES.filter((known) => known === typeWord);
  const [evidence = 'unverified'] = VMX_EVIDENCE.filter((known) => known === evidenceWord);
  return {
    pattern: readPattern(text),
    group,
    type,
    values: type === 'enum' && values !== '' ? values.split('|') : [],
    numbers: readAllowedNumbers(type === 'int' ? values : ''),
    note,
    defaultValue,
    products,
    description,
    evidence,
    sources: tags
      .split(' ')
      .map((tag) => documents[tag])
      .filter((name) => name !== undefined),
  };
}

import { keyName } from './keyName.js';
import type { VmxEntry } from './tree.js';

const NONE: readonly VmxEntry[] = [];

/** The settings of one file by their keys. Built at the first question, because not every reader of a text asks one. */
export class SettingIndex {
  readonly #entries: readonly VmxEntry[];
  #byKey: ReadonlyMap<string, readonly VmxEntry[]> | undefined;
  #byShape: ReadonlyMap<string, readonly VmxEntry[]> | undefined;

  constructor(entries: readonly VmxEntry[]) {
    this.#entries = entries;
  }

  /** All places that write a key, compared without case, in the order of the file. */
  all(key: string): readonly VmxEntry[] {
    this.#byKey ??= grouped(this.#entries, ({ key: written }) => keyName(written).lower);
    return this.#byKey.get(keyName(key).lower) ?? NONE;
  }

  /** All settings whose keys have this shape, in the order of the file. */
  ofShape(shape: string): readonly VmxEntry[] {
    this.#byShape ??= grouped(this.#entries, ({ key }) => keyName(key).shape);
    return this.#byShape.get(keyName(shape).lower) ?? NONE;
  }
}

function grouped(
  entries: readonly VmxEntry[],
  nameOf: (entry: VmxEntry) => string,
): ReadonlyMap<string, readonly VmxEntry[]> {
  const groups = new Map<string, VmxEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return groups;
}

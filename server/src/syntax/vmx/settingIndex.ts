import { keyName } from './keyName.js';
import type { Repeated, VmxEntry } from './tree.js';

const isRepeated = (places: readonly VmxEntry[]): places is Repeated => places.length > 1;

const NONE: readonly VmxEntry[] = [];

/** The settings of one file by their keys. Built at the first question, because not every reader of a text asks one. */
export class SettingIndex {
  readonly #entries: readonly VmxEntry[];
  #groups: Groups | undefined;

  constructor(entries: readonly VmxEntry[]) {
    this.#entries = entries;
  }

  /** All places that write a key, compared without case, in the order of the file. */
  all(key: string): readonly VmxEntry[] {
    return this.#grouped().byKey.get(keyName(key).lower) ?? NONE;
  }

  /** All settings whose keys have this shape, in the order of the file. */
  ofShape(shape: string): readonly VmxEntry[] {
    return this.#grouped().byShape.get(keyName(shape).lower) ?? NONE;
  }

  /** The places of each key that is written more than once, in the order in which the file first names it. */
  repeated(): readonly Repeated[] {
    const { byKey } = this.#grouped();
    if (byKey.size === this.#entries.length) return [];
    return [...byKey.values()].filter(isRepeated);
  }

  #grouped(): Groups {
    this.#groups ??= grouped(this.#entries);
    return this.#groups;
  }
}

interface Groups {
  readonly byKey: ReadonlyMap<string, readonly VmxEntry[]>;
  readonly byShape: ReadonlyMap<string, readonly VmxEntry[]>;
}

function grouped(entries: readonly VmxEntry[]): Groups {
  const byKey = new Map<string, VmxEntry[]>();
  const byShape = new Map<string, VmxEntry[]>();
  for (const entry of entries) {
    const { lower, shape } = keyName(entry.key);
    add(byKey, lower, entry);
    add(byShape, shape, entry);
  }
  return { byKey, byShape };
}

function add(groups: Map<string, VmxEntry[]>, name: string, entry: VmxEntry): void {
  const group = groups.get(name);
  if (group) group.push(entry);
  else groups.set(name, [entry]);
}

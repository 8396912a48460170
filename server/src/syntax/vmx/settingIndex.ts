import { keyName } from './keyName.js';
import type { Repeated, VmxEntry } from './tree.js';

const NONE: readonly VmxEntry[] = [];

/** The settings of one file by their keys. Built at the first question, because not every reader of a text asks one. */
export class SettingIndex {
  readonly #entries: readonly VmxEntry[];
  #keys: KnownKeys | undefined;
  #shapes: ReadonlyMap<string, readonly VmxEntry[]> | undefined;

  constructor(entries: readonly VmxEntry[]) {
    this.#entries = entries;
  }

  /** All places that write a key, compared without case, in the order of the file. */
  all(key: string): readonly VmxEntry[] {
    const { first, repeated } = this.#known();
    const { lower } = keyName(key);
    const entry = first.get(lower);
    return entry ? (repeated.get(lower) ?? [entry]) : NONE;
  }

  /** The one place that writes a key; undefined where there is none, and where there are several. */
  only(key: string): VmxEntry | undefined {
    const { first, repeated } = this.#known();
    const { lower } = keyName(key);
    return repeated.has(lower) ? undefined : first.get(lower);
  }

  /** All settings whose keys have this shape, in the order of the file. */
  ofShape(shape: string): readonly VmxEntry[] {
    this.#shapes ??= byShape(this.#entries);
    return this.#shapes.get(keyName(shape).lower) ?? NONE;
  }

  /** The places of each key that is written more than once, in the order in which the file first names it. */
  repeated(): readonly Repeated[] {
    return [...this.#known().repeated.values()].sort(([a], [b]) => a.span.start - b.span.start);
  }

  #known(): KnownKeys {
    this.#keys ??= byKey(this.#entries);
    return this.#keys;
  }
}

/** Nearly every key is written once, so a list of places is kept for the others only. */
interface KnownKeys {
  readonly first: ReadonlyMap<string, VmxEntry>;
  readonly repeated: ReadonlyMap<string, Repeated>;
}

function byKey(entries: readonly VmxEntry[]): KnownKeys {
  const first = new Map<string, VmxEntry>();
  const repeated = new Map<string, [VmxEntry, VmxEntry, ...VmxEntry[]]>();
  for (const entry of entries) {
    const { lower } = keyName(entry.key);
    const before = first.get(lower);
    if (!before) first.set(lower, entry);
    else if (repeated.get(lower)?.push(entry) === undefined) repeated.set(lower, [before, entry]);
  }
  return { first, repeated };
}

function byShape(entries: readonly VmxEntry[]): ReadonlyMap<string, readonly VmxEntry[]> {
  const groups = new Map<string, VmxEntry[]>();
  for (const entry of entries) {
    const { shape } = keyName(entry.key);
    const group = groups.get(shape);
    if (group) group.push(entry);
    else groups.set(shape, [entry]);
  }
  return groups;
}

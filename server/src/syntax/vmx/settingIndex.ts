import { keyName } from './keyName.js';
import type { Repeated, VmxEntry, VmxSetting } from './tree.js';

const NONE: readonly VmxEntry[] = [];

/** The settings of one file by their keys. Built at the first question, because not every reader of a text asks one. */
export class SettingIndex {
  readonly #entries: readonly VmxEntry[];
  #settings: readonly VmxSetting[] | undefined;
  #keys: KnownKeys | undefined;
  #shapes: ReadonlyMap<string, readonly VmxEntry[]> | undefined;

  constructor(entries: readonly VmxEntry[]) {
    this.#entries = entries;
  }

  /** All entries with the names of their keys, in the order of the file. */
  settings(): readonly VmxSetting[] {
    this.#settings ??= this.#entries.map((entry) => ({ entry, name: keyName(entry.key) }));
    return this.#settings;
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
    const entry = first.get(lower);
    return entry && repeated.size > 0 && repeated.has(lower) ? undefined : entry;
  }

  /** All settings whose keys have this shape, in the order of the file. */
  ofShape(shape: string): readonly VmxEntry[] {
    this.#shapes ??= byShape(this.settings());
    return this.#shapes.get(keyName(shape).lower) ?? NONE;
  }

  /** The places of each key that is written more than once, in the order in which the file first names it. */
  repeated(): readonly Repeated[] {
    return [...this.#known().repeated.values()].sort(([a], [b]) => a.span.start - b.span.start);
  }

  #known(): KnownKeys {
    this.#keys ??= byKey(this.settings());
    return this.#keys;
  }
}

/** Nearly every key is written once, so a list of places is kept for the others only. */
interface KnownKeys {
  readonly first: ReadonlyMap<string, VmxEntry>;
  readonly repeated: ReadonlyMap<string, Repeated>;
}

function byKey(settings: readonly VmxSetting[]): KnownKeys {
  const first = new Map<string, VmxEntry>();
  const repeated = new Map<string, [VmxEntry, VmxEntry, ...VmxEntry[]]>();
  for (const { entry, name } of settings) {
    const { lower } = name;
    const before = first.get(lower);
    if (!before) first.set(lower, entry);
    else if (repeated.get(lower)?.push(entry) === undefined) repeated.set(lower, [before, entry]);
  }
  return { first, repeated };
}

function byShape(settings: readonly VmxSetting[]): ReadonlyMap<string, readonly VmxEntry[]> {
  const groups = new Map<string, VmxEntry[]>();
  for (const { entry, name } of settings) {
    const { shape } = name;
    const group = groups.get(shape);
    if (group) group.push(entry);
    else groups.set(shape, [entry]);
  }
  return groups;
}

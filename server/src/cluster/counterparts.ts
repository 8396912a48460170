import { baseName } from '../machine/diskPath.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { neighbourhoodOf } from './neighbourhood.js';

/** More disks of one name, or in one slot, tell nothing: nobody can say then which of them belong together. */
const MAX_GROUP = 16;

/** A disk of a machine near by. */
export interface Counterpart {
  readonly uri: string;
  /** Its place in `VirtualMachine.disks`. */
  readonly place: number;
}

/**
 * The shared disks of nodes whose folders lie side by side, by file name and by slot. Nodes that are meant to share a
 * disk but name two different files are no cluster as far as files tell; here such a pair is found all the same.
 */
export class Counterparts {
  readonly #groups = new Map<string, Counterpart[]>();
  /** By URI: the groups that each of its disks is in. */
  readonly #keys = new Map<string, ReadonlyMap<number, readonly string[]>>();

  /** @param places of the disks that count. */
  add(machine: VirtualMachine, places: Iterable<number>): void {
    const { uri, disks } = machine;
    const all = new Map<number, readonly string[]>();
    for (const place of places) {
      const one: Counterpart = { uri, place };
      const keys = disks.slice(place, place + 1).flatMap((disk) => keysOf(uri, disk));
      all.set(place, keys);
      for (const key of keys) {
        const group = this.#groups.get(key);
        if (group) group.push(one);
        else this.#groups.set(key, [one]);
      }
    }
    if (all.size > 0) this.#keys.set(uri, all);
  }

  remove(uri: string): void {
    for (const key of [...(this.#keys.get(uri)?.values() ?? [])].flat()) {
      const rest = (this.#groups.get(key) ?? []).filter((one) => one.uri !== uri);
      if (rest.length > 0) this.#groups.set(key, rest);
      else this.#groups.delete(key);
    }
    this.#keys.delete(uri);
  }

  /** Disks of other machines near by with the same name or in the same slot; none where there are too many of them. */
  of(uri: string, place: number): readonly Counterpart[] {
    const found = this.#groupsOf(uri, place).filter(({ length }) => length <= MAX_GROUP);
    return withoutOwn(uri, found.flat());
  }

  /** The same, also where it is this very machine that makes them too many: without it they would be counterparts. */
  near(uri: string, place: number): readonly Counterpart[] {
    const found = this.#groupsOf(uri, place).filter((group) => hasFewOthers(uri, group));
    return withoutOwn(uri, found.flat());
  }

  #groupsOf(uri: string, place: number): readonly (readonly Counterpart[])[] {
    return (this.#keys.get(uri)?.get(place) ?? [])
      .map((key) => this.#groups.get(key))
      .filter((group) => group !== undefined);
  }
}

/** Each disk of the other machines once, although it may have both the name and the slot. */
function withoutOwn(uri: string, group: readonly Counterpart[]): readonly Counterpart[] {
  return [...new Set(group)].filter((one) => one.uri !== uri);
}

function hasFewOthers(uri: string, group: readonly Counterpart[]): boolean {
  let others = 0;
  for (const one of group) if (one.uri !== uri && ++others > MAX_GROUP) return false;
  return true;
}

/** Each with the folder that holds the machines' folders. */
function keysOf(uri: string, disk: Disk): readonly string[] {
  const { fileName } = disk;
  if (fileName.value === undefined) return [];
  const place = neighbourhoodOf(uri);
  return [`${place} name ${baseName(fileName.value).toLowerCase()}`, `${place} slot ${slotName(disk.slot)}`];
}

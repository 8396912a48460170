import { baseName } from '../machine/diskPath.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { neighbourhoodOf } from './neighbourhood.js';

/** More disks of one name, or in one slot, tell nothing: nobody can say then which of them belong together. */
const MAX_GROUP = 16;

/** A disk of a machine near by. */
export interface Counterpart {
  readonly uri: string;
  readonly disk: Disk;
}

/**
 * The shared disks of nodes whose folders lie side by side, by file name and by slot. Nodes that are meant to share a
 * disk but name two different files are no cluster as far as files tell; here such a pair is found all the same.
 */
export class Counterparts {
  readonly #groups = new Map<string, Counterpart[]>();

  add(uri: string, disks: Iterable<Disk>): void {
    for (const disk of disks) {
      for (const key of keysOf(uri, disk)) {
        const group = this.#groups.get(key);
        if (group) group.push({ uri, disk });
        else this.#groups.set(key, [{ uri, disk }]);
      }
    }
  }

  remove(uri: string, disks: Iterable<Disk>): void {
    for (const disk of disks) {
      for (const key of keysOf(uri, disk)) {
        const rest = (this.#groups.get(key) ?? []).filter((one) => one.uri !== uri);
        if (rest.length > 0) this.#groups.set(key, rest);
        else this.#groups.delete(key);
      }
    }
  }

  /** Disks of other machines near by with the same name or in the same slot; none where there are too many of them. */
  of(uri: string, disk: Disk): readonly Counterpart[] {
    const found = this.#groupsOf(uri, disk).filter(({ length }) => length <= MAX_GROUP);
    return withoutOwn(uri, found.flat());
  }

  /** The same, also where it is this very machine that makes them too many: without it they would be counterparts. */
  near(uri: string, disk: Disk): readonly Counterpart[] {
    const found = this.#groupsOf(uri, disk).filter((group) => hasFewOthers(uri, group));
    return withoutOwn(uri, found.flat());
  }

  #groupsOf(uri: string, disk: Disk): readonly (readonly Counterpart[])[] {
    return keysOf(uri, disk)
      .map((key) => this.#groups.get(key))
      .filter((group) => group !== undefined);
  }
}

/** Each disk of the other machines once, although it may have both the name and the slot. */
function withoutOwn(uri: string, group: readonly Counterpart[]): readonly Counterpart[] {
  return [...new Map(group.map((one) => [one.disk, one])).values()].filter((one) => one.uri !== uri);
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

import type { ByteSource, OpenNamed } from '../disk/byteSource.js';
import type { DiskImage } from '../disk/diskImage.js';
import { inspectDisk } from '../disk/inspectDisk.js';
import type { LocatedImage } from '../cluster/machineFacts.js';
import { presentDisks, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import type { FileSystem } from './fileSystem.js';
import { resolveNamed } from './roots.js';

interface Cached {
  readonly size: number;
  readonly modified: number;
  readonly image: Promise<DiskImage>;
}

/** Reads the disk files that machines name, each once as long as it does not change. */
export class DiskImages {
  readonly #fs: FileSystem;
  readonly #cache = new Map<string, Cached>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** The images of a machine's disks by slot name; files that are not found, not allowed or not readable are left out. */
  async ofMachine(
    machine: VirtualMachine,
    roots: readonly string[],
  ): Promise<ReadonlyMap<string, LocatedImage>> {
    const found = await Promise.all(
      presentDisks(machine).map(
        async (disk) => [slotName(disk.slot), await this.#ofDisk(machine, disk, roots)] as const,
      ),
    );
    return new Map(found.flatMap(([slot, image]) => (image ? [[slot, image]] : [])));
  }

  async #ofDisk(
    machine: VirtualMachine,
    disk: Disk,
    roots: readonly string[],
  ): Promise<LocatedImage | undefined> {
    for (const { value } of [disk.fileName, disk.relativeFileName]) {
      if (value === undefined || value === '') continue;
      const resolved = await resolveNamed(this.#fs, roots, machine.uri, value);
      if ('uri' in resolved) return { uri: resolved.uri, image: await this.#inspect(resolved.uri, roots) };
    }
    return undefined;
  }

  async #inspect(uri: string, roots: readonly string[]): Promise<DiskImage> {
    const stat = await this.#fs.stat(uri);
    const [size, modified] = [stat?.size ?? 0, stat?.modified ?? 0];
    const cached = this.#cache.get(uri);
    if (cached?.size === size && cached.modified === modified) return cached.image;
    const image = inspectDisk(this.#source(uri, size), this.#opener(uri, roots));
    this.#cache.set(uri, { size, modified, image });
    return image;
  }

  #source(uri: string, size: number): ByteSource {
    return { size, read: (offset, length) => this.#fs.readRange(uri, offset, length) };
  }

  #opener(imageUri: string, roots: readonly string[]): OpenNamed {
    return async (name) => {
      const resolved = await resolveNamed(this.#fs, roots, imageUri, name);
      if ('refused' in resolved) return { unreadable: resolved.refused };
      const stat = await this.#fs.stat(resolved.uri);
      return this.#source(resolved.uri, stat?.size ?? 0);
    };
  }
}

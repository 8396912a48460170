import { URI, Utils } from 'vscode-uri';
import type { DiskImage } from '../disk/diskImage.js';
import { inspectDisk, unknownImage } from '../disk/inspectDisk.js';
import type { DiskFile, LocatedImage } from '../cluster/machineFacts.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { presentDisks, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { liesThere, type FileStat, type FileSystem } from './fileSystem.js';
import { imageSource, openerFor } from './imageSources.js';
import { resolveNamed, type Resolved, type ResolvedFile } from './roots.js';

/** A disk file that somebody writes to is read again so often, until it says the same twice. */
const MOST_READINGS = 4;

interface Cached {
  readonly size: number;
  readonly modified: number;
  readonly image: Promise<DiskImage>;
}

/**
 * What was found of one machine's disk files, by the names that the machine has for them. As long as it is kept, a change
 * of the text alone asks the disk nothing.
 */
export type FoundDisks = Map<string, Promise<DiskFile>>;

/**
 * Reads the disk files that machines name, each once until something on disk changes. Its own size and time tell only half:
 * an image also says what its extents and parents hold.
 */
export class DiskImages {
  readonly #fs: FileSystem;
  readonly #cache = new Map<string, Cached>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /**
   * What lies where a machine's disks should be, by slot name.
   * @param found what is known already, which counts; names that the machine has no longer are taken out of it.
   */
  async ofMachine(
    machine: VirtualMachine,
    roots: readonly string[],
    found: FoundDisks,
  ): Promise<ReadonlyMap<string, DiskFile>> {
    const before = new Map(found);
    found.clear();
    const disks = presentDisks(machine).filter(({ fileName }) => fileName.value !== undefined);
    const files = disks.map(async (disk) => {
      const names = JSON.stringify([disk.fileName.value, disk.relativeFileName.value]);
      const file = found.get(names) ?? before.get(names) ?? this.#ofDisk(machine, disk, roots);
      found.set(names, file);
      return [slotName(disk.slot), await file] as const;
    });
    return new Map(await Promise.all(files));
  }

  /** Any file on disk may be another one now, or may be read that could not: each image is read again when it is asked for. */
  forget(): void {
    this.#cache.clear();
  }

  /** The image that a linked one is the child of; undefined where it names none, or none that may be read. */
  async parentOf({ uri, image }: LocatedImage, roots: readonly string[]): Promise<LocatedImage | undefined> {
    for (const path of image.parentPaths) {
      const resolved = await resolveNamed(this.#fs, roots, uri, path);
      if ('uri' in resolved) return this.#found(resolved, roots);
    }
    return undefined;
  }

  /**
   * In a .vmc the relative path counts where nothing lies at the absolute one. The file is missing only when it may be
   * looked for at every place that is named.
   */
  async #ofDisk(machine: VirtualMachine, disk: Disk, roots: readonly string[]): Promise<DiskFile> {
    let isMissing = false;
    let refused: Phrase | undefined;
    for (const { value } of [disk.fileName, disk.relativeFileName]) {
      if (value === undefined || value === '') continue;
      const resolved = await resolveNamed(this.#fs, roots, machine.uri, value);
      if ('uri' in resolved) {
        const otherUri = await this.#otherFile(machine, disk, value, resolved.uri, roots);
        return { ...(await this.#found(resolved, roots)), otherUri };
      }
      if (resolved.isMissing === true) isMissing = true;
      else refused ??= resolved.refused;
    }
    if (isMissing && refused === undefined) return { state: 'missing' };
    return { state: 'refused', reason: refused ?? say`no file is named` };
  }

  /** The file at the relative path, where it is not the one that was found at the absolute path. */
  async #otherFile(
    machine: VirtualMachine,
    { relativeFileName }: Disk,
    named: string,
    found: string,
    roots: readonly string[],
  ): Promise<string | undefined> {
    const relative = relativeFileName.value;
    if (relative === undefined || relative === named) return undefined;
    const resolved = await resolveNamed(this.#fs, roots, machine.uri, relative);
    if (!('uri' in resolved)) return undefined;
    const real = [resolved.uri, found].map(async (uri) => (await this.#fs.realPath(uri)) ?? uri);
    const [a = '', b = ''] = (await Promise.all(real)).map((uri) => uri.toLowerCase());
    return a === b ? undefined : resolved.uri;
  }

  async #found(
    { uri, realUri, stat }: ResolvedFile,
    roots: readonly string[],
  ): Promise<{ readonly state: 'found' } & LocatedImage> {
    const image = await this.#inspect(uri, stat, roots);
    const parents = await Promise.all(
      image.parentPaths.map((path) => resolveNamed(this.#fs, roots, uri, path)),
    );
    const lock = `${uri}.RESLCK`;
    return {
      state: 'found',
      uri,
      realUri,
      image,
      isParentMissing: parents.length > 0 && parents.every((parent) => 'isMissing' in parent),
      wrongParent: await this.#wrongParent(image, parents, roots),
      reservationLock: (await liesThere(this.#fs, lock)) ? Utils.basename(URI.parse(lock)) : undefined,
      otherUri: undefined,
    };
  }

  /** Only where nobody has to guess: every parent that is named lies here or nowhere, and all of them say who they are. */
  async #wrongParent(
    { format, parentIdentity }: DiskImage,
    parents: readonly Resolved[],
    roots: readonly string[],
  ): Promise<string | undefined> {
    if (format !== 'vhd' || isNoUuid(parentIdentity)) return undefined;
    const found: string[] = [];
    for (const parent of parents) {
      if ('isMissing' in parent) continue;
      if (!('uri' in parent)) return undefined;
      const image = await this.#inspect(parent.uri, parent.stat, roots);
      const isKnown = image.format === 'vhd' && !image.damage && !isNoUuid(image.identity);
      if (!isKnown || image.identity === parentIdentity) return undefined;
      found.push(parent.uri);
    }
    return found[0];
  }

  #inspect(uri: string, stat: FileStat, roots: readonly string[]): Promise<DiskImage> {
    const { size, modified } = stat;
    const cached = this.#cache.get(uri);
    if (cached?.size === size && cached.modified === modified) return cached.image;
    const image = this.#settledImage(uri, stat, roots);
    this.#cache.set(uri, { size, modified, image });
    return image;
  }

  /**
   * What a disk file says of itself, although somebody may be writing to it: its head and its end of different moments
   * would make an image that never was. It counts when the file stayed the same meanwhile or says the same again, as the
   * disk of a running machine does.
   */
  async #settledImage(uri: string, found: FileStat, roots: readonly string[]): Promise<DiskImage> {
    const open = openerFor(this.#fs, uri, roots);
    let said = '';
    let before = found;
    for (let reading = 0; reading < MOST_READINGS; reading++) {
      const image = await inspectDisk(imageSource(this.#fs, uri, before.size), open);
      const after = await this.#fs.stat(uri);
      const saidBefore = said;
      said = JSON.stringify(image);
      const isSame = before.size === after?.size && before.modified === after.modified;
      if (isSame || said === saidBefore) return image;
      if (!after) return unknownImage(say`there is no such file`);
      before = after;
    }
    return unknownImage(say`another program keeps writing to it`);
  }
}

/** Programs that make no ids leave the place empty. */
const isNoUuid = (identity: string | undefined): boolean => /^0*$/.test(identity ?? '');

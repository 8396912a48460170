import { contains } from './containment.js';
import type { DirectoryEntry, FileStat, FileSystem, FileType } from './fileSystem.js';

/** Folders that are remembered at most, those that were asked about last. */
const KEPT = 256;

/** What can be said of a place from the list of its folder. */
type Known = FileType | 'nothing';

/** The entries of a folder: their types by name, and the names without case. */
interface Listing {
  readonly types: ReadonlyMap<string, FileType>;
  readonly folded: ReadonlySet<string>;
}

/**
 * Files as another file system has them. While very many of them are read at once, the list of a folder is remembered:
 * then it costs no further look at the disk to know that no lock lies beside a machine, or that a folder on the way to a disk
 * is no link. Only folders inside the opened ones are listed. At any other time every question is passed on.
 */
export class FolderMemory implements FileSystem {
  readonly #fs: FileSystem;
  readonly #roots: () => readonly string[];
  readonly #listings = new Map<string, Promise<Listing | undefined>>();
  readonly #realPaths = new Map<string, Promise<string | undefined>>();
  #readings = 0;

  /** Missing where the file system below has none. */
  readonly linkTarget?: (uri: string) => Promise<string | undefined>;

  /** @param roots URIs of the opened folders. */
  constructor(fs: FileSystem, roots: () => readonly string[]) {
    this.#fs = fs;
    this.#roots = roots;
    if (fs.linkTarget) this.linkTarget = (uri) => this.#linkTarget(uri);
  }

  /** Remembers folders until the reading has come to its end, or `forget` is called. */
  async during(reading: () => Promise<void>): Promise<void> {
    this.#readings++;
    try {
      await reading();
    } finally {
      if (--this.#readings === 0) this.forget();
    }
  }

  /** Something changed on disk: what was remembered may be wrong. */
  forget(): void {
    this.#listings.clear();
    this.#realPaths.clear();
  }

  readFile(uri: string, limit: number): Promise<Uint8Array> {
    return this.#fs.readFile(uri, limit);
  }

  readRange(uri: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#fs.readRange(uri, offset, length);
  }

  list(uri: string): Promise<readonly DirectoryEntry[]> {
    return this.#fs.list(uri);
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    return (await this.#known(uri)) === 'nothing' ? undefined : this.#fs.stat(uri);
  }

  async realPath(uri: string): Promise<string | undefined> {
    if (this.#readings === 0) return this.#fs.realPath(uri);
    // A file that is no link lies where its folder really is.
    if (this.#fs.linkTarget && (await this.#known(uri)) === 'file') {
      const { folder, name } = split(uri);
      const real = await this.#realFolder(folder);
      return real === undefined ? undefined : `${real.replace(/\/$/, '')}/${name}`;
    }
    return this.#roots().includes(uri) ? this.#realFolder(uri) : this.#fs.realPath(uri);
  }

  async #linkTarget(uri: string): Promise<string | undefined> {
    const known = await this.#known(uri);
    return known === undefined || known === 'link' ? this.#fs.linkTarget?.(uri) : undefined;
  }

  #realFolder(folder: string): Promise<string | undefined> {
    return remembered(this.#realPaths, folder, () => this.#fs.realPath(folder));
  }

  /** Undefined where the list of the folder does not tell. */
  async #known(uri: string): Promise<Known | undefined> {
    if (this.#readings === 0) return undefined;
    const { folder, name } = split(uri);
    const plain = plainName(name);
    if (plain === undefined) return undefined;
    const listing = await remembered(this.#listings, folder, () => this.#listingOf(folder));
    if (!listing) return undefined;
    const type = listing.types.get(plain);
    // In many file systems letter case does not count: then the disk itself must say what the name means.
    return type ?? (listing.folded.has(plain.toLowerCase()) ? undefined : 'nothing');
  }

  async #listingOf(folder: string): Promise<Listing | undefined> {
    if (!this.#roots().some((root) => contains(root, folder))) return undefined;
    const entries = await this.#fs.list(folder).catch(() => undefined);
    // File systems differ in which other characters they take for equal.
    if (!entries?.every(({ name }) => ASCII.test(name))) return undefined;
    return {
      types: new Map(entries.map(({ name, type }) => [name, type])),
      folded: new Set(entries.map(({ name }) => name.toLowerCase())),
    };
  }
}

const ASCII = /^[\u0020-\u007E]*$/;

function split(uri: string): { readonly folder: string; readonly name: string } {
  const slash = uri.lastIndexOf('/');
  return { folder: uri.slice(0, slash), name: uri.slice(slash + 1) };
}

/**
 * The name of a file from the last part of its URI; undefined for one that may stand for a file of another name: with other
 * characters than ASCII, and on Windows short names (`DISK~1.VMD`), streams, and names that end in a dot or a blank.
 */
function plainName(part: string): string | undefined {
  if (!/^(?:[\w.-]|%[2-6][\dA-F])+$/i.test(part)) return undefined;
  const name = decodeURIComponent(part);
  return /[:/\\]|[. ]$/.test(name) ? undefined : name;
}

/** What a question about a folder was answered; the one that nobody has asked for the longest time is dropped. */
function remembered<T>(answers: Map<string, T>, folder: string, ask: () => T): T {
  const answer = answers.get(folder) ?? ask();
  answers.delete(folder);
  answers.set(folder, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
  return answer;
}

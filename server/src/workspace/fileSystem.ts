import type { Phrase } from '../l10n/phrase.js';

export type FileType = 'file' | 'directory' | 'link' | 'other';

/** What lies at a path, links followed. */
export interface FileStat {
  /** `unreachable`: something may lie there, but the system does not let us look, e.g. into a folder of somebody else. */
  readonly type: FileType | 'unreachable';
  /** Why it is unreachable. */
  readonly reason?: Phrase;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; with the size it tells whether a file is still the one that was read. */
  readonly modified: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly type: FileType;
}

/**
 * The port to files, by URI. Behind it lies a disk (`nodeFileSystem`), what the client can read (`clientFileSystem`) or
 * contents in memory, those that a program gives to the library and those of tests; `FolderMemory` and the `withContent` of
 * the command line stand before another one. `readFile`, `readRange` and `list` reject with an Error that `phraseOf` makes
 * words for a person of. `stat`, `realPath` and `linkTarget` never reject: they answer undefined for what is not there.
 */
export interface FileSystem {
  /** The whole file. `limit` in bytes: a larger file rejects. */
  readFile(uri: string, limit: number): Promise<Uint8Array>;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  readRange(uri: string, offset: number, length: number): Promise<Uint8Array>;
  /** Follows links. Undefined means that nothing lies there; where that is not known, the type is `unreachable`. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** The URI with all links followed. */
  realPath(uri: string): Promise<string | undefined>;
  /**
   * The URI that a link leads to, as it stands in the link and not looked for; it may hold `..`. Undefined for what is no
   * link. Missing where the file system does not tell links.
   */
  linkTarget?(uri: string): Promise<string | undefined>;
  /** Does not follow links. */
  list(uri: string): Promise<readonly DirectoryEntry[]>;
}

/** True when something is known to lie there, whatever it is. A link lies there by itself and is not followed. */
export async function liesThere(fs: FileSystem, uri: string): Promise<boolean> {
  if ((await fs.linkTarget?.(uri)) !== undefined) return true;
  const found = await fs.stat(uri);
  return found !== undefined && found.type !== 'unreachable';
}

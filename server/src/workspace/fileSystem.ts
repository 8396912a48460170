export type FileType = 'file' | 'directory' | 'link' | 'other';

export interface FileStat {
  readonly type: FileType;
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
 * The port to files, by URI: a Node one, an in-memory one for tests. Every method rejects with an Error that
 * `phraseOf` makes words for a person of, except `stat` and `realPath`, which answer undefined for what is not there.
 */
export interface FileSystem {
  /** The whole file. `limit` in bytes: a larger file rejects. */
  readFile(uri: string, limit: number): Promise<Uint8Array>;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  readRange(uri: string, offset: number, length: number): Promise<Uint8Array>;
  /** Follows links. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** The URI with all links followed. */
  realPath(uri: string): Promise<string | undefined>;
  /** Does not follow links. */
  list(uri: string): Promise<readonly DirectoryEntry[]>;
}

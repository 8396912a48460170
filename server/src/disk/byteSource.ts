import type { Phrase } from '../l10n/phrase.js';

/** Bytes of one file, read in pieces. The workspace implements it; `disk` itself touches no file system. */
export interface ByteSource {
  /** Size in bytes when the source was opened. */
  readonly size: number;
  /**
   * Reads `length` bytes from `offset` (both in bytes, `length` at most a few MiB).
   * The answer is shorter when the file ends earlier, also because it shrank meanwhile.
   * @throws Error when the bytes cannot be read; `phraseOf` says why.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A file that must not or could not be opened, and why, in words for a person. */
export interface Unreadable {
  readonly unreadable: Phrase;
}

/**
 * Opens a file that an image names (an extent, a parent), by the name written in the image.
 * The workspace resolves it against the image's own folder and refuses what lies outside the allowed roots.
 */
export type OpenNamed = (name: string) => Promise<ByteSource | Unreadable>;

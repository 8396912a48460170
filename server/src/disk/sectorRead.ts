import type { ByteSource } from './byteSource.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { PhrasedError, phraseOf } from '../l10n/phrasedError.js';
import { readExactly, SECTOR } from './reading.js';

/**
 * Reads what the guest sees: `count` sectors of 512 bytes from `sector`.
 * @throws Error when they cannot be known; `phraseOf` says why.
 */
export type SectorRead = (sector: number, count: number) => Promise<Uint8Array>;

/** A stretch of guest sectors that are kept in one place, and how to read the first `count` of them. */
export interface Run {
  readonly sectors: number;
  readonly read: (count: number) => Promise<Uint8Array>;
}

/** Reads sectors that were never written: a guest sees zeros there. */
export const readZeros: SectorRead = (_sector, count) => Promise.resolve(new Uint8Array(count * SECTOR));

/** Never reads, and says why. */
export function refuse(reason: Phrase): SectorRead {
  return () => Promise.reject(new PhrasedError(reason));
}

/** A run inside a file, from `offset` in bytes. */
export function fileRun(source: ByteSource, offset: number, sectors: number): Run {
  return { sectors, read: (count) => readExactly(source, offset, count * SECTOR) };
}

/** Reads through a table: `locate` says for a sector where it and its successors are kept. */
export function readByRuns(locate: (sector: number) => Promise<Run> | Run): SectorRead {
  return async (sector, count) => {
    const bytes = new Uint8Array(count * SECTOR);
    let done = 0;
    while (done < count) {
      const run = await locate(sector + done);
      const sectors = Math.min(run.sectors, count - done);
      bytes.set(await run.read(sectors), done * SECTOR);
      done += sectors;
    }
    return bytes;
  };
}

/** Reads through another file, and names it in errors: there "it" is that file. */
export function readThrough(file: string, read: SectorRead): SectorRead {
  return async (sector, count) => {
    try {
      return await read(sector, count);
    } catch (error) {
      throw new PhrasedError(say`"${file}": ${phraseOf(error)}`, { cause: error });
    }
  };
}

/** Opens what is read only when the first sector is asked for. */
export function readLazily(open: () => Promise<SectorRead>): SectorRead {
  let opened: Promise<SectorRead> | undefined;
  return async (sector, count) => {
    opened ??= open();
    return (await opened)(sector, count);
  };
}

import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { ByteSource, OpenNamed } from './byteSource.js';

/** Bytes of a sector, in all formats here. */
export const SECTOR = 512;

/**
 * Reads exactly `length` bytes from `offset`, both in bytes.
 * @throws PhrasedError when the range lies outside the file, also because the file shrank meanwhile.
 */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  // Written so that NaN and Infinity from a damaged table fail too.
  if (!(offset >= 0 && length >= 0 && offset + length <= source.size)) {
    throw new PhrasedError(say`it points to byte ${offset}, outside the file of ${source.size} bytes`);
  }
  const bytes = await source.read(offset, length);
  if (bytes.length < length) {
    throw new PhrasedError(say`the file ended while it was read, at byte ${offset + bytes.length}`);
  }
  return bytes.subarray(0, length);
}

/**
 * Puts one common limit, in bytes, on all sources it is given. Tables that would lead on and on end there.
 * A source behind it throws an Error when the limit is reached.
 */
export function limitReads(limit: number): (source: ByteSource) => ByteSource {
  let left = limit;
  return (source) => ({
    size: source.size,
    read: (offset, length) => {
      if (length > left)
        return Promise.reject(new PhrasedError(say`more than ${limit} bytes would have to be read`));
      left -= length;
      return source.read(offset, length);
    },
  });
}

/** Opens a file named in an image. @throws Error when it must not or cannot be read, with the reason. */
export type OpenFile = (name: string) => Promise<ByteSource>;

/** Turns the answer "unreadable" into an Error, and passes sources through `limited`. */
export function openFiles(openNamed: OpenNamed, limited: (source: ByteSource) => ByteSource): OpenFile {
  return async (name) => {
    const opened = await openNamed(name);
    if ('unreadable' in opened) throw new PhrasedError(say`it could not be opened: ${opened.unreadable}`);
    return limited(opened);
  };
}

/** A view for reading numbers out of bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes as text, one character a byte, for comparing with magic words. */
export function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

/**
 * Reads single 32-bit numbers of a table, `offset` in bytes and a multiple of 4. Sectors once read are kept,
 * because neighbouring entries are asked for one after the other.
 * @throws Error when the entry lies outside the file.
 */
export function tableReader(source: ByteSource, littleEndian: boolean): (offset: number) => Promise<number> {
  const sectors = new Map<number, Promise<Uint8Array>>();
  return async (offset) => {
    const start = offset - (offset % SECTOR);
    const known = sectors.get(start);
    const reading = known ?? readExactly(source, start, Math.min(SECTOR, Math.max(source.size - start, 4)));
    if (known === undefined) sectors.set(start, reading);
    const bytes = await reading;
    if (offset - start + 4 > bytes.length) {
      throw new PhrasedError(say`a table of it ends outside the file, at byte ${offset}`);
    }
    return viewOf(bytes).getUint32(offset - start, littleEndian);
  };
}

import { say } from '../l10n/phrase.js';
import type { ByteSource } from './byteSource.js';
import { DamagedError } from './damagedError.js';
import { decodeBytes } from '../syntax/decodeBytes.js';
import { asciiAt, readExactly, SECTOR, viewOf } from './reading.js';

const HEADER = 1024;
/** No path is longer than this in bytes; a locator that claims more is damaged. */
const LOCATOR_LIMIT = 4096;

/** The header of a dynamic or differencing VHD. All offsets are in bytes of the file. */
export interface VhdHeader {
  readonly tableOffset: number;
  /** Number of blocks in the block allocation table. */
  readonly entries: number;
  /** Size of the data of one block in sectors: a power of two, usually 4096. */
  readonly blockSectors: number;
  readonly parentUuid: Uint8Array;
  /** File name of the parent, empty when there is none. */
  readonly parentName: string;
  /** Where the relative Windows path of the parent is kept. */
  readonly relativePath: ParentLocator | undefined;
  /** Where the full Windows path of the parent is kept. */
  readonly absolutePath: ParentLocator | undefined;
  /** Where old programs kept both. */
  readonly oldPaths: readonly (ParentLocator | undefined)[];
}

/** Where a path is kept, in bytes of the file. */
interface ParentLocator {
  readonly offset: number;
  readonly length: number;
  readonly encoding: 'utf-16le' | 'windows-1252';
}

/** True when the one's complement of the byte sum stands at `at`; these four bytes themselves do not count. */
export function isChecksumRight(bytes: Uint8Array, at: number): boolean {
  if (bytes.length < at + 4) return false;
  let sum = 0;
  bytes.forEach((byte, index) => {
    if (index < at || index >= at + 4) sum += byte;
  });
  return viewOf(bytes).getUint32(at) === ~sum >>> 0;
}

/** @throws Error when the header is missing, damaged, or describes blocks of an impossible size. */
export async function readVhdHeader(source: ByteSource, offset: number): Promise<VhdHeader> {
  if (offset + HEADER > source.size) throw new DamagedError(say`its VHD header is missing`);
  const bytes = await readExactly(source, offset, HEADER);
  if (asciiAt(bytes, 0, 8) !== 'cxsparse') throw new DamagedError(say`its VHD header is missing`);
  if (!isChecksumRight(bytes, 36))
    throw new DamagedError(say`its VHD header is damaged: the checksum does not match`);
  const view = viewOf(bytes);
  const blockSectors = view.getUint32(32) / SECTOR;
  if (blockSectors < 1 || !Number.isInteger(Math.log2(blockSectors))) {
    throw new DamagedError(
      say`its VHD header gives an impossible block size of ${blockSectors * SECTOR} bytes`,
    );
  }
  return {
    tableOffset: Number(view.getBigUint64(16)),
    entries: view.getUint32(28),
    blockSectors,
    parentUuid: bytes.slice(40, 56),
    parentName: textBeforeNul(bytes.subarray(64, 576), 'utf-16be'),
    relativePath: locator(bytes, 'W2ru'),
    absolutePath: locator(bytes, 'W2ku'),
    oldPaths: [locator(bytes, 'Wi2r'), locator(bytes, 'Wi2k')],
  };
}

/**
 * Of the eight parent locators the one with this code. W2ru and W2ku: UTF-16LE, relative to the child and full path; Wi2r and
 * Wi2k the same in the code page of the host, deprecated by the specification.
 */
function locator(header: Uint8Array, code: 'W2ru' | 'W2ku' | 'Wi2r' | 'Wi2k'): ParentLocator | undefined {
  const encoding = code.startsWith('W2') ? 'utf-16le' : 'windows-1252';
  for (let at = 576; at < 576 + 8 * 24; at += 24) {
    const view = viewOf(header.subarray(at, at + 24));
    const length = view.getUint32(8);
    if (asciiAt(header, at, 4) === code && length > 0 && length <= LOCATOR_LIMIT) {
      return { offset: Number(view.getBigUint64(16)), length, encoding };
    }
  }
  return undefined;
}

/** A path of the parent; undefined when the header points to none that can be read. */
export async function parentPathAt(
  source: ByteSource,
  locator: ParentLocator | undefined,
): Promise<string | undefined> {
  if (locator === undefined) return undefined;
  try {
    const bytes = await readExactly(source, locator.offset, locator.length);
    return textBeforeNul(bytes, locator.encoding) || undefined;
  } catch {
    // The name in the header still leads to the parent.
    return undefined;
  }
}

function textBeforeNul(bytes: Uint8Array, encoding: string): string {
  const text = decodeBytes(bytes, encoding).replace(/^\uFEFF/, '');
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

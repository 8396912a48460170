import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { ByteSource } from './byteSource.js';
import { readExactly, SECTOR, tableReader, viewOf } from './reading.js';
import { fileRun, readByRuns, readZeros, type Run, type SectorRead } from './sectorRead.js';
import type { VhdHeader } from './vhdHeader.js';

const UNUSED = 0xffffffff;

/** Of a longer table only so many bytes are looked at, with usual blocks those of the first 32 GiB of the disk. */
const TABLE_LIMIT = 64 * 1024;

interface BlockDisk {
  readonly source: ByteSource;
  readonly header: VhdHeader;
  /** In bytes. */
  readonly capacity: number;
  /** True for a differencing disk: a sector missing in a block comes from the parent. */
  readonly leavesSectorsToParent: boolean;
}

/**
 * Reads a dynamic or differencing VHD through its block allocation table. Each block begins with a bitmap that
 * has a bit for every sector, highest bit first, padded to whole sectors. A dynamic disk is read without it, as
 * other readers do, because a sector not written holds zeros anyway.
 */
export function readBlocks(disk: BlockDisk, beneath: SectorRead): SectorRead {
  const { source, header, capacity, leavesSectorsToParent } = disk;
  const { tableOffset, entries, blockSectors } = header;
  const entryAt = tableReader(source, false);
  const bitmapBytes = bitmapBytesOf(header);
  const below = leavesSectorsToParent ? beneath : readZeros;
  return readByRuns(async (sector): Promise<Run> => {
    if (sector >= Math.floor(capacity / SECTOR))
      throw new PhrasedError(say`the disk ends before sector ${sector}`);
    const block = Math.floor(sector / blockSectors);
    const within = sector % blockSectors;
    if (block >= entries) throw new PhrasedError(say`its block table has no entry for sector ${sector}`);
    const blockAt = await entryAt(tableOffset + block * 4);
    const fromParent = (sectors: number): Run => ({ sectors, read: (count) => below(sector, count) });
    if (blockAt === UNUSED) return fromParent(blockSectors - within);
    const dataAt = blockAt * SECTOR + bitmapBytes + within * SECTOR;
    if (!leavesSectorsToParent) return fileRun(source, dataAt, blockSectors - within);
    const [bits = 0] = await readExactly(source, blockAt * SECTOR + Math.floor(within / 8), 1);
    const isHere = (bits & (0x80 >> (within % 8))) !== 0;
    return isHere ? fileRun(source, dataAt, 1) : fromParent(1);
  });
}

const bitmapBytesOf = ({ blockSectors }: VhdHeader): number => Math.ceil(blockSectors / 8 / SECTOR) * SECTOR;

/**
 * True where the file ends before its block allocation table does, or before a block that the table names.
 * @throws Error when the table cannot be read.
 */
export async function areBlocksCutOff(source: ByteSource, header: VhdHeader): Promise<boolean> {
  const { tableOffset, entries, blockSectors } = header;
  if (tableOffset + entries * 4 > source.size) return true;
  const table = viewOf(await readExactly(source, tableOffset, Math.min(entries * 4, TABLE_LIMIT)));
  const blockBytes = bitmapBytesOf(header) + blockSectors * SECTOR;
  for (let at = 0; at < table.byteLength; at += 4) {
    const block = table.getUint32(at);
    if (block !== UNUSED && block * SECTOR + blockBytes > source.size) return true;
  }
  return false;
}

import { say } from '../l10n/phrase.js';
import type { Partitioning } from './diskImage.js';
import { gptPartitioning } from './gpt.js';
import { asciiAt, viewOf } from './reading.js';
import type { SectorRead } from './sectorRead.js';

const type = { dynamic: 0x42, protective: 0xee };

/** File systems that may lie on a disk without any partition table: where their boot sector names them. */
const bootSectors = [
  { offset: 3, word: 'NTFS    ' },
  { offset: 3, word: 'EXFAT   ' },
  { offset: 54, word: 'FAT' },
  { offset: 82, word: 'FAT32' },
];

/**
 * Says whether Windows sees a basic or a dynamic disk. Reads the first sector, and the GPT where it leads to one. The
 * private head of the Logical Disk Manager in sector 6 is not asked: Windows goes by the partition's type, and who changes
 * 0x42 back to 7 by a disk editor leaves that head behind.
 * Source: Microsoft, Disk Partition Types (PARTITION_LDM); "Linux LDM documentation"; UEFI specification, chapter 5.
 * @throws Error when a sector that decides cannot be read.
 */
export async function partitioningOf(read: SectorRead): Promise<Partitioning> {
  const sector = await read(0, 1);
  if (viewOf(sector).getUint16(510) !== 0x55aa) return { kind: 'none' };
  if (bootSectors.some(({ offset, word }) => asciiAt(sector, offset, word.length) === word)) {
    return { kind: 'none' };
  }
  const entries = [446, 462, 478, 494].map((at) => ({
    status: viewOf(sector).getUint8(at),
    type: viewOf(sector).getUint8(at + 4),
  }));
  if (entries.some(({ status }) => (status & 0x7f) !== 0)) {
    const reason = say`sector 0 carries the mark of a partition table, but its entries are none`;
    return { kind: 'unknown', reason };
  }
  const types = new Set(entries.map((entry) => entry.type));
  if (types.has(type.protective)) return gptPartitioning(read);
  return types.has(type.dynamic)
    ? { kind: 'dynamic', evidence: say`MBR partition type 0x42, Logical Disk Manager` }
    : { kind: 'basic' };
}

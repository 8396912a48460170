import { say, type Phrase } from '../l10n/phrase.js';
import { crc32 } from './crc32.js';
import type { Partitioning } from './diskImage.js';
import { asciiAt, SECTOR, viewOf } from './reading.js';
import type { SectorRead } from './sectorRead.js';

/** Sectors of partition entries that are read; 128 entries of 128 bytes, the usual table, take 32. */
const ENTRY_SECTORS_LIMIT = 64;

/** Partition types of the Logical Disk Manager. Source: Microsoft, PARTITION_INFORMATION_GPT. */
const dynamicTypes = [
  { name: say`LDM metadata`, guid: '5808C8AA-7E8F-42E0-85D2-E1E90434CFB3' },
  { name: say`LDM data`, guid: 'AF9B60A0-1431-4F62-BC68-3311714A69AD' },
];

/** Basic or dynamic, by the types of the GPT partitions. @throws Error when the table cannot be read. */
export async function gptPartitioning(read: SectorRead): Promise<Partitioning> {
  const table = parseHeader(await read(1, 1));
  if ('template' in table) return { kind: 'unknown', reason: table };
  const length = table.entries * table.entrySize;
  const bytes = (await read(table.firstSector, Math.ceil(length / SECTOR))).subarray(0, length);
  if (crc32(bytes) !== table.checksum) {
    return { kind: 'unknown', reason: say`the GPT is damaged: wrong checksum of its entries` };
  }
  const types = new Set<string>();
  for (let at = 0; at < length; at += table.entrySize) types.add(guidOf(bytes.subarray(at, at + 16)));
  const found = dynamicTypes.find(({ guid }) => types.has(guid));
  return found === undefined
    ? { kind: 'basic' }
    : { kind: 'dynamic', evidence: say`GPT partition type ${found.guid}, ${found.name}` };
}

interface EntryTable {
  readonly firstSector: number;
  readonly entries: number;
  /** In bytes. */
  readonly entrySize: number;
  readonly checksum: number;
}

/** The header in sector 1, or why it cannot be used. */
function parseHeader(sector: Uint8Array): EntryTable | Phrase {
  if (asciiAt(sector, 0, 8) !== 'EFI PART') return say`the MBR announces a GPT, but sector 1 holds none`;
  const view = viewOf(sector);
  const size = view.getUint32(12, true);
  const checksum = view.getUint32(16, true);
  const unsigned = sector.slice(0, Math.min(size, SECTOR));
  // The checksum counts its own four bytes as zero.
  unsigned.fill(0, 16, 20);
  if (size < 92 || size > SECTOR || crc32(unsigned) !== checksum) {
    return say`the GPT is damaged: wrong checksum of its header`;
  }
  const table = {
    firstSector: Number(view.getBigUint64(72, true)),
    entries: view.getUint32(80, true),
    entrySize: view.getUint32(84, true),
    checksum: view.getUint32(88, true),
  };
  if (table.entrySize < 128 || table.entries * table.entrySize > ENTRY_SECTORS_LIMIT * SECTOR) {
    return say`the GPT has ${table.entries} entries of ${table.entrySize} bytes; at most ${ENTRY_SECTORS_LIMIT} sectors are read`;
  }
  return table;
}

/** GUID text of 16 bytes on a disk: the first three groups are little-endian. */
function guidOf(bytes: Uint8Array): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = order.map((index) => viewOf(bytes).getUint8(index).toString(16).padStart(2, '0')).join('');
  return hex.toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { ByteSource } from './byteSource.js';
import { SECTOR, tableReader } from './reading.js';
import { fileRun, readByRuns, readZeros, type Run, type SectorRead } from './sectorRead.js';

/** A sparse extent: a directory of tables of grains. All numbers are sectors of 512 bytes but `tableEntries`. */
export interface GrainDisk {
  readonly source: ByteSource;
  readonly capacity: number;
  /** A power of two. */
  readonly grainSize: number;
  readonly tableEntries: number;
  /** Sector of the grain directory in the file. */
  readonly directory: number;
  /** True when the entry 1 stands for a grain of zeros. */
  readonly hasZeroedGrains: boolean;
  readonly isCompressed: boolean;
}

/** Reads a sparse extent through its grain tables; what was never written comes from `beneath`. */
export function readGrains(disk: GrainDisk, beneath: SectorRead): SectorRead {
  const entryAt = tableReader(disk.source, true);
  return readByRuns(async (sector): Promise<Run> => {
    if (!(sector < disk.capacity)) throw new PhrasedError(say`the extent ends before sector ${sector}`);
    const grain = Math.floor(sector / disk.grainSize);
    const within = sector % disk.grainSize;
    const sectors = disk.grainSize - within;
    const unwritten: Run = { sectors, read: (count) => beneath(sector, count) };
    const table = await entryAt(disk.directory * SECTOR + Math.floor(grain / disk.tableEntries) * 4);
    if (table === 0) return unwritten;
    const grainAt = await entryAt(table * SECTOR + (grain % disk.tableEntries) * 4);
    if (grainAt === 0) return unwritten;
    if (grainAt === 1 && disk.hasZeroedGrains) return { sectors, read: (count) => readZeros(sector, count) };
    if (disk.isCompressed) {
      throw new PhrasedError(say`its sectors are compressed, and compressed disks are not unpacked here`);
    }
    return fileRun(disk.source, (grainAt + within) * SECTOR, sectors);
  });
}

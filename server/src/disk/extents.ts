import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { DescriptorExtent } from '../syntax/vmdk/descriptor.js';
import { extentTypeOf } from './extentTypes.js';
import { readGrains } from './grains.js';
import { SECTOR, type OpenFile } from './reading.js';
import {
  fileRun,
  readByRuns,
  readLazily,
  readThrough,
  readZeros,
  refuse,
  type Run,
  type SectorRead,
} from './sectorRead.js';
import { readSparseHead } from './sparseHead.js';

/** Why a raw mapping, or a physical disk of a hosted product, is never read. */
export const rawReason = say`it leads to a LUN or a physical disk, which is never read`;

const devicePath = /^(?:\\\\[.?]\\|\/dev\/|\/vmfs\/devices\/)/i;

/** Reads a disk made of extents, in the order of the descriptor. A file is opened when it is first needed. */
export function readExtents(
  extents: readonly DescriptorExtent[],
  open: OpenFile,
  beneath: SectorRead,
): SectorRead {
  let end = 0;
  const places = extents.map((extent) => {
    const start = end;
    end += extent.sectors;
    const below: SectorRead = (sector, count) => beneath(start + sector, count);
    const read = readLazily(() => extentReader(extent, open, below));
    return { start, end, read: extent.file === undefined ? read : readThrough(extent.file, read) };
  });
  return readByRuns((sector): Run => {
    const place = places.find((candidate) => sector >= candidate.start && sector < candidate.end);
    if (place === undefined) throw new PhrasedError(say`the extents end before sector ${sector}`);
    return { sectors: place.end - sector, read: (count) => place.read(sector - place.start, count) };
  });
}

async function extentReader(
  extent: DescriptorExtent,
  open: OpenFile,
  beneath: SectorRead,
): Promise<SectorRead> {
  const kind = extentTypeOf(extent.type)?.kind;
  if (extent.access === 'NOACCESS')
    return refuse(say`the descriptor forbids access to the extent (NOACCESS)`);
  if (extent.type.toUpperCase() === 'ZERO' || extent.file === undefined) return readZeros;
  if (kind === 'raw' || devicePath.test(extent.file)) return refuse(rawReason);
  if (kind === undefined) return refuse(say`extents of type ${extent.type} are not read`);
  const source = await open(extent.file);
  if (kind === 'sparse') return readGrains((await readSparseHead(source)).grains, beneath);
  return readByRuns((sector) => fileRun(source, (extent.offset + sector) * SECTOR, extent.sectors - sector));
}

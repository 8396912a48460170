import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { ByteSource } from './byteSource.js';
import type { GrainDisk } from './grains.js';
import { asciiAt, readExactly, SECTOR, viewOf } from './reading.js';

/** The binary head of a sparse VMDK extent. */
export interface SparseHead {
  readonly grains: GrainDisk;
  /** Place of the descriptor inside the file, in sectors; length 0 when the descriptor is a file of its own. */
  readonly descriptor: { readonly sector: number; readonly sectors: number };
  /** Name of the parent in the head of a redo log (COWD). */
  readonly parentName: string | undefined;
  /** True when a redo log format (COWD) holds a whole disk: it then has a geometry instead of a parent. */
  readonly isRootDisk: boolean;
}

/** The word at the start of a sparse extent: KDMV of Workstation, Server and stream-optimized disks, COWD of ESX redo logs. */
export type SparseKind = 'KDMV' | 'COWD';
/** In bytes. */
export const SPARSE_KIND_LENGTH = 4;

const DIRECTORY_AT_END = 0xffffffffffffffffn;
const flags = { zeroedGrains: 0x4, compressed: 0x10000 };
/** A redo log has no field for it: every grain table has this many entries. */
const COWD_TABLE_ENTRIES = 4096;
/** In sectors, 8 PiB: far beyond every product, and still an exact number of bytes. */
const CAPACITY_LIMIT = 2 ** 44;
const COWD_PARENT = { offset: 32, length: 1024 };

/** The kind of a sparse extent by its first bytes, `SPARSE_KIND_LENGTH` of them. */
export function sparseKindOf(bytes: Uint8Array): SparseKind | undefined {
  const magic = asciiAt(bytes, 0, SPARSE_KIND_LENGTH);
  return magic === 'KDMV' || magic === 'COWD' ? magic : undefined;
}

/** @throws Error when the file is no sparse extent or gives impossible sizes. */
export async function readSparseHead(source: ByteSource): Promise<SparseHead> {
  const kind = sparseKindOf(await readExactly(source, 0, SPARSE_KIND_LENGTH));
  if (kind === undefined) {
    throw new PhrasedError(say`it is no sparse extent: neither KDMV nor COWD stands at its start`);
  }
  return kind === 'KDMV' ? readHostedHead(source) : readRedoHead(source);
}

/** Head of Workstation, Server and stream-optimized disks. Source: VMware, "Virtual Disk Format 1.1". */
async function readHostedHead(source: ByteSource): Promise<SparseHead> {
  const first = viewOf(await readExactly(source, 0, SECTOR));
  // A stream-optimized disk was written in one pass: only the copy of the head near the end knows the directory.
  const isStreamed = first.getBigUint64(56, true) === DIRECTORY_AT_END;
  const head = isStreamed ? viewOf(await readFooter(source)) : first;
  const flagWord = head.getUint32(8, true);
  const primary = Number(head.getBigUint64(56, true));
  return {
    grains: checkedSizes({
      source,
      capacity: Number(head.getBigUint64(12, true)),
      grainSize: Number(head.getBigUint64(20, true)),
      tableEntries: head.getUint32(44, true),
      directory: primary === 0 ? Number(head.getBigUint64(48, true)) : primary,
      hasZeroedGrains: (flagWord & flags.zeroedGrains) !== 0,
      isCompressed: (flagWord & flags.compressed) !== 0,
    }),
    descriptor: {
      sector: Number(first.getBigUint64(28, true)),
      sectors: Number(first.getBigUint64(36, true)),
    },
    parentName: undefined,
    isRootDisk: false,
  };
}

async function readFooter(source: ByteSource): Promise<Uint8Array> {
  const footer = await readExactly(source, source.size - 2 * SECTOR, SECTOR);
  if (sparseKindOf(footer) !== 'KDMV') {
    throw new PhrasedError(say`it is a stream-optimized disk that was cut off: no footer`);
  }
  return footer;
}

/** Head of an ESX redo log. Source: VMware, "Virtual Disk Format 1.1", COWDisk_Header. */
async function readRedoHead(source: ByteSource): Promise<SparseHead> {
  const bytes = await readExactly(source, 0, COWD_PARENT.offset + COWD_PARENT.length);
  const head = viewOf(bytes);
  const isRootDisk = hasGeometry(head);
  return {
    grains: checkedSizes({
      source,
      capacity: head.getUint32(12, true),
      grainSize: head.getUint32(16, true),
      tableEntries: COWD_TABLE_ENTRIES,
      directory: head.getUint32(20, true),
      hasZeroedGrains: false,
      isCompressed: false,
    }),
    descriptor: { sector: 0, sectors: 0 },
    parentName: isRootDisk ? undefined : parentNameIn(bytes.subarray(COWD_PARENT.offset)),
    isRootDisk,
  };
}

/** A root disk keeps cylinders, heads and sectors where a child keeps the name of its parent. */
function hasGeometry(head: DataView): boolean {
  const [cylinders = 0, heads = 0, sectors = 0] = [0, 4, 8].map((at) =>
    head.getUint32(COWD_PARENT.offset + at, true),
  );
  return cylinders > 0 && heads > 0 && heads <= 255 && sectors > 0 && sectors <= 63;
}

/** The name of the parent. Redo logs with a descriptor of their own leave it empty. */
function parentNameIn(bytes: Uint8Array): string | undefined {
  const end = bytes.indexOf(0);
  const name = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  return name === '' || /\p{Cc}/u.test(name) ? undefined : name;
}

function checkedSizes(grains: GrainDisk): GrainDisk {
  const { capacity, grainSize, tableEntries } = grains;
  const isPowerOfTwo = grainSize >= 1 && Number.isInteger(Math.log2(grainSize));
  if (!isPowerOfTwo)
    throw new PhrasedError(say`its head gives an impossible grain size of ${grainSize} sectors`);
  if (capacity > CAPACITY_LIMIT)
    throw new PhrasedError(say`its head gives an impossible capacity of ${capacity} sectors`);
  if (tableEntries < 1) throw new PhrasedError(say`its head says that grain tables have no entries`);
  return grains;
}

import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import { decodeBytes } from '../syntax/decodeBytes.js';
import { isDescriptor, parseDescriptor, type VmdkDescriptor } from '../syntax/vmdk/descriptor.js';
import type { ByteSource } from './byteSource.js';
import { rawReason, readExtents } from './extents.js';
import { readGrains } from './grains.js';
import { asciiAt, readExactly, SECTOR, type OpenFile } from './reading.js';
import type { RecognisedImage } from './recognised.js';
import { refuse } from './sectorRead.js';
import { readSparseHead } from './sparseHead.js';
import { allocationOf, isRawMapping, rawMappingOf } from './vmdkAllocation.js';

/**
 * Bytes of a descriptor that are read. A disk of 2 TB split into files of 2 GB needs about 48 KiB; what is longer
 * is no descriptor.
 */
const DESCRIPTOR_LIMIT = 64 * 1024;

const NO_PARENT = 'ffffffff';

/** True when a file that starts with these bytes is a VMDK descriptor. */
export function startsLikeDescriptor(bytes: Uint8Array): boolean {
  return isDescriptor(new TextDecoder().decode(bytes));
}

/** Recognises a VMDK whose descriptor is a file of its own. @throws Error when it cannot be understood. */
export async function recogniseDescriptor(source: ByteSource, open: OpenFile): Promise<RecognisedImage> {
  if (source.size > DESCRIPTOR_LIMIT) {
    throw new PhrasedError(
      say`it begins like a VMDK descriptor but is longer than ${DESCRIPTOR_LIMIT} bytes`,
    );
  }
  const descriptor = parseDescriptor(decode(await readExactly(source, 0, source.size)));
  return imageOf(descriptor, capacityOf(descriptor), (beneath) =>
    readExtents(descriptor.extents, open, beneath),
  );
}

/** Recognises a sparse VMDK with its descriptor inside (KDMV). @throws Error when it cannot be understood. */
export async function recogniseHosted(source: ByteSource): Promise<RecognisedImage> {
  const head = await readSparseHead(source);
  const { sector, sectors } = head.descriptor;
  const length = Math.min(sectors * SECTOR, DESCRIPTOR_LIMIT);
  const text = decode(await readExactly(source, sector * SECTOR, length));
  // An extent of a split disk has no room for a descriptor, or room that stays empty.
  if (!isDescriptor(text)) {
    throw new PhrasedError(
      say`it is one extent of a disk; the descriptor, a text file beside it, stands for the disk`,
    );
  }
  const descriptor = parseDescriptor(text);
  return imageOf(descriptor, head.grains.capacity * SECTOR, (beneath) => readGrains(head.grains, beneath));
}

/** Recognises an ESX redo log (COWD). @throws Error when it cannot be understood. */
export async function recogniseRedo(source: ByteSource): Promise<RecognisedImage> {
  const { grains, parentName, isRootDisk } = await readSparseHead(source);
  return {
    facts: {
      format: 'cowd',
      subformat: asciiAt(await readExactly(source, 0, 4), 0, 4),
      allocation: 'growable',
      isSnapshotLink: !isRootDisk,
      parent: parentName,
      rawMapping: undefined,
      capacity: grains.capacity * SECTOR,
      extents: [],
      descriptor: undefined,
    },
    identity: undefined,
    // The head carries no content id of the parent, so nothing proves that a file of this name is the one.
    parentIdentity: undefined,
    parentPath: parentName,
    sectors: (beneath) => readGrains(grains, beneath),
  };
}

function imageOf(
  descriptor: VmdkDescriptor,
  capacity: number | undefined,
  sectors: RecognisedImage['sectors'],
): RecognisedImage {
  const parentCid = descriptor.parentCid?.toLowerCase();
  const namesParent = parentCid !== undefined && parentCid !== NO_PARENT;
  const isRaw = isRawMapping(descriptor);
  const facts: RecognisedImage['facts'] = {
    format: 'vmdk',
    subformat: descriptor.createType ?? '',
    allocation: allocationOf(descriptor),
    isSnapshotLink: namesParent || descriptor.parentFileNameHint !== undefined,
    parent: descriptor.parentFileNameHint,
    rawMapping: rawMappingOf(descriptor),
    capacity,
    extents: descriptor.extents.flatMap(({ file, type, sectors: length, offset }) =>
      file === undefined ? [] : [{ file, type, sectors: length, offset }],
    ),
    descriptor: {
      cid: descriptor.cid,
      parentCid: descriptor.parentCid,
      adapterType: descriptor.adapterType,
      changeTrackPath: descriptor.changeTrackPath,
      thinProvisioned: descriptor.thinProvisioned,
    },
  };
  return {
    facts,
    identity: descriptor.cid?.toLowerCase(),
    parentIdentity: namesParent ? parentCid : undefined,
    parentPath: descriptor.parentFileNameHint,
    sectors: isRaw ? () => refuse(rawReason) : sectors,
  };
}

function capacityOf(descriptor: VmdkDescriptor): number | undefined {
  if (descriptor.extents.length === 0) return undefined;
  const bytes = descriptor.extents.reduce((sum, extent) => sum + extent.sectors, 0) * SECTOR;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Decodes a descriptor as it says itself, or as UTF-8 when it names no encoding that is known. */
function decode(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const { encoding } = parseDescriptor(text);
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return text;
  try {
    return decodeBytes(bytes, encoding);
  } catch {
    return text;
  }
}

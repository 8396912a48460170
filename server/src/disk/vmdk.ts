import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import { contentId, NO_PARENT } from '../syntax/vmdk/contentId.js';
import { decodeDescriptor } from '../syntax/vmdk/decodeDescriptor.js';
import { isDescriptor, parseDescriptor, type VmdkDescriptor } from '../syntax/vmdk/descriptor.js';
import type { ByteSource } from './byteSource.js';
import { rawReason, readExtents } from './extents.js';
import { readGrains } from './grains.js';
import { readExactly, SECTOR, type OpenFile } from './reading.js';
import type { RecognisedImage } from './recognised.js';
import { refuse } from './sectorRead.js';
import { readSparseHead } from './sparseHead.js';
import { allocationOf, isRawMapping, rawMappingOf } from './vmdkAllocation.js';

/**
 * Bytes of a descriptor that are read. A disk of 2 TB split into files of 2 GB needs about 48 KiB; what is longer
 * is no descriptor.
 */
const DESCRIPTOR_LIMIT = 64 * 1024;

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
  const descriptor = parseDescriptor(decodeDescriptor(await readExactly(source, 0, source.size)));
  return imageOf(descriptor, capacityOf(descriptor), (beneath) =>
    readExtents(descriptor.extents, open, beneath),
  );
}

/** Recognises a sparse VMDK with its descriptor inside (KDMV). @throws Error when it cannot be understood. */
export async function recogniseHosted(source: ByteSource): Promise<RecognisedImage> {
  const head = await readSparseHead(source);
  const { sector, sectors } = head.descriptor;
  const length = Math.min(sectors * SECTOR, DESCRIPTOR_LIMIT);
  const text = decodeDescriptor(await readExactly(source, sector * SECTOR, length));
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
      subformat: 'COWD',
      allocation: 'growable',
      isSnapshotLink: !isRootDisk,
      parent: parentName,
      rawMapping: undefined,
      capacity: grains.capacity * SECTOR,
      extentFiles: [],
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
  const parentCid = contentId(descriptor.parentCid);
  // A disk may keep the name of a parent that it no longer has: the content id decides.
  const parent = parentCid === NO_PARENT ? undefined : descriptor.parentFileNameHint || undefined;
  const parentIdentity = parentCid === NO_PARENT ? undefined : identityOf(descriptor.parentCid);
  const isRaw = isRawMapping(descriptor);
  const facts: RecognisedImage['facts'] = {
    format: 'vmdk',
    subformat: descriptor.createType ?? '',
    allocation: allocationOf(descriptor),
    isSnapshotLink: parent !== undefined || parentIdentity !== undefined,
    parent,
    rawMapping: rawMappingOf(descriptor),
    capacity,
    extentFiles: descriptor.extents.flatMap(({ file }) => file ?? []),
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
    identity: identityOf(descriptor.cid),
    parentIdentity,
    parentPath: parent,
    sectors: isRaw ? () => refuse(rawReason) : sectors,
  };
}

/** A content id in one spelling: some writers leave out leading zeros. */
function identityOf(cid: string | undefined): string | undefined {
  return contentId(cid)?.toString(16);
}

function capacityOf(descriptor: VmdkDescriptor): number | undefined {
  if (descriptor.extents.length === 0) return undefined;
  const bytes = descriptor.extents.reduce((sum, extent) => sum + extent.sectors, 0) * SECTOR;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

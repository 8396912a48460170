import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import { recognise } from './recognise.js';
import type { RecognisedImage } from './recognised.js';
import { SECTOR, type OpenFile } from './reading.js';
import { readLazily, readThrough, readZeros, type SectorRead } from './sectorRead.js';

/** Parents of parents that are followed. Longer chains are legal, but end in "unknown" here. */
const PARENT_LIMIT = 8;

/** Reads the guest's sectors of an image, through its parents where the image is a snapshot link. */
export function guestSectors(image: RecognisedImage, open: OpenFile, generation = 0): SectorRead {
  if (!image.facts.isSnapshotLink) return image.sectors(readZeros);
  const parent = readLazily(() => parentSectors(image, open, generation));
  const { parentPath } = image;
  return image.sectors(parentPath === undefined ? parent : readThrough(parentPath, parent));
}

async function parentSectors(
  child: RecognisedImage,
  open: OpenFile,
  generation: number,
): Promise<SectorRead> {
  const { parentPath, parentIdentity } = child;
  if (parentPath === undefined)
    throw new PhrasedError(say`the sectors lie in its parent, which it does not name`);
  if (parentIdentity === undefined) {
    throw new PhrasedError(say`the sectors lie in this parent, and nothing proves that it is the right one`);
  }
  if (generation === PARENT_LIMIT) {
    throw new PhrasedError(say`more than ${PARENT_LIMIT} parents would have to be followed`);
  }
  const source = await open(parentPath);
  const openBesideParent = inFolderOf(parentPath, open);
  const parent = await recognise(source, openBesideParent);
  if (parent.identity !== parentIdentity) {
    throw new PhrasedError(say`it is not the parent, or it was changed after the child was made`);
  }
  return upTo(parent.facts.capacity, guestSectors(parent, openBesideParent, generation + 1));
}

/** A child may be larger than its parent; what lies beyond a parent of known size was never written. */
function upTo(capacity = Infinity, read: SectorRead): SectorRead {
  const end = Math.floor(capacity / SECTOR);
  return async (sector, count) => {
    const bytes = new Uint8Array(count * SECTOR);
    const inside = Math.min(count, end - sector);
    if (inside > 0) bytes.set(await read(sector, inside));
    return bytes;
  };
}

/** Opens the files that a parent names: they are relative to the folder of the parent, not of the child. */
function inFolderOf(parentPath: string, open: OpenFile): OpenFile {
  const folder = /^.*[\\/]/s.exec(parentPath)?.[0] ?? '';
  return (name) => open(/^(?:[\\/]|[a-z]:)/i.test(name) ? name : folder + name);
}

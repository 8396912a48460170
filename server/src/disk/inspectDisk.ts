import type { ByteSource, OpenNamed } from './byteSource.js';
import { DamagedError } from './damagedError.js';
import type { DiskImage, Partitioning } from './diskImage.js';
import { guestSectors } from './guestSectors.js';
import { partitioningOf } from './partitioning.js';
import type { Phrase } from '../l10n/phrase.js';
import { phraseOf } from '../l10n/phrasedError.js';
import { limitReads, openFiles, type OpenFile } from './reading.js';
import { recognise } from './recognise.js';
import type { RecognisedImage } from './recognised.js';

/**
 * Bytes read at most for one image, all its extents and parents together: about 33 KiB of guest data (MBR and GPT),
 * at most 64 KiB of a descriptor, heads and single sectors of tables. It bounds what a damaged or hostile table can cost.
 */
export const READ_LIMIT = 256 * 1024;

/**
 * Says what a disk file is. `openNamed` opens the extents and parents that it names; raw mappings are never opened.
 * Never rejects: what cannot be read or understood is `unknown` with the reason.
 */
export async function inspectDisk(source: ByteSource, openNamed: OpenNamed): Promise<DiskImage> {
  try {
    const limited = limitReads(READ_LIMIT);
    const open = openFiles(openNamed, limited);
    const image = await recognise(limited(source), open);
    const parentPaths = parentPathsOf(image);
    return {
      ...image.facts,
      parentPaths,
      identity: image.identity,
      parentIdentity: image.parentIdentity,
      partitioning: await partitioning(image, open),
      damage: image.damage,
      reason: undefined,
    };
  } catch (error) {
    return {
      ...unknownImage(phraseOf(error)),
      damage: error instanceof DamagedError ? error.damage : undefined,
    };
  }
}

function parentPathsOf({ facts, parentPath, otherParentPaths = [] }: RecognisedImage): readonly string[] {
  const paths = [facts.parent, parentPath, ...otherParentPaths];
  return [...new Set(paths.filter((path) => path !== undefined && path !== ''))] as string[];
}

async function partitioning(image: RecognisedImage, open: OpenFile): Promise<Partitioning> {
  try {
    return await partitioningOf(guestSectors(image, open));
  } catch (error) {
    return { kind: 'unknown', reason: phraseOf(error) };
  }
}

/** The image of a file of which nothing is known, with the reason. */
export function unknownImage(reason: Phrase): DiskImage {
  return {
    format: 'unknown',
    subformat: '',
    allocation: 'unknown',
    isSnapshotLink: false,
    parent: undefined,
    parentPaths: [],
    identity: undefined,
    parentIdentity: undefined,
    rawMapping: undefined,
    capacity: undefined,
    extentFiles: [],
    partitioning: { kind: 'unknown', reason },
    descriptor: undefined,
    damage: undefined,
    reason,
  };
}

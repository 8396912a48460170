import type { Phrase } from '../l10n/phrase.js';
import type { DiskImage } from './diskImage.js';
import type { SectorRead } from './sectorRead.js';

/** What stands beside the facts, or is found out with more than the file's head. */
type ToldBeside = 'partitioning' | 'reason' | 'parentPaths' | 'damage' | 'identity' | 'parentIdentity';

/** What a disk file says about itself, before the sectors of the guest are looked at. */
export interface RecognisedImage {
  readonly facts: Omit<DiskImage, ToldBeside>;
  /** What a child writes down to know its parent: content id or UUID, hexadecimal in lower case. */
  readonly identity: string | undefined;
  /** The identity that the parent must have. */
  readonly parentIdentity: string | undefined;
  /** The name to open the parent by; it may differ from the one to show. */
  readonly parentPath: string | undefined;
  /** Further paths that the image keeps for its parent. */
  readonly otherParentPaths?: readonly (string | undefined)[];
  readonly damage?: Phrase | undefined;
  /** Reads the guest's sectors; `beneath` reads those that this file leaves to its parent. */
  readonly sectors: (beneath: SectorRead) => SectorRead;
}

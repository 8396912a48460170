import { ENGLISH } from '../../server/src/l10n/language.js';
import type { DiskImage } from '../../server/src/disk/diskImage.js';

/** Why a file could not be understood; undefined for one that was. */
export function reasonOf({ reason }: DiskImage): string | undefined {
  return reason && ENGLISH(reason);
}

/** Why nobody can tell whether the disk is a basic or a dynamic one; empty where somebody can. */
export function partitioningReason({ partitioning }: DiskImage): string {
  return 'reason' in partitioning ? ENGLISH(partitioning.reason) : '';
}

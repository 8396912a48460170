import type { DiskImage } from '../disk/diskImage.js';
import { fileIdentities } from '../machine/diskPath.js';
import type { Surroundings } from '../machine/surroundings.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';

/** A disk file that was found and read. */
export interface LocatedImage {
  /** Where the file lies; its extents are named relative to it. */
  readonly uri: string;
  readonly image: DiskImage;
}

/** One machine with everything that was gathered about it before rules run. */
export interface MachineFacts {
  readonly machine: VirtualMachine;
  /** By slot name, e.g. `scsi1:0`; a disk whose file was not found or not read is missing. */
  readonly images: ReadonlyMap<string, LocatedImage>;
  readonly surroundings: Surroundings;
}

export function imageOf(facts: MachineFacts, disk: Disk): DiskImage | undefined {
  return facts.images.get(slotName(disk.slot))?.image;
}

/**
 * What a disk's backing is known by: two disks are one file when they have an identity in common. A VMDK descriptor
 * is followed to its extents, so that two descriptors of one flat file count as one.
 */
export function backingIdentities(facts: MachineFacts, disk: Disk): readonly string[] {
  if (disk.fileName.value === undefined) return [];
  const named = fileIdentities(facts.machine.uri, disk.fileName.value);
  const located = facts.images.get(slotName(disk.slot));
  if (!located || located.image.format !== 'vmdk') return named;
  const extents = located.image.extents.flatMap((extent) => fileIdentities(located.uri, extent.file));
  return [...named, ...extents];
}

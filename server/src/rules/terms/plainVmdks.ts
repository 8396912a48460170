import { rememberedOf } from '../../syntax/remembered.js';
import { valueText } from '../../machine/fact.js';
import { guestGeneration } from '../../machine/guest.js';
import type { ClusterContext } from '../rule.js';
import { storageOf } from './diskStorage.js';
import { sharedDiskImages, type SharedDiskImage } from './sharedDiskImages.js';

/**
 * The shared disks of a node that are files on a VMFS and no mappings of a LUN. Snapshots are left out, because a
 * mapping has them too, and so is everything on vSAN and vVols. A multi-writer disk does not ask for a bus at all,
 * unless a Windows cluster has it by mistake.
 */
export const plainVmdks = rememberedOf((context: ClusterContext): readonly SharedDiskImage[] => {
  const { machine } = context;
  const isWindows = guestGeneration(valueText(machine.guest)) !== undefined;
  return sharedDiskImages(context).filter(
    ({ disk, image }) =>
      image.format === 'vmdk' &&
      image.allocation !== 'raw-mapping' &&
      !image.isSnapshotLink &&
      (disk.multiWriter.value !== true || isWindows) &&
      storageOf(machine, disk, image) === 'files',
  );
});

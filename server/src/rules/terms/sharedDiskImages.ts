import { rememberedOf } from '../../syntax/remembered.js';
import { imageOf } from '../../cluster/machineFacts.js';
import { sharedDisksOf } from '../../cluster/cluster.js';
import type { DiskImage } from '../../disk/diskImage.js';
import type { Disk } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';

/** A shared disk of the node, with what its file was found to be. */
export interface SharedDiskImage {
  readonly disk: Disk;
  readonly image: DiskImage;
}

/**
 * The node's shared disks whose file could be read, by this node's path or by that of another node: it is one file
 * for all of them. Disks that nobody could read are left out, because nothing is known about them.
 */
export const sharedDiskImages = rememberedOf(
  ({ cluster, machine }: ClusterContext): readonly SharedDiskImage[] =>
    sharedDisksOf(cluster, machine.uri).flatMap(({ disk, shared }) => {
      const own = shared.uses.filter((use) => use.disk === disk);
      const image = [...own, ...shared.uses]
        .map((use) => imageOf(use.node.facts, use.disk))
        .find((found) => found !== undefined && found.format !== 'unknown');
      return image ? [{ disk, image }] : [];
    }),
);

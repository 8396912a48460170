import { rememberedOf } from '../../syntax/remembered.js';
import { sharedDisksOf, type DiskUse } from '../../cluster/cluster.js';
import { controllerOf, isSharingBus, type Disk } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';

/** The disks of the node with `.sharing = "multi-writer"`. */
export const multiWriterDisks = rememberedOf(({ cluster, machine }: ClusterContext): readonly Disk[] => {
  return sharedDisksOf(cluster, machine.uri)
    .map(({ disk }) => disk)
    .filter(({ multiWriter }) => multiWriter.value === true);
});

/** True for a use on a controller whose mode is virtual or physical. */
export function isOnSharedBus({ node, disk }: DiskUse): boolean {
  return isSharingBus(controllerOf(node.facts.machine, disk.slot));
}

import { rememberedOf } from '../../syntax/remembered.js';
import { sharedDisksOf } from '../../cluster/cluster.js';
import type { Disk } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';

/** The disks of the node with `.sharing = "multi-writer"`. */
export const multiWriterDisks = rememberedOf(({ cluster, machine }: ClusterContext): readonly Disk[] => {
  return sharedDisksOf(cluster, machine.uri)
    .map(({ disk }) => disk)
    .filter(({ multiWriter }) => multiWriter.value === true);
});

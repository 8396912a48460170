import type { DiskUse } from '../../cluster/cluster.js';
import type { Sharer } from '../../cluster/clusterIndex.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';

/** One disk of one machine: what a repair in several files needs of a use. */
export interface MachineDisk {
  readonly machine: VirtualMachine;
  readonly disk: Disk;
}

/** A node's use of a shared disk, by its machine. */
export const diskOfUse = ({ node, disk }: DiskUse): MachineDisk => ({ machine: node.facts.machine, disk });

/** The disk of another machine with the same backing file, by its machine. */
export const diskOfSharer = ({ facts, disk }: Sharer): MachineDisk => ({ machine: facts.machine, disk });

/** The machines of disks, controllers and the like, each once, in the order in which they come first. */
export function machinesOf(all: readonly { readonly machine: VirtualMachine }[]): readonly VirtualMachine[] {
  return [...new Set(all.map(({ machine }) => machine))];
}

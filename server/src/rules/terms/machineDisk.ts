import type { DiskUse, SharedDisk } from '../../cluster/cluster.js';
import type { Sharer } from '../../cluster/clusterIndex.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import type { RelatedPlace } from '../rule.js';

/** One disk of one machine: what a repair in several files needs of a use. */
export interface MachineDisk {
  readonly machine: VirtualMachine;
  readonly disk: Disk;
}

/** A node's use of a shared disk, by its machine. */
export const diskOfUse = ({ node, disk }: DiskUse): MachineDisk => ({ machine: node.facts.machine, disk });

/** The disk of another machine with the same backing file, by its machine. */
export const diskOfSharer = ({ facts, disk }: Sharer): MachineDisk => ({ machine: facts.machine, disk });

/** The uses of a shared disk by machines of Virtual Server, each by its machine. */
export function vmcUses({ uses }: SharedDisk): readonly MachineDisk[] {
  return uses.map(diskOfUse).filter(({ machine }) => machine.source.format === 'vmc');
}

/** The uses of a disk in other machines. */
export function otherMachines(machine: VirtualMachine, uses: readonly MachineDisk[]): readonly MachineDisk[] {
  return uses.filter((use) => use.machine !== machine);
}

/** Where other machines name the disk. */
export function otherPlaces(others: readonly MachineDisk[]): readonly RelatedPlace[] {
  return others.map(({ machine, disk }) => ({
    uri: machine.uri,
    span: disk.fileName.span,
    message: say`The same disk file in another machine.`,
  }));
}

/** The machines of disks, controllers and the like, each once, in the order in which they come first. */
export function machinesOf(all: readonly { readonly machine: VirtualMachine }[]): readonly VirtualMachine[] {
  return [...new Set(all.map(({ machine }) => machine))];
}

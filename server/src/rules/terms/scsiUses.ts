import { rememberedOf } from '../../syntax/remembered.js';
import type { SharedDisk } from '../../cluster/cluster.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { isCopyOf } from './machineCopy.js';
import { diskOfUse, machinesOf, type MachineDisk } from './machineDisk.js';

/**
 * The uses of a shared disk on SCSI buses of .vmx files, one for each node. Empty when a machine names the disk twice,
 * because then nobody can say which use counts.
 */
export const scsiUses = rememberedOf(({ uses }: SharedDisk): readonly MachineDisk[] => {
  const found = uses
    .map(diskOfUse)
    .filter(({ machine, disk }) => machine.source.format === 'vmx' && disk.slot.bus === 'scsi');
  return machinesOf(found).length === found.length ? found : [];
});

/**
 * The uses that this machine's own may be compared with, its own among them. A backup or a variant of the same machine is
 * no node of its own.
 */
export function comparableUses(machine: VirtualMachine, shared: SharedDisk): readonly MachineDisk[] {
  const uses = scsiUses(shared);
  const isNode = (use: MachineDisk): boolean => use.machine === machine || !isCopyOf(machine, use.machine);
  return uses.some((use) => use.machine === machine) ? uses.filter(isNode) : [];
}

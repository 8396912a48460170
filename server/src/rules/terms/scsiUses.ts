import { rememberedOf } from '../../syntax/remembered.js';
import type { SharedDisk } from '../../cluster/cluster.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Format } from '../rule.js';
import { isCopyOf } from '../../cluster/machineCopy.js';
import { diskOfUse, machinesOf, type MachineDisk } from './machineDisk.js';

const usesIn = (format: Format) =>
  rememberedOf(({ uses }: SharedDisk): readonly MachineDisk[] => {
    const found = uses
      .map(diskOfUse)
      .filter(({ machine, disk }) => machine.source.format === format && disk.slot.bus === 'scsi');
    return machinesOf(found).length === found.length ? found : [];
  });

const USES = { vmx: usesIn('vmx'), vmc: usesIn('vmc') };

/**
 * The uses of a shared disk on SCSI buses of .vmx files, one for each node. Empty when a machine names the disk twice,
 * because then nobody can say which use counts.
 */
export const scsiUses = USES.vmx;

/**
 * The uses that this machine's own may be compared with, its own among them: those in files of its format. A backup or a
 * variant of the same machine is no node of its own.
 */
export function comparableUses(machine: VirtualMachine, shared: SharedDisk): readonly MachineDisk[] {
  const uses = USES[machine.source.format](shared);
  const isNode = (use: MachineDisk): boolean => use.machine === machine || !isCopyOf(machine, use.machine);
  return uses.some((use) => use.machine === machine) ? uses.filter(isNode) : [];
}

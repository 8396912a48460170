import { sharedDisksOf, type Cluster } from '../../cluster/cluster.js';
import { bootController } from '../../machine/bootDisk.js';
import { controllerOf, type Controller, type VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * The controllers of a node that hold shared disks, whether they are shared or not; the boot disk's is left out, because such
 * a disk has to move first.
 */
export function controllersOfSharedDisks(cluster: Cluster, machine: VirtualMachine): readonly Controller[] {
  const boot = bootController(machine);
  const found = sharedDisksOf(cluster, machine.uri)
    .map(({ disk }) => controllerOf(machine, disk.slot))
    .filter((controller) => controller !== undefined);
  return [...new Set(found)].filter((controller) => controller !== boot);
}

/** The SCSI controllers among them. */
export function scsiControllersOfSharedDisks(
  cluster: Cluster,
  machine: VirtualMachine,
): readonly Controller[] {
  return controllersOfSharedDisks(cluster, machine).filter(({ bus }) => bus === 'scsi');
}

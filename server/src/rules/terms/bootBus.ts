import { sharedDisksOf, type Cluster } from '../../cluster/cluster.js';
import { bootController, bootDisk } from '../../machine/bootDisk.js';
import { isSharingBus, type Controller, type VirtualMachine } from '../../machine/virtualMachine.js';
import { isOnBootController } from './diskSharing.js';

/** The shared disks beside the boot disk. */
export function sharedOnBootController(
  cluster: Cluster,
  machine: VirtualMachine,
): ReturnType<typeof sharedDisksOf> {
  return sharedDisksOf(cluster, machine.uri).filter(
    ({ disk }) => disk !== bootDisk(machine) && isOnBootController(machine, disk),
  );
}

/** The controller of the boot disk, where it is shared and holds no shared disk. */
export function sharedForNothing(cluster: Cluster, machine: VirtualMachine): Controller | undefined {
  const controller = bootController(machine);
  return isSharingBus(controller) && sharedOnBootController(cluster, machine).length === 0
    ? controller
    : undefined;
}

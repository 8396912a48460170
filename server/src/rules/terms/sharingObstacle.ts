import { bootDisk } from '../../machine/bootDisk.js';
import { spansHosts } from '../../machine/declaration.js';
import { valueText } from '../../machine/fact.js';
import { guestGeneration } from '../../machine/guest.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { mayShareBusOf } from './diskSharing.js';
import type { MachineDisk } from './machineDisk.js';

/**
 * What stands against sharing the bus of a disk, the gravest first: nodes on several hosts or guests that need SCSI-3
 * reservations, for which no bus of a hosted product does; a machine that starts from the disk; a bus that cannot or
 * should not be shared.
 */
export type SharingObstacle = 'iscsi-only' | 'boot-disk' | 'place';

/** True for a machine whose shared disks cannot hang on a bus of a hosted product. */
export function needsIscsi({ guest, declaration }: VirtualMachine): boolean {
  return spansHosts(declaration.cluster.value) || guestGeneration(valueText(guest)) === 'scsi-3';
}

/** @param uses of one disk, in every machine that names it. */
export function obstacleToSharing(uses: readonly MachineDisk[]): SharingObstacle | undefined {
  if (uses.some((use) => needsIscsi(use.machine))) return 'iscsi-only';
  if (uses.some((use) => bootDisk(use.machine) === use.disk)) return 'boot-disk';
  const fits = uses.every((use) => use.disk.slot.bus === 'scsi' && mayShareBusOf(use.machine, use.disk));
  return fits ? undefined : 'place';
}

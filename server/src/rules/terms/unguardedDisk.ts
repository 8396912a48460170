import type { Sharer } from '../../cluster/clusterIndex.js';
import { bootDisk, isQuorumDisk } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { spansHosts } from '../../machine/declaration.js';
import { guestGeneration } from '../../machine/guest.js';
import { controllerName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import { mayShareBusOf } from './diskSharing.js';
import { isCopyOf } from '../../cluster/machineCopy.js';
import { diskOfSharer, type MachineDisk } from './machineDisk.js';
import { say } from '../../l10n/phrase.js';
import { type Fix, fixForEach, type RuleContext } from '../rule.js';

/** A disk that is known to be shared, and the machines that name it too. */
export interface SharedUse {
  readonly disk: Disk;
  readonly sharers: readonly Sharer[];
}

/** The first disk that another machine uses too, else one named quorum or witness; never the boot disk, nor one that only a copy of the machine names. */
export function findSharedDisk(context: RuleContext, disks: readonly Disk[]): SharedUse | undefined {
  const boot = bootDisk(context.machine);
  const uses = disks
    .filter((disk) => disk !== boot)
    .map((disk) => ({
      disk,
      sharers: context.sharersOf(disk).filter(({ facts }) => !isCopyOf(context.machine, facts.machine)),
    }));
  return (
    uses.find(({ sharers }) => sharers.length > 0) ??
    uses.find(({ disk }) => isQuorumDisk(context.machine, valueText(disk.fileName)))
  );
}

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

/** The disk in the machine itself and in those that name it too. */
export const usesIn = (machine: VirtualMachine, { disk, sharers }: SharedUse): readonly MachineDisk[] => [
  { machine, disk },
  ...sharers.map(diskOfSharer),
];

/** Shares the bus in every machine that names the disk; for a disk without an obstacle. */
export function shareFix(disk: Disk, uses: readonly MachineDisk[]): Fix {
  const bus = controllerName({ bus: disk.slot.bus, number: disk.slot.controller });
  return fixForEach(
    uses,
    uses.length > 1
      ? say`Share the controller of ${baseName(valueText(disk.fileName))} in every node`
      : say`Set ${bus}.sharedBus to "virtual"`,
    (editor, { machine: one, disk: { slot } }) => {
      editor.setBusSharing({ bus: slot.bus, number: slot.controller }, 'virtual');
      if (one.diskLocking.value !== false) editor.setDiskLocking(false);
    },
  );
}

import type { Sharer } from '../../cluster/clusterIndex.js';
import { bootDisk, isQuorumDisk } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { guestGeneration } from '../../machine/guest.js';
import { controllerName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import { mayShareBusOf } from './diskSharing.js';
import { isCopyOf } from './machineCopy.js';
import { diskOfSharer } from './machineDisk.js';
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

/** Shares the bus in every machine that names the disk; undefined where that would be the next mistake. */
export function shareFix(machine: VirtualMachine, { disk, sharers }: SharedUse): Fix | undefined {
  const uses = [{ machine, disk }, ...sharers.map(diskOfSharer)];
  const isReady = uses.every(
    (use) =>
      use.disk.slot.bus === 'scsi' &&
      mayShareBusOf(use.machine, use.disk) &&
      guestGeneration(valueText(use.machine.guest)) !== 'scsi-3' &&
      (use.machine.declaration.cluster.value ?? 'in-a-box') === 'in-a-box',
  );
  if (!isReady) return undefined;
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

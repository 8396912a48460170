import { bootDisk } from '../../machine/bootDisk.js';
import { lastTarget } from '../../machine/edits/deviceRanges.js';
import type { MachineEditor } from '../../machine/editor.js';
import { isCopyOf } from '../../cluster/machineCopy.js';
import {
  controllerName,
  controllerOf,
  presentDisks,
  type Slot,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import { fixForEach, type Fix, type RuleContext } from '../rule.js';
import { enableForShared } from './adapterModel.js';
import { isOnBootController, needsLockingOff, withLocking } from './diskSharing.js';
import { diskOfSharer, machinesOf, type MachineDisk } from './machineDisk.js';
import { sharedControllerPlace } from './sharedControllerPlace.js';
import { needsIscsi } from './sharingObstacle.js';

/** The disks beside the boot disk that other machines use too, each with all its uses; not what only a copy of the machine names. */
export function sharedBesideBootDisk(context: RuleContext): readonly (readonly MachineDisk[])[] {
  const { machine } = context;
  return presentDisks(machine)
    .filter((disk) => isBesideBootDisk({ machine, disk }))
    .map((disk) => {
      const others = context.sharersOf(disk).filter(({ facts }) => !isCopyOf(machine, facts.machine));
      return [{ machine, disk }, ...others.map(diskOfSharer)];
    })
    .filter((uses) => uses.length > 1);
}

/**
 * Moves shared disks of hosted machines from the controller of the boot disk to one of their own, which it shares: in every
 * node, target numbers kept, and all disks at once, because one that stayed behind would be guarded by nothing. Undefined
 * where a disk is in another place in some machine, where nobody can say which place is meant, and where no bus has room
 * for all of them.
 *
 * @param disks the uses of each disk.
 * @param tidy takes away what stood for the sharing before, by the slot that the disk has in the file.
 */
export function moveFromBootBusFix(
  disks: readonly (readonly MachineDisk[])[],
  tidy?: (editor: MachineEditor, slot: Slot) => void,
): Fix | undefined {
  const uses = disks.flat();
  const [first] = uses;
  if (!first || !disks.every(isPlain)) return undefined;
  const targets = uses.map(({ machine, disk }) => ({ machine, target: disk.slot.target }));
  const number = sharedControllerPlace(targets, 'virtual');
  if (number === undefined) return undefined;
  const place = { bus: 'scsi', number } as const;
  // So there are never more disks to move than a bus holds, whatever the files name.
  if (targets.some(({ machine, target }) => target > lastTarget(machine, place))) return undefined;
  const from = controllerName({ bus: 'scsi', number: first.disk.slot.controller });
  const to = controllerName(place);
  const title = say`Move the shared disks from ${from} to ${to}, and share that controller, in every node`;
  return fixForEach(uses, withLocking(title, machinesOf(uses)), (editor, { machine, disk: { slot } }) => {
    tidy?.(editor, slot);
    editor.moveDisk(slot, { ...slot, controller: number });
    enableForShared(editor, machine, number, controllerOf(machine, slot));
    editor.setBusSharing(place, 'virtual');
    if (needsLockingOff(machine)) editor.setDiskLocking(false);
  });
}

/** In each of several machines once, at one target beside the boot disk. */
function isPlain(uses: readonly MachineDisk[]): boolean {
  const targets = new Set(uses.map(({ disk }) => disk.slot.target));
  return (
    targets.size === 1 &&
    uses.length > 1 &&
    machinesOf(uses).length === uses.length &&
    uses.every((use) => isBesideBootDisk(use) && isOpen(use.machine))
  );
}

const isBesideBootDisk = ({ machine, disk }: MachineDisk): boolean =>
  disk.slot.bus === 'scsi' && bootDisk(machine) !== disk && isOnBootController(machine, disk);

const isOpen = (machine: VirtualMachine): boolean => !machine.encrypted && !needsIscsi(machine);

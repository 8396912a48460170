import { bootDisk } from '../../machine/bootDisk.js';
import { editMachine } from '../../machine/editMachine.js';
import { LAST_CONTROLLER } from '../../machine/edits/deviceRanges.js';
import { numbersTo } from '../../machine/edits/numbering.js';
import type { MachineEditor } from '../../machine/editor.js';
import {
  controllerOf,
  disksOn,
  isSharingBus,
  sameController,
  type Controller,
} from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import { fixAcross, type Fix } from '../rule.js';
import { isFoundByPlace, isTwice } from './drivePlace.js';
import { machinesOf, type MachineDisk } from './machineDisk.js';
import { currentScsiId, withDistinctScsiIds, type WithScsiId } from './scsiIds.js';
import { isEditable } from './vmcFile.js';

/** Which controller a shared disk gets for itself in one machine, and which SCSI id that controller shall have. */
export interface OwnAdapter extends WithScsiId {
  readonly controller: number;
}

/** True for a disk that has a SCSI controller for itself. */
export function isAlone({ machine, disk }: MachineDisk): boolean {
  const { bus, controller: number } = disk.slot;
  return bus === 'scsi' && disksOn(machine, { bus, number }).length === 1;
}

/** The controller of a disk, when its bus is shared. */
export function sharedBusOf({ machine, disk }: MachineDisk): Controller | undefined {
  const controller = controllerOf(machine, disk.slot);
  return isSharingBus(controller) ? controller : undefined;
}

/**
 * The controller that each use of a disk gets for itself: its own where it is alone there already, for all others one
 * number that is free in every machine. Undefined when there is none, when a machine names the disk twice, or where an
 * editor would find another one.
 * @param taken numbers that are promised to other disks.
 */
export function ownAdapters(
  uses: readonly MachineDisk[],
  taken: readonly number[] = [],
): readonly OwnAdapter[] | undefined {
  const machines = machinesOf(uses);
  if (
    machines.length < uses.length ||
    !machines.every(isEditable) ||
    !uses.every(({ machine, disk }) => isFoundByPlace(machine, disk))
  )
    return undefined;
  const others = uses.filter((use) => !isAlone(use));
  const free = numbersTo(LAST_CONTROLLER.scsi).filter(
    (number) =>
      !taken.includes(number) &&
      others.every(
        ({ machine }) =>
          disksOn(machine, { bus: 'scsi', number }).length === 0 &&
          !isTwice(machine, { bus: 'scsi', number }),
      ),
  );
  const isSettled = (one: number): boolean =>
    uses.some((use) => isAlone(use) && use.disk.slot.controller === one);
  const number = free.find(isSettled) ?? free[0];
  if (number === undefined && others.length > 0) return undefined;
  return withDistinctScsiIds(uses).map((use) => ({
    ...use,
    controller: isAlone(use) || number === undefined ? use.disk.slot.controller : number,
  }));
}

/**
 * Hangs the disk alone at location 0 of a shared controller, as Virtual Server demands for a shared bus. A controller
 * that it leaves to the boot disk is shared no more.
 */
export function hangOnOwnAdapter(
  editor: MachineEditor,
  { machine, disk: { slot }, controller, scsiId }: OwnAdapter,
): void {
  const place = { bus: 'scsi', number: controller } as const;
  const existing = controllerOf(machine, { bus: 'scsi', controller });
  editor.enableController(place).setBusSharing(place, 'virtual');
  const current = existing ? currentScsiId(existing) : 7;
  if (current !== undefined && current !== scsiId) editor.setScsiId(place, scsiId);
  editor.moveDisk(slot, { bus: 'scsi', controller, target: 0 });
  const boot = bootDisk(machine)?.slot;
  const isLeftToBoot = boot !== undefined && sameController(boot, slot);
  if (isLeftToBoot && isSharingBus(controllerOf(machine, slot)))
    editor.setBusSharing({ bus: slot.bus, number: slot.controller }, 'none');
}

/** The repair of a shared disk that hangs on no shared controller, in all machines at once. */
export function ownAdapterFix(uses: readonly MachineDisk[], name: string): Fix | undefined {
  const plans = ownAdapters(uses);
  if (!plans) return undefined;
  return fixAcross(
    plans.map(({ machine }) => machine),
    plans.length > 1
      ? say`Put ${name} on a shared SCSI controller of its own in every node`
      : say`Put ${name} on a shared SCSI controller of its own`,
    (machine) => {
      const editor = editMachine(machine);
      for (const plan of plans) if (plan.machine === machine) hangOnOwnAdapter(editor, plan);
      return editor;
    },
  );
}

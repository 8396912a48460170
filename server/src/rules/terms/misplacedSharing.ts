import type { MachineEditor } from '../../machine/editor.js';
import { bootDisk } from '../../machine/bootDisk.js';
import {
  controllerOf,
  disksOn,
  isPrivateBus,
  isSharingBus,
  type BusSharing,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { RuleContext } from '../rule.js';
import { isLockingOff, mayShareBusOf, needsLockingOff, readsMultiWriter } from './diskSharing.js';
import { LOCK_AND_CONNECT_BY_ISCSI } from './hostedNode.js';

/** A SCSI controller of one machine. */
export interface MachineController {
  readonly machine: VirtualMachine;
  readonly controller: number;
}

/**
 * What becomes of a setting that stands in the wrong place when the bus shall be shared: `write` the right one,
 * `delete` it only, because the bus or its disks are shared already, or undefined where nobody can say. A bus without a disk, and one
 * that also carries the boot disk, is not shared by a repair.
 */
export function sharingRepair({ machine, controller }: MachineController): 'write' | 'delete' | undefined {
  const existing = controllerOf(machine, { bus: 'scsi', controller });
  if (isSharingBus(existing) || isSharedByFlag({ machine, controller })) return 'delete';
  return (!existing || isPrivateBus(existing)) &&
    disksOn(machine, { bus: 'scsi', number: controller }).some((disk) => mayShareBusOf(machine, disk))
    ? 'write'
    : undefined;
}

/**
 * True when every disk on the controller but the boot disk is shared by its own multi-writer flag, so that sharing the bus too
 * would be the next mistake. Not where locking is off: that is how hosted products share, and they read no flag.
 */
export function isSharedByFlag({ machine, controller }: MachineController): boolean {
  const boot = bootDisk(machine);
  const disks = disksOn(machine, { bus: 'scsi', number: controller }).filter((disk) => disk !== boot);
  return (
    readsMultiWriter(machine.product) &&
    !isLockingOff(machine) &&
    disks.length > 0 &&
    disks.every(({ multiWriter }) => multiWriter.value === true)
  );
}

/** Shares the bus; hosted products then also need disk.locking off. */
export function shareBus(
  editor: MachineEditor,
  { machine, controller }: MachineController,
  mode: BusSharing,
): void {
  editor.setBusSharing({ bus: 'scsi', number: controller }, mode);
  if (needsLockingOff(machine)) editor.setDiskLocking(false);
}

/** The controller itself, first, and those of other machines that hold one of its disks. */
export function controllersOfDisks(context: RuleContext, controller: number): readonly MachineController[] {
  const { machine } = context;
  const others = disksOn(machine, { bus: 'scsi', number: controller })
    .flatMap((disk) => context.sharersOf(disk))
    .filter(({ facts, disk }) => facts.machine.source.format === 'vmx' && disk.slot.bus === 'scsi')
    .map(({ facts, disk }) => ({ machine: facts.machine, controller: disk.slot.controller }));
  const named = [{ machine, controller }, ...others].map(
    (one) => [`${one.machine.uri}#${one.controller}`, one] as const,
  );
  return [...new Map(named).values()];
}

/**
 * What it comes to that the setting shares nothing where it stands, in a machine without locks; undefined where locks guard
 * the disks, and where none that several machines may open is on the controller.
 */
export function whatNothingGuards({ machine, controller }: MachineController): Phrase | undefined {
  if (!isLockingOff(machine)) return undefined;
  const boot = bootDisk(machine);
  const isUnguarded = disksOn(machine, { bus: 'scsi', number: controller }).some(
    (disk) => disk !== boot && disk.shared.value !== true,
  );
  return isUnguarded
    ? say`As disk.locking is FALSE, nothing guards the disks on scsi${controller}: the machines can write to them at once and destroy them.`
    : undefined;
}

/** What to do with a setting that is not wanted in any place, and with disks that nothing guards meanwhile. */
export function deletion(unguarded: Phrase | undefined): Phrase {
  return unguarded ? say`Delete this line. ${LOCK_AND_CONNECT_BY_ISCSI}` : say`Delete this line.`;
}

import type { MachineEditor } from '../../machine/editor.js';
import { isAbsent } from '../../machine/fact.js';
import {
  controllerOf,
  isSharingBus,
  presentDisks,
  type BusSharing,
  type Disk,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import type { RuleContext } from '../rule.js';
import { mayShareBusOf, needsLockingOff } from './diskSharing.js';

/** A SCSI controller of one machine. */
export interface MachineController {
  readonly machine: VirtualMachine;
  readonly controller: number;
}

/** The hard disks on the controller. */
export function disksOn({ machine, controller }: MachineController): readonly Disk[] {
  return presentDisks(machine).filter(({ slot }) => slot.bus === 'scsi' && slot.controller === controller);
}

/**
 * What becomes of a setting that stands in the wrong place when the bus shall be shared: `write` the right one,
 * `delete` it only, because the bus is shared already, or undefined where nobody can say. A bus without a disk, and one
 * that also carries the boot disk, is not shared by a repair.
 */
export function sharingRepair(place: MachineController): 'write' | 'delete' | undefined {
  const { machine, controller } = place;
  const existing = controllerOf(machine, { bus: 'scsi', controller, target: 0 });
  if (isSharingBus(existing)) return 'delete';
  const isOpen = !existing || existing.sharing.value === 'none' || isAbsent(existing.sharing);
  return isOpen && disksOn(place).some((disk) => mayShareBusOf(machine, disk)) ? 'write' : undefined;
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
  const others = disksOn({ machine, controller })
    .flatMap((disk) => context.sharersOf(disk))
    .filter(({ facts, disk }) => facts.machine.source.format === 'vmx' && disk.slot.bus === 'scsi')
    .map(({ facts, disk }) => ({ machine: facts.machine, controller: disk.slot.controller }));
  const named = [{ machine, controller }, ...others].map(
    (one) => [`${one.machine.uri}#${one.controller}`, one] as const,
  );
  return [...new Map(named).values()];
}

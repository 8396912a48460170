import { wouldStartFrom } from '../../machine/bootDisk.js';
import { LAST_CONTROLLER } from '../../machine/edits/deviceRanges.js';
import { numbersTo } from '../../machine/edits/numbering.js';
import {
  controllerOf,
  diskAt,
  hangsOn,
  type BusSharing,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';

/** A target on some machine. */
export interface Target {
  readonly machine: VirtualMachine;
  readonly target: number;
}

/**
 * The number of a SCSI controller, one for all machines, where the targets are free and the mode fits: one that shares
 * already, else one that no machine uses, and behind the disk that each machine starts from. Undefined when there is none.
 */
export function sharedControllerPlace(targets: readonly Target[], mode: BusSharing): number | undefined {
  const numbers = numbersTo(LAST_CONTROLLER.scsi);
  const isFree = (number: number): boolean =>
    targets.every(({ machine, target }) => {
      const slot = { bus: 'scsi', controller: number, target } as const;
      return !diskAt(machine, slot) && canShare(machine, number, mode) && !wouldStartFrom(machine, slot);
    });
  const shares = ({ machine }: Target, number: number): boolean =>
    controllerOf(machine, { bus: 'scsi', controller: number })?.sharing.value === mode;
  return (
    numbers.find((number) => isFree(number) && targets.some((target) => shares(target, number))) ??
    numbers.find(isFree)
  );
}

/** A controller that shares in this mode already, or holds nothing at all. */
export function canShare(machine: VirtualMachine, number: number, mode: BusSharing | undefined): boolean {
  const controller = controllerOf(machine, { bus: 'scsi', controller: number });
  if (mode !== undefined && controller?.sharing.value === mode) return true;
  return !machine.disks.some((disk) => hangsOn(disk, { bus: 'scsi', number }) && disk.isPresent);
}

import { isAbsent, valueText } from '../fact.js';
import type { ControllerId } from '../editor.js';
import { diskAt, hangsOn, type Disk, type Slot, type VirtualMachine } from '../virtualMachine.js';

/**
 * The device that takes a slot: one that is switched on, or a switched-off disk that still names its file. Other leftovers of
 * switched-off devices, such as `ide1:0.present = "FALSE"`, leave the slot free.
 */
export function occupant(machine: VirtualMachine, slot: Slot): Disk | undefined {
  const disk = diskAt(machine, slot);
  return disk && takesSlot(disk) ? disk : undefined;
}

export function isOccupied(machine: VirtualMachine, slot: Slot): boolean {
  return occupant(machine, slot) !== undefined;
}

/** True for a controller that the file switches on, that holds a device, or that has settings beside a missing switch. */
export function isControllerInUse(machine: VirtualMachine, { bus, number }: ControllerId): boolean {
  const controller = machine.controllers.find((one) => one.bus === bus && one.number === number);
  if (!controller) return false;
  const { present, model, sharing } = controller;
  const isSwitchedOn = isAbsent(present) ? !isAbsent(model) || !isAbsent(sharing) : present.value !== false;
  return isSwitchedOn || machine.disks.some((disk) => hangsOn(disk, controller) && takesSlot(disk));
}

function takesSlot({ isPresent, kind, fileName }: Disk): boolean {
  const isDisk = kind === 'disk' || kind === 'passthrough';
  return isPresent || (isDisk && valueText(fileName).trim() !== '');
}

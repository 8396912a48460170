import { say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../diskPath.js';
import type { ControllerId } from '../editor.js';
import { valueText } from '../fact.js';
import {
  controllerName,
  diskAt,
  sameSlot,
  slotName,
  type Slot,
  type VirtualMachine,
} from '../virtualMachine.js';
import { isReserved, lastAdapter, lastController, lastTarget } from './deviceRanges.js';
import { isControllerInUse, occupant } from './occupied.js';

/** The reason why the device in `from` cannot move to `to`; undefined where it can. The controller may be missing yet. */
export function whyNotMove(machine: VirtualMachine, from: Slot, to: Slot): Phrase | undefined {
  if (!diskAt(machine, from)) return say`There is no device at ${slotName(from)}.`;
  if (sameSlot(from, to)) return say`The device is at ${slotName(to)} already.`;
  return whyNotAddDisk(machine, to);
}

/** The reason why no device can be hung in a slot; undefined where one can. The controller may be missing yet. */
export function whyNotAddDisk(machine: VirtualMachine, slot: Slot): Phrase | undefined {
  const controller = { bus: slot.bus, number: slot.controller };
  const outside = outsideOfControllers(machine, controller);
  if (outside) return outside;
  if (isReserved(machine, slot))
    return say`${slotName(slot)} is the place of the SCSI controller itself, so no device can be there.`;
  const last = lastTarget(machine, controller);
  if (!isWithin(slot.target, last)) {
    return last === 0
      ? say`${slotName(slot)} cannot be used: on a shared bus of Virtual Server the only place is ${slotName({ ...slot, target: 0 })}.`
      : say`${slotName(slot)} does not exist: the places on ${controllerName(controller)} go from 0 to ${last}.`;
  }
  const taken = occupant(machine, slot);
  if (!taken) return undefined;
  const file = baseName(valueText(taken.fileName));
  if (file === '') return say`${slotName(slot)} is taken by another device.`;
  return taken.isPresent
    ? say`${slotName(slot)} is taken by ${file}.`
    : say`${slotName(slot)} is taken by ${file}, which is switched off.`;
}

/** The reason why a controller cannot get another number; undefined where it can. */
export function whyNotRenumber(
  machine: VirtualMachine,
  controller: ControllerId,
  number: number,
): Phrase | undefined {
  const isThere = machine.controllers.some(
    (one) => one.bus === controller.bus && one.number === controller.number,
  );
  if (!isThere) return say`There is no controller ${controllerName(controller)}.`;
  if (controller.number === number) return say`The controller is ${controllerName(controller)} already.`;
  return whyNotAddController(machine, { ...controller, number });
}

/** The reason why no controller can be added under this number; undefined where one can. */
export function whyNotAddController(machine: VirtualMachine, controller: ControllerId): Phrase | undefined {
  const outside = outsideOfControllers(machine, controller);
  if (outside) return outside;
  if (!isControllerInUse(machine, controller)) return undefined;
  return say`There is a controller ${controllerName(controller)} already.`;
}

/** The reason why a network adapter cannot get another number; undefined where it can. */
export function whyNotRenumberAdapter(machine: VirtualMachine, from: number, to: number): Phrase | undefined {
  if (!machine.networkAdapters.some(({ number }) => number === from))
    return say`There is no network adapter with the number ${from}.`;
  if (from === to) return say`The network adapter has the number ${to} already.`;
  const last = lastAdapter(machine);
  if (!isWithin(to, last))
    return say`There can be no network adapter with the number ${to}: in this machine they go from 0 to ${last}.`;
  // Settings without a switch do nothing, but somebody may have forgotten it: only a switched-off adapter makes room.
  const isTaken = machine.networkAdapters.some(
    ({ number, present }) => number === to && present.value !== false,
  );
  return isTaken ? say`There is a network adapter with the number ${to} already.` : undefined;
}

function outsideOfControllers(machine: VirtualMachine, controller: ControllerId): Phrase | undefined {
  const last = lastController(machine, controller.bus);
  const bus = controller.bus.toUpperCase();
  if (last === undefined) return say`A machine of Virtual Server has no ${bus} controllers.`;
  if (isWithin(controller.number, last)) return undefined;
  return say`${controllerName(controller)} does not exist: ${bus} controllers go from ${controllerName({ ...controller, number: 0 })} to ${controllerName({ ...controller, number: last })}.`;
}

const isWithin = (number: number, last: number): boolean =>
  Number.isInteger(number) && number >= 0 && number <= last;

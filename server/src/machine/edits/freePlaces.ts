import { presentAdapters, type Bus, type Slot, type VirtualMachine } from '../virtualMachine.js';
import { isReserved, lastAdapter, lastController, lastTarget } from './deviceRanges.js';
import { freeNumber, numbersTo } from './numbering.js';
import { isControllerInUse, isOccupied } from './occupied.js';

/**
 * The slots where a device can be hung, on the controllers that the machine has, lowest first. A .vmx names IDE controllers by
 * their devices only, so both of them count as there.
 */
export function freeSlots(machine: VirtualMachine, bus: Bus): readonly Slot[] {
  const isAlwaysThere = machine.source.format === 'vmx' && bus === 'ide';
  return numbersTo(lastController(machine, bus) ?? -1)
    .filter((number) => isAlwaysThere || isControllerInUse(machine, { bus, number }))
    .flatMap((number) =>
      numbersTo(lastTarget(machine, { bus, number })).map((target): Slot => ({
        bus,
        controller: number,
        target,
      })),
    )
    .filter((slot) => !isReserved(machine, slot) && !isOccupied(machine, slot));
}

/** The lowest number that no controller of the bus has; undefined where all are taken, or the format has no such bus. */
export function nextFreeController(machine: VirtualMachine, bus: Bus): number | undefined {
  const taken = machine.controllers.filter((one) => one.bus === bus && isControllerInUse(machine, one));
  return freeNumber(
    taken.map(({ number }) => number),
    lastController(machine, bus) ?? -1,
  );
}

/** The lowest number that no network adapter has; undefined where the machine can have no more. */
export function nextFreeAdapter(machine: VirtualMachine): number | undefined {
  const taken = presentAdapters(machine).map(({ number }) => number);
  return freeNumber(taken, lastAdapter(machine));
}

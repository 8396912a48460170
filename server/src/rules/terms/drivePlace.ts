import type { Slot, VirtualMachine } from '../../machine/virtualMachine.js';
import { sameSlot, type Disk } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';

/** A place as the administration pages of Virtual Server call it: "location 0 of IDE controller 1". */
export function drivePlace({ bus, controller, target }: Slot): Phrase {
  return say`location ${target} of ${bus.toUpperCase()} controller ${controller}`;
}

/** True when no other drive claims the same place: then the place names one drive. */
export function hasOwnPlace(machine: VirtualMachine, disk: Disk): boolean {
  return machine.disks.filter((other) => sameSlot(other.slot, disk.slot)).length === 1;
}

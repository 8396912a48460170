import {
  diskAt,
  sameSlot,
  type Controller,
  type Disk,
  type Slot,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';

/** A place as the administration pages of Virtual Server call it: "location 0 of IDE controller 1". */
export function drivePlace({ bus, controller, target }: Slot): Phrase {
  return say`location ${target} of ${bus.toUpperCase()} controller ${controller}`;
}

/** A drive of a .vmc and the element that describes it. */
export interface VmcDrive {
  readonly disk: Disk;
  readonly element: XmlElement;
}

/** The drives of a .vmc; none of a .vmx, which has no elements. */
export function vmcDrives(disks: readonly Disk[]): readonly VmcDrive[] {
  return disks.flatMap((disk) => (disk.element ? [{ disk, element: disk.element }] : []));
}

/** True when no other drive claims the same place: then the place names one drive. */
export function hasOwnPlace(machine: VirtualMachine, disk: Disk): boolean {
  return machine.disks.filter((other) => sameSlot(other.slot, disk.slot)).length === 1;
}

/** True for a number that two controllers have, of which a repair would change the first. */
export function isTwice(
  { controllers }: VirtualMachine,
  { bus, number }: Pick<Controller, 'bus' | 'number'>,
): boolean {
  return controllers.filter((one) => one.bus === bus && one.number === number).length > 1;
}

/** True when a repair that is told the drive's place changes this one: no other drive, and no empty description, is in front of it. */
export function isFoundByPlace(machine: VirtualMachine, disk: Disk): boolean {
  const { bus, controller: number } = disk.slot;
  return diskAt(machine, disk.slot) === disk && !isTwice(machine, { bus, number });
}

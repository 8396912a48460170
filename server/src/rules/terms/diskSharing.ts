import { bootDisk } from '../../machine/bootDisk.js';
import { isAbsent, type Fact } from '../../machine/fact.js';
import { isFamily, isOnly, type Evidence, type ProductVerdict } from '../../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  presentDisks,
  sameController,
  slotName,
  type BusSharing,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { meantControllers } from './busKeySpelling.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { unknownSettings } from './knownSettings.js';
import { vmxTree } from './vmxFile.js';

/**
 * How one machine's file lets others use a disk at the same time.
 * - `bus`: its controller is shared. `disk`: `.shared` is TRUE. `multi-writer`: `.sharing` says so.
 * - `none`: nothing of that is written, it is switched off, or the product does not read it.
 * - `unknown`: the file tries to say something that VMware does not read; other rules report that.
 */
export type DiskSharing = 'bus' | 'disk' | 'multi-writer' | 'none' | 'unknown';

/** What counts first where several are written: the disk's multi-writer flag, then the bus, then `.shared`. */
export function sharingOf(machine: VirtualMachine, disk: Disk): DiskSharing {
  const controller = controllerOf(machine, disk.slot);
  const readsFlag = readsMultiWriter(machine.product);
  const readsShared = !isFamily(machine.product, 'esx');
  if (readsFlag && disk.multiWriter.value === true) return 'multi-writer';
  if (isSharingBus(controller)) return 'bus';
  if (readsShared && disk.shared.value === true) return 'disk';
  const isOff = (fact: Fact<unknown>, off: unknown): boolean => fact.value === off || isAbsent(fact);
  const isSaid =
    controller !== undefined &&
    isOff(controller.sharing, 'none') &&
    (!readsShared || isOff(disk.shared, false)) &&
    (!readsFlag || isOff(disk.multiWriter, false));
  return isSaid && !triesToShare(machine, controller) ? 'none' : 'unknown';
}

/**
 * True where `.sharing` may mean something: ESX reads it from release 4.1 on. What looks like ESX 3 by its hardware may be
 * an old machine on a later ESX, unless somebody has declared it.
 */
export function readsMultiWriter({ known, declared, candidates }: ProductVerdict): boolean {
  return !known || candidates.some((one) => one.startsWith('vsphere') || (one === 'esx3' && !declared));
}

/**
 * A misspelled key, the setting on a disk instead of the controller, or a line that VMware drops as a whole. Not a key that
 * somebody keeps off, as in `;scsi1.sharedBus` and `//scsi1.sharedBus`, and not one whose value would share nothing either.
 */
function triesToShare(machine: VirtualMachine, controller: Controller): boolean {
  const tree = vmxTree(machine);
  const misplaced = new RegExp(`^${controllerName(controller)}(?::\\d+\\.sharedBus|\\.shared)$`, 'i');
  const tries = [
    ...tree.entries.filter(({ key }) => misplaced.test(key)),
    ...unknownSettings(machine).filter(({ key }) => meantControllers(key).includes(controller.number)),
  ];
  return (
    tries.some(({ value }) => !/^(?:none|false)$/i.test(value.trim())) ||
    tree.malformed.some(({ span }) => /shared(?:Bus)?\b/i.test(tree.text.slice(span.start, span.end)))
  );
}

/** True for the boot disk itself, too; false in a machine without one. */
export function isOnBootController(machine: VirtualMachine, disk: Disk): boolean {
  const boot = bootDisk(machine);
  return boot !== undefined && sameController(boot.slot, disk.slot);
}

/** True when a bus that also carries the boot disk may be shared: only GSX Server knows that as a regular set-up. */
export function mayShareBusOf(machine: VirtualMachine, disk: Disk): boolean {
  if (bootDisk(machine) === disk) return false;
  return isOnly(machine.product, 'gsx3') || !isOnBootController(machine, disk);
}

/** True when switching sharing on asks for `disk.locking = "FALSE"` too: hosted products lock every disk file. */
export function needsLockingOff(machine: VirtualMachine): boolean {
  return isFamily(machine.product, 'hosted') && machine.diskLocking.value !== false;
}

/** True when the machine opens disks that another one has open: ESX locks whatever the file says. */
export function isLockingOff({ diskLocking, product }: VirtualMachine): boolean {
  return diskLocking.value === false && !isFamily(product, 'esx');
}

/**
 * The title of a repair that shares disks, which says so where it switches locking off too: then no lock guards any disk of the
 * machine.
 * @param machines those that it asks for locking off, as far as they have not got it yet.
 */
export function withLocking(title: Phrase, machines: readonly VirtualMachine[]): Phrase {
  return machines.some(needsLockingOff) ? say`${title}, and switch disk locking off` : title;
}

/** The setting for which hosted products keep reservations: a virtual bus, or one disk with `.shared`. */
export function sharingSetting(machine: VirtualMachine): Evidence | undefined {
  const bus = machine.controllers.find((controller) => controller.sharing.value === 'virtual');
  if (bus) return { text: say`${controllerName(bus)}.sharedBus = "virtual"`, span: bus.sharing.span };
  const disk = presentDisks(machine).find((one) => one.shared.value === true);
  return disk && { text: say`${slotName(disk.slot)}.shared = "TRUE"`, span: disk.shared.span };
}

/**
 * True when a bus that a repair shares in this mode makes locking a mistake that it was not before. A machine that shares
 * already is told by cluster-disk-locking-not-off, whatever becomes of its other mistakes.
 */
export function bringsLockingUp(machine: VirtualMachine, mode: BusSharing | undefined): boolean {
  return mode === 'virtual' && needsLockingOff(machine) && sharingSetting(machine) === undefined;
}

/** The controller's setting in words, for a disk that is not shared. */
export function unsharedBus(machine: VirtualMachine, disk: Disk): Phrase {
  const key = `${disk.slot.bus}${disk.slot.controller}.sharedBus`;
  const controller = controllerOf(machine, disk.slot);
  if (controller?.sharing.value === 'none') return say`${key} is "none"`;
  return controller?.sharingText.value === undefined ? say`${key} is not written` : say`${key} is empty`;
}

import type { DiskUse } from '../../cluster/cluster.js';
import { bootDisk } from '../../machine/bootDisk.js';
import { isAbsent, type Fact } from '../../machine/fact.js';
import { isFamily } from '../../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { meantControllers } from './busKeySpelling.js';
import { say, type Phrase } from '../../l10n/phrase.js';

/**
 * How one machine's file lets others use a disk at the same time.
 * - `bus`: its controller is shared. `disk`: `.shared` is TRUE. `multi-writer`: `.sharing` says so.
 * - `none`: nothing of that is written, or it is switched off.
 * - `unknown`: the file tries to say something that VMware does not read; other rules report that.
 */
export type DiskSharing = 'bus' | 'disk' | 'multi-writer' | 'none' | 'unknown';

export function sharingOf(machine: VirtualMachine, disk: Disk): DiskSharing {
  const controller = controllerOf(machine, disk.slot);
  if (disk.multiWriter.value === true) return 'multi-writer';
  if (!controller) return 'unknown';
  if (isSharingBus(controller)) return 'bus';
  if (disk.shared.value === true) return 'disk';
  const isOff = (fact: Fact<unknown>, off: unknown): boolean => fact.value === off || isAbsent(fact);
  const isSaid =
    isOff(controller.sharing, 'none') && isOff(disk.shared, false) && isOff(disk.multiWriter, false);
  return isSaid && !triesToShare(machine, controller) ? 'none' : 'unknown';
}

/** True when the file tries to share the disk's controller with words that VMware does not read; other rules report them. */
export function triesToShareBus(machine: VirtualMachine, disk: Disk): boolean {
  const controller = controllerOf(machine, disk.slot);
  return controller !== undefined && triesToShare(machine, controller);
}

/** A misspelled key, the setting on a disk instead of the controller, or a line that VMware drops as a whole. */
function triesToShare(machine: VirtualMachine, controller: Controller): boolean {
  if (machine.source.format !== 'vmx') return false;
  const { tree } = machine.source;
  const misplaced = new RegExp(`^${controllerName(controller)}(?::\\d+\\.sharedBus|\\.shared)$`, 'i');
  return (
    tree.entries.some(
      ({ key }) => misplaced.test(key) || meantControllers(key).includes(controller.number),
    ) || tree.malformed.some(({ span }) => /shared(?:Bus)?\b/i.test(tree.text.slice(span.start, span.end)))
  );
}

export function isOnBootController(machine: VirtualMachine, disk: Disk): boolean {
  const boot = bootDisk(machine);
  return boot?.slot.bus === disk.slot.bus && boot.slot.controller === disk.slot.controller;
}

/** True when a bus that also carries the boot disk may be shared: only GSX Server knows that as a regular set-up. */
export function mayShareBusOf(machine: VirtualMachine, disk: Disk): boolean {
  if (bootDisk(machine) === disk) return false;
  const { candidates, known } = machine.product;
  const isGsx = known && candidates.every((product) => product === 'gsx3');
  return isGsx || !isOnBootController(machine, disk);
}

/** True when switching sharing on asks for `disk.locking = "FALSE"` too: hosted products lock every disk file. */
export function needsLockingOff(machine: VirtualMachine): boolean {
  return isFamily(machine.product, 'hosted') && machine.diskLocking.value !== false;
}

/** The controller's setting in words, for a disk that is not shared. */
export function unsharedBus(machine: VirtualMachine, disk: Disk): Phrase {
  const key = `${disk.slot.bus}${disk.slot.controller}.sharedBus`;
  return controllerOf(machine, disk.slot)?.sharing.value === 'none'
    ? say`${key} is "none"`
    : say`${key} is not written`;
}

/** Uses of one disk by several machines, not by one machine twice. */
export function isUsedByTwo(uses: readonly DiskUse[]): boolean {
  return new Set(uses.map(({ node }) => node)).size > 1;
}

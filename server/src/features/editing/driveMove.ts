import { bootDisk } from '../../machine/bootDisk.js';
import { whyNotMove } from '../../machine/edits/whyNot.js';
import { isControllerInUse } from '../../machine/edits/occupied.js';
import type { ControllerId, MachineEditor } from '../../machine/editor.js';
import { isAbsent } from '../../machine/fact.js';
import {
  controllerName,
  controllerOf,
  diskAt,
  slotName,
  type Controller,
  type Slot,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { modelForShared } from '../../rules/terms/adapterModel.js';
import { needsLockingOff } from '../../rules/terms/diskSharing.js';
import { currentScsiId } from '../../rules/terms/scsiIds.js';
import { say, type Phrase } from '../../l10n/phrase.js';

/** The reason why a drive cannot hang in another slot, controllers that would have to be added counted; undefined where it can. */
export function whyNotMoveTo(machine: VirtualMachine, from: Slot, to: Slot): Phrase | undefined {
  const reason = whyNotMove(machine, from, to);
  if (reason) return reason;
  const disk = diskAt(machine, from);
  if (disk?.kind === 'passthrough' && to.bus !== 'scsi')
    return say`${slotName(from)} is a device of the host and can be on a SCSI controller only.`;
  if (disk?.kind === 'cdrom' && to.bus === 'nvme')
    return say`${slotName(from)} is a CD drive, and NVMe controllers have disks only.`;
  const controller = idOf(to);
  if (machine.source.format === 'vmc' && to.bus !== 'scsi' && !isControllerInUse(machine, controller))
    return say`There is no controller ${controllerName(controller)}.`;
  return undefined;
}

/**
 * Moves a drive to a free slot. A controller that is missing or switched off there is switched on, and is as the old one:
 * its model, and how it is shared. What `whyNotMoveTo` has a reason against must not be asked for.
 */
export function moveDrive(editor: MachineEditor, machine: VirtualMachine, from: Slot, to: Slot): void {
  const before = controllerOf(machine, from);
  const target = idOf(to);
  const isNew = !isControllerInUse(machine, target);
  const isOther = from.bus !== to.bus || from.controller !== to.controller;
  // A .vmx names the IDE controllers by their devices only.
  const hasSwitch = machine.source.format === 'vmc' || to.bus !== 'ide';
  if (isOther && hasSwitch && (isNew || isOff(controllerOf(machine, to))))
    editor.enableController(target, to.bus === 'scsi' ? modelLike(machine, before) : undefined);
  const sharing = from.bus === to.bus ? before?.sharing.value : undefined;
  if (isNew && (sharing === 'virtual' || sharing === 'physical')) {
    editor.setBusSharing(target, sharing);
    // On a shared bus of Virtual Server each node's controller has another id, the new one as the old one.
    const id = before && currentScsiId(before);
    if (id !== undefined) editor.setScsiId(target, id);
  }
  editor.moveDisk(from, to);
  const type = diskAt(machine, from)?.deviceType.value ?? '';
  // A device type that names another bus would contradict the new one.
  if (from.bus !== to.bus && /^(?:scsi|ata|ide|sata|nvme)-?hardDisk$/i.test(type.trim()))
    editor.removeSetting(`${slotName(to)}.deviceType`);
}

/** Writes a controller with a shared bus, in a machine that has none of that number. */
export function addSharedController(
  editor: MachineEditor,
  machine: VirtualMachine,
  controller: ControllerId,
  mode: 'virtual' | 'physical',
): void {
  const alike = machine.controllers.find(({ bus, sharing }) => bus === 'scsi' && sharing.value === mode);
  editor.enableController(controller, modelLike(machine, alike)).setBusSharing(controller, mode);
  if (needsLockingOff(machine)) editor.setDiskLocking(false);
}

/** True for the drive that the machine starts from: on another bus the guest would not find its system. */
export function isBootDrive(machine: VirtualMachine, slot: Slot): boolean {
  const boot = bootDisk(machine);
  return boot !== undefined && slotName(boot.slot) === slotName(slot);
}

const idOf = ({ bus, controller }: Slot): ControllerId => ({ bus, number: controller });

const isOff = (controller: Controller | undefined): boolean =>
  controller?.present.value === false || (controller !== undefined && isAbsent(controller.present));

/** The model of a controller that is like the new one, else the one for shared disks. */
function modelLike(machine: VirtualMachine, controller: Controller | undefined): string {
  const written = controller?.bus === 'scsi' ? controller.model.value : undefined;
  return written ?? modelForShared(machine);
}

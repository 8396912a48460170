import { rememberedOf } from '../syntax/remembered.js';
import { baseName } from './diskPath.js';
import { valueText } from './fact.js';
import { fileStem } from './fileStem.js';
import {
  controllerOf,
  isSharingBus,
  presentDisks,
  slotName,
  type Bus,
  type Controller,
  type Disk,
  type Slot,
  type VirtualMachine,
} from './virtualMachine.js';

const BUS_ORDER: readonly Bus[] = ['ide', 'scsi', 'sata', 'nvme'];
const QUORUM = /quorum|witness/i;
/** What machines are called that give other machines their disks by iSCSI. */
const STORAGE_SERVER = /iscsi|openfiler|free ?nas|truenas|starwind|(?<![a-z])(?:san|nas|target)(?![a-z])/i;

/**
 * The disk the machine starts from: the first in `bios.hddOrder`, else the lowest present hard disk
 * (ide, scsi, sata, nvme; never a CD). Before that one comes a disk on another bus which the product has called after the
 * machine, and one on SATA or NVMe when the lowest hangs on a shared bus. A disk that settings or its name show to be
 * shared is none, and in a file whose only disks hang on a further shared controller nobody can say: then the answer is
 * undefined.
 */
export const bootDisk = rememberedOf((machine: VirtualMachine): Disk | undefined => {
  const disks = [...presentDisks(machine)].sort(
    (a, b) =>
      BUS_ORDER.indexOf(a.slot.bus) - BUS_ORDER.indexOf(b.slot.bus) ||
      a.slot.controller - b.slot.controller ||
      a.slot.target - b.slot.target,
  );
  const ordered = bootOrder(machine).flatMap(
    (slot) => disks.find((disk) => slotName(disk.slot) === slot) ?? [],
  );
  // An order that starts with a shared disk is a mistake, not knowledge of where the system is.
  const isPossible = (disk: Disk): boolean => mayBoot(machine, disk);
  return ordered.find(isPossible) ?? lowest(machine, disks.filter(isPossible)) ?? ordered[0];
});

/** A system on another bus, SATA or NVMe say, leaves the first SCSI controller to the disks that are added for the cluster. */
function lowest(machine: VirtualMachine, [first, ...others]: readonly Disk[]): Disk | undefined {
  if (!first || isCalledAsMachine(machine, first)) return first;
  const onOtherBus = others.filter(({ slot }) => slot.bus !== first.slot.bus);
  const called = onOtherBus.find((one) => isCalledAsMachine(machine, one));
  const isOnSharingBus = ({ slot }: Disk): boolean => isSharingBus(controllerOf(machine, slot));
  if (called || !isOnSharingBus(first)) return called ?? first;
  return onOtherBus.find((one) => ['sata', 'nvme'].includes(one.slot.bus) && !isOnSharingBus(one)) ?? first;
}

/** True for the disk that a product makes with the machine, with snapshots or without: shared by mistake it stays the system. */
function isCalledAsMachine({ uri }: VirtualMachine, { fileName }: Disk): boolean {
  const stem = baseName(valueText(fileName)).replace(/(?:-\d{6})?\.vmdk$/i, '');
  return stem.toLowerCase() === fileStem(uri).toLowerCase();
}

/** The controller of the disk that the machine starts from. */
export function bootController(machine: VirtualMachine): Controller | undefined {
  const boot = bootDisk(machine);
  return boot && controllerOf(machine, boot.slot);
}

/** True where the machine would start from a hard disk in this slot instead of from its own, because no order is written. */
export function wouldStartFrom(machine: VirtualMachine, slot: Slot): boolean {
  const boot = bootDisk(machine)?.slot;
  return boot !== undefined && isBefore(slot, boot) && bootOrder(machine).length === 0;
}

/** Whether one slot comes before another on the same kind of bus. */
export const isBefore = (slot: Slot, other: Slot): boolean =>
  slot.bus === other.bus &&
  (slot.controller < other.controller ||
    (slot.controller === other.controller && slot.target < other.target));

/** The slots that `bios.hddOrder` names, e.g. `scsi0:0`; empty where nothing is written or nobody can read it. */
export function bootOrder(machine: VirtualMachine): readonly string[] {
  return valueText(machine.bootOrder)
    .split(',')
    .map((slot) => slot.trim().toLowerCase())
    .filter((slot) => slot !== '');
}

function mayBoot(machine: VirtualMachine, disk: Disk): boolean {
  if (isMarkedShared(machine, disk)) return false;
  return disk.slot.controller === 0 || !isSharingBus(controllerOf(machine, disk.slot));
}

/** True for a disk of which the file says more than its bus does: `.shared`, `.sharing`, its name, or settings that name it. */
export function isMarkedShared(machine: VirtualMachine, disk: Disk): boolean {
  if (disk.shared.value === true || disk.multiWriter.value === true) return true;
  const file = disk.fileName.value;
  return (
    file !== undefined && (isQuorumDisk(machine, file) || machine.declaration.outside.isSharedDisk(file))
  );
}

/**
 * True for a disk file whose name says that it is the cluster's quorum or witness disk. In a machine that is called so
 * itself (a file share witness, a node of ZooKeeper) the name says nothing: its own disks are called after it. Nor does it in
 * a machine that is called an iSCSI target: it has the disk for itself, and the nodes reach it inside their guests.
 */
export function isQuorumDisk({ uri, name }: VirtualMachine, file: string): boolean {
  const isCalledSo = (one: string): boolean => QUORUM.test(one) || STORAGE_SERVER.test(one);
  return QUORUM.test(baseName(file)) && ![name, fileStem(uri)].some(isCalledSo);
}

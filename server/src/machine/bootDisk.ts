import { baseName } from './diskPath.js';
import {
  controllerOf,
  isSharingBus,
  presentDisks,
  slotName,
  type Bus,
  type Disk,
  type VirtualMachine,
} from './virtualMachine.js';

const BUS_ORDER: readonly Bus[] = ['ide', 'scsi', 'sata', 'nvme'];

/**
 * The disk the machine starts from: the first entry of `bios.hddOrder`, else the lowest present hard disk
 * (ide, scsi, sata, nvme; never a CD). A disk that its own settings or its name show to be shared is none, and in a
 * file whose only disks hang on a further shared controller nobody can say: then the answer is undefined.
 */
export function bootDisk(machine: VirtualMachine): Disk | undefined {
  const disks = [...presentDisks(machine)].sort(
    (a, b) =>
      BUS_ORDER.indexOf(a.slot.bus) - BUS_ORDER.indexOf(b.slot.bus) ||
      a.slot.controller - b.slot.controller ||
      a.slot.target - b.slot.target,
  );
  const first = machine.bootOrder.value?.split(',')[0]?.trim().toLowerCase();
  const ordered = disks.find((disk) => slotName(disk.slot) === first);
  return ordered ?? disks.find((disk) => mayBoot(machine, disk));
}

function mayBoot(machine: VirtualMachine, disk: Disk): boolean {
  if (disk.shared.value === true || disk.multiWriter.value === true) return false;
  if (disk.fileName.value !== undefined && isQuorumName(disk.fileName.value)) return false;
  return disk.slot.controller === 0 || !isSharingBus(controllerOf(machine, disk.slot));
}

/** True for a disk file whose name says that it is a cluster's quorum or witness disk. */
export function isQuorumName(fileName: string): boolean {
  return /quorum|witness/i.test(baseName(fileName));
}

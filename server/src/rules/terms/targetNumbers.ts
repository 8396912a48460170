import { bootDisk } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import { isAbsent, valueText } from '../../machine/fact.js';
import {
  diskAt,
  sameController,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixAcross, type Fix, type RuleContext } from '../rule.js';
import { diskOfSharer, type MachineDisk } from './machineDisk.js';

/** Targets that every SCSI adapter of VMware has for devices. Source: libvirt, VMX driver. */
export const COMMON_TARGETS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** True for a device that the file means to use: switched on, or not switched off and with a file. */
export function isInUse({ present, fileName }: Disk): boolean {
  return present.value === true || (isAbsent(present) && valueText(fileName).trim() !== '');
}

/** The device with its slot, as a message names it. */
export function deviceWords({ kind, fileName, slot }: Disk): Phrase {
  const file = baseName(valueText(fileName));
  if (kind === 'cdrom') return say`The CD drive ${slotName(slot)}`;
  return file === '' ? say`The device ${slotName(slot)}` : say`The disk ${file} (${slotName(slot)})`;
}

/** The targets, lowest first, that no device has on the disks' controllers, in none of the machines. */
export function freeTargets(uses: readonly MachineDisk[]): readonly number[] {
  return COMMON_TARGETS.filter((target) =>
    uses.every(({ machine, disk }) => isFree(machine, disk, target) && isBehindBoot(machine, disk, target)),
  );
}

const isFree = (machine: VirtualMachine, { slot }: Disk, target: number): boolean =>
  diskAt(machine, { ...slot, target }) === undefined;

/** A disk that moves below the boot disk would become the one the machine starts from. */
function isBehindBoot(machine: VirtualMachine, disk: Disk, target: number): boolean {
  const boot = bootDisk(machine);
  const isBeside = boot && boot !== disk && sameController(boot.slot, disk.slot);
  return !isBeside || target > boot.slot.target;
}

/**
 * Moves a device away from a target that its adapter does not have, in all machines that have the same disk at such a
 * target. The number that another machine uses for the disk comes first. Undefined when no place is
 * free, or not the one that a machine in order has.
 */
export function leaveTargetFix(
  context: RuleContext,
  disk: Disk,
  isWrong: (use: MachineDisk) => boolean,
): Fix | undefined {
  const { machine } = context;
  const sharers = context
    .sharersOf(disk)
    .map(diskOfSharer)
    .filter((use) => use.machine.source.format === 'vmx' && use.disk.slot.bus === 'scsi');
  const moving = [{ machine, disk }, ...sharers.filter(isWrong)];
  const free = freeTargets(moving);
  const settled = sharers.map((use) => use.disk.slot.target).find((target) => free.includes(target));
  const hasRightNumber = sharers.some((use) => !isWrong(use));
  // Another number than that of a node in order would be the next mistake.
  const target = settled ?? (hasRightNumber ? undefined : free[0]);
  if (target === undefined) return undefined;
  const title =
    moving.length > 1
      ? say`Move ${baseName(valueText(disk.fileName))} to target ${target} in every machine that uses it`
      : say`Move ${slotName(disk.slot)} to ${slotName({ ...disk.slot, target })}`;
  return fixAcross(
    moving.map((use) => use.machine),
    title,
    (one) => {
      const editor = editMachine(one);
      for (const use of moving.filter((each) => each.machine === one))
        editor.moveDisk(use.disk.slot, { ...use.disk.slot, target });
      return editor;
    },
  );
}

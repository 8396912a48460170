import { slotName, sameSlot, controllerOf, isSharingBus, type Disk } from '../machine/virtualMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { baseName } from '../machine/diskPath.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { removeElement, setAttribute } from '../syntax/vmc/edits.js';
import { attribute } from '../syntax/vmc/query.js';
import type { VmcTree } from '../syntax/vmc/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, type Finding, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace } from './terms/drivePlace.js';
import { asSureAsNames } from './terms/usualNames.js';
import { leafFix, vmcTree } from './terms/vmcLeaves.js';
import { freeNumber } from './terms/vmcSlots.js';

/** Source: Virtual Server 2005 SDK, IVMHardDiskConnection::SetBusLocation. */
const LAST_LOCATION = { scsi: 6, ide: 1 } as const;

export default machineRule({
  id: 'vmc-duplicate-location',
  summary: 'Two drives are at one location of a controller.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  supersedes: ['vmc-same-vhd-twice'],
  since: '0.1.0',
  sources: [source('msvs', 'error VM_E_DRIVE_BUS_LOC_IN_USE')],

  *check({ machine }) {
    const tree = vmcTree(machine);
    if (!tree) return;
    const drives = machine.disks.filter(({ element }) => element && writtenId(element) !== undefined);
    for (const [index, drive] of drives.entries()) {
      const first = drives.slice(0, index).find((other) => sameSlot(other.slot, drive.slot));
      if (first) yield collision(machine, tree, first, drive);
    }
  },
});

function collision(machine: VirtualMachine, tree: VmcTree, first: Disk, drive: Disk): Finding {
  const id = drive.element && attribute(drive.element, 'id');
  const areBoth = first.isPresent && drive.isPresent;
  const place = drivePlace(drive.slot);
  return {
    span: id?.span ?? drive.anchor,
    subject: slotName(drive.slot),
    what: areBoth
      ? say`Two drives are at ${place}: ${driveName(first)} and ${driveName(drive)}.`
      : say`The file describes ${place} twice, once with a drive and once without one.`,
    why: areBoth
      ? say`Virtual Server connects one drive to a place and refuses the second one, because the place is in use.`
      : say`Nobody can say which of the two counts, so the drive may be missing.`,
    how: areBoth ? say`Give one of them another place.` : say`Delete the one that is not meant.`,
    // That an empty place collides too is concluded, not documented.
    ...(areBoth ? asSureAsNames(machine, drive) : { atMost: 'warning' as const }),
    related: [{ uri: machine.uri, span: first.anchor, message: say`The first one at this place.` }],
    fixes: repair(machine, tree, first, drive),
  };
}

function repair(machine: VirtualMachine, tree: VmcTree, first: Disk, drive: Disk): readonly Fix[] {
  const empty = [drive, first].find(({ isPresent }) => !isPresent);
  if (empty) return dropFix(machine, tree, empty, say`Delete the empty one`);
  const file = drive.fileName.value;
  return file !== undefined && file === first.fileName.value
    ? dropFix(machine, tree, drive, say`Delete the second one, which names the same file`)
    : moveFix(machine, tree, drive);
}

function driveName({ fileName, kind }: Disk): Phrase {
  if (fileName.value !== undefined) return say`${baseName(fileName.value)}`;
  return kind === 'cdrom' ? say`a CD or DVD drive` : say`a hard disk without a file`;
}

/** To the next place that no drive has, in front of an empty description of it. On a shared bus there is only one place. */
function moveFix(machine: VirtualMachine, tree: VmcTree, drive: Disk): readonly Fix[] {
  const { bus, controller } = drive.slot;
  const element = drive.element;
  if (!element || (bus !== 'scsi' && bus !== 'ide') || isSharingBus(controllerOf(machine, drive.slot)))
    return [];
  const there = machine.disks.filter(({ slot }) => slot.bus === bus && slot.controller === controller);
  const used = there.filter(({ isPresent }) => isPresent).map(({ slot }) => slot.target);
  const free = freeNumber(used, LAST_LOCATION[bus]);
  if (free === undefined) return [];
  const empty = there.flatMap((one) => (one.slot.target === free && one.element ? [one.element] : []));
  return [
    leafFix(machine, say`Move ${driveName(drive)} to location ${free}`, 'unsafe', [
      ...empty.flatMap((one) => removeElement(tree, one)),
      ...setAttribute(element, 'id', String(free)),
    ]),
  ];
}

function dropFix(machine: VirtualMachine, tree: VmcTree, { element }: Disk, title: Phrase): readonly Fix[] {
  return element ? [leafFix(machine, title, 'unsafe', removeElement(tree, element))] : [];
}

import {
  controllerName,
  controllerOf,
  isSharingBus,
  sameController,
  sameSlot,
  slotName,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { baseName } from '../machine/diskPath.js';
import { isVmcBus, LAST_LOCATION } from '../machine/edits/deviceRanges.js';
import { freeNumber } from '../machine/edits/numbering.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { removeElement, setAttribute } from '../syntax/vmc/edits.js';
import { attribute } from '../syntax/vmc/query.js';
import type { VmcTree, XmlAttribute } from '../syntax/vmc/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace, type VmcDrive, vmcDrives } from './terms/drivePlace.js';
import { asSureAsNames } from './terms/usualNames.js';
import { vmcTree } from './terms/vmcFile.js';

export default machineRule({
  id: 'vmc-duplicate-location',
  summary: 'Two drives are at one location of a controller, or two controllers have one number.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  // Where both name one file, one of the two entries goes with its place.
  supersedes: ['vmc-same-vhd-twice'],
  since: '0.1.0',
  sources: [source('msvs', 'error VM_E_DRIVE_BUS_LOC_IN_USE')],

  *check({ machine }) {
    yield* twinControllers(machine);
    const tree = vmcTree(machine);
    const drives = vmcDrives(machine.disks).flatMap((drive) => {
      const id = attribute(drive.element, 'id');
      return id && writtenId(drive.element) !== undefined ? [{ ...drive, id }] : [];
    });
    for (const [index, drive] of drives.entries()) {
      // Two drives on two controllers of one number are that mistake.
      const first = drives
        .slice(0, index)
        .find(
          ({ disk, element }) =>
            sameSlot(disk.slot, drive.disk.slot) && element.parent === drive.element.parent,
        );
      if (first) yield collision(machine, tree, first, drive);
    }
  },
});

/** Which of two controllers with one number is meant to have another one, only a person knows. */
function* twinControllers(machine: VirtualMachine): Iterable<Finding> {
  const written = machine.controllers.filter(
    ({ element }) => element !== undefined && writtenId(element) !== undefined,
  );
  for (const [index, controller] of written.entries()) {
    const { bus, number, element } = controller;
    const first = written.slice(0, index).find((one) => one.bus === bus && one.number === number);
    const id = element && attribute(element, 'id');
    if (!first || !id) continue;
    const collide = drivesOf(machine, controller).some((drive) =>
      drivesOf(machine, first).some((other) => sameSlot(drive.slot, other.slot)),
    );
    yield {
      span: id.span,
      subject: controllerName(controller),
      what: say`Two ${bus.toUpperCase()} controllers have the number ${number}.`,
      why: collide
        ? say`Both have a drive at the same location, and Virtual Server connects one drive to a place and refuses the second one.`
        : say`Nobody can say which of them counts for a drive at this number, nor whether its bus is shared.`,
      how: say`Give one of them another number, the one that it has in the other nodes, or delete the one that is not meant.`,
      // That such controllers collide without a common location is concluded, not documented.
      ...(collide && controller.usualNames && first.usualNames ? {} : { atMost: 'warning' as const }),
      related: [{ uri: machine.uri, span: first.anchor, message: say`The first one with this number.` }],
    };
  }
}

function drivesOf({ disks }: VirtualMachine, { element }: Controller): readonly Disk[] {
  return disks.filter((disk) => disk.isPresent && disk.element?.parent === element);
}

/** A drive whose place is written. */
interface PlacedDrive extends VmcDrive {
  readonly id: XmlAttribute;
}

function collision(machine: VirtualMachine, tree: VmcTree, first: VmcDrive, drive: PlacedDrive): Finding {
  const { disk, id } = drive;
  const areBoth = first.disk.isPresent && disk.isPresent;
  const place = drivePlace(disk.slot);
  return {
    span: id.span,
    subject: slotName(disk.slot),
    what: areBoth
      ? say`Two drives are at ${place}: ${driveName(first.disk)} and ${driveName(disk)}.`
      : say`The file describes ${place} twice, once with a drive and once without one.`,
    why: areBoth
      ? say`Virtual Server connects one drive to a place and refuses the second one, because the place is in use.`
      : say`Nobody can say which of the two counts, so the drive may be missing.`,
    how: !areBoth
      ? say`Delete the entry that is not meant.`
      : isSharingBus(controllerOf(machine, disk.slot))
        ? say`Give one of them a shared controller of its own, in every node.`
        : say`Give one of them another place.`,
    // That an empty place collides too is concluded, not documented.
    ...(areBoth ? asSureAsNames(controllerOf(machine, disk.slot)) : { atMost: 'warning' as const }),
    related: [{ uri: machine.uri, span: first.disk.anchor, message: say`The first one at this place.` }],
    fixes: repair(machine, tree, first, drive),
  };
}

function repair(machine: VirtualMachine, tree: VmcTree, first: VmcDrive, drive: VmcDrive): readonly Fix[] {
  const empty = [drive, first].find(({ disk }) => !disk.isPresent);
  if (empty) return [dropFix(machine, tree, empty, say`Delete the empty entry`)];
  const file = drive.disk.fileName.value;
  return file !== undefined && file === first.disk.fileName.value
    ? [dropFix(machine, tree, drive, say`Delete the second entry, which names the same file`)]
    : moveFix(machine, tree, drive);
}

function driveName({ fileName, kind }: Disk): Phrase {
  if (fileName.value !== undefined) return say`${baseName(fileName.value)}`;
  return kind === 'cdrom' ? say`a CD or DVD drive` : say`a hard disk without a file`;
}

/** To the next place that no drive has, in front of an empty description of it. On a shared bus there is only one place. */
function moveFix(machine: VirtualMachine, tree: VmcTree, { disk, element }: VmcDrive): readonly Fix[] {
  const { bus } = disk.slot;
  if (!isVmcBus(bus) || isSharingBus(controllerOf(machine, disk.slot))) return [];
  const there = machine.disks.filter(({ slot }) => sameController(slot, disk.slot));
  const used = there.filter(({ isPresent }) => isPresent).map(({ slot }) => slot.target);
  const free = freeNumber(used, LAST_LOCATION[bus]);
  if (free === undefined) return [];
  const empty = vmcDrives(there.filter(({ slot }) => slot.target === free));
  return [
    textFix(machine, say`Move ${driveName(disk)} to location ${free}`, 'unsafe', [
      ...empty.flatMap((one) => removeElement(tree, one.element)),
      ...setAttribute(element, 'id', String(free)),
    ]),
  ];
}

function dropFix(machine: VirtualMachine, tree: VmcTree, { element }: VmcDrive, title: Phrase): Fix {
  return textFix(machine, title, 'unsafe', removeElement(tree, element));
}

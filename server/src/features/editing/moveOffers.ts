import { CodeActionKind } from 'vscode-languageserver';
import { sharedDisksOf } from '../../cluster/cluster.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { bootDisk, bootOrder, isBefore, wouldStartFrom } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import { lastController, lastTarget } from '../../machine/edits/deviceRanges.js';
import { numbersTo } from '../../machine/edits/numbering.js';
import { isControllerInUse } from '../../machine/edits/occupied.js';
import type { ControllerId } from '../../machine/editor.js';
import { isOnly } from '../../machine/product.js';
import {
  controllerOf,
  diskAt,
  disksOn,
  isSharingBus,
  presentDisks,
  sameSlot,
  slotName,
  type Bus,
  type Disk,
  type Slot,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { BUSES } from '../../machine/vmx/deviceKey.js';
import { isBootDrive, moveDrive, whyNotMoveTo } from './driveMove.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/** A drive that moves, in one of the machines that have it. */
interface Move {
  readonly machine: VirtualMachine;
  readonly from: Slot;
}

/**
 * Moves the drive to the next free place on each controller, and on one that is still to be added. A disk that nodes share
 * goes to one place in all of them, where the bus is shared in the same way.
 */
export function moveOffers({ document, device }: OfferPlace): readonly OfferedEdit[] {
  const { machine } = document;
  const disk = device?.kind === 'drive' ? diskAt(machine, device.slot) : undefined;
  if (!disk || disk.kind === 'none') return [];
  const moves = movesOf(document, disk);
  // Where one machine names the disk twice nobody can say which of the two shall move.
  if (new Set(moves.map((move) => move.machine)).size < moves.length) return [];
  return placesFor(disk, moves).map((to) => ({
    id: `move ${slotName(to)}`,
    kind: CodeActionKind.RefactorMove,
    title: titleOf(machine, disk, to, moves.length),
    machines: moves.map((move) => move.machine),
    edits: (one) => {
      const editor = editMachine(one);
      const from = moves.find((move) => move.machine === one)?.from;
      if (from && !sameSlot(from, to)) moveDrive(editor, one, from, to);
      return editor.edits();
    },
  }));
}

function movesOf({ machine, session }: OfferPlace['document'], disk: Disk): readonly Move[] {
  const cluster = session.workspace.index.clusterOf(machine.uri);
  const shared = cluster && sharedDisksOf(cluster, machine.uri).find((one) => one.disk === disk)?.shared;
  if (!shared) return [{ machine, from: disk.slot }];
  return shared.uses.map((use) => ({ machine: use.node.facts.machine, from: use.disk.slot }));
}

/** One place on every controller where there is one, those in use first; at most one on a new controller. */
function placesFor(disk: Disk, moves: readonly Move[]): readonly Slot[] {
  const own = controllersFor(disk, moves);
  const inUse = own.filter(({ isNew }) => !isNew).flatMap(({ place }) => place ?? []);
  const added = own.filter(({ isNew }) => isNew).flatMap(({ place }) => place ?? []);
  const likely = added.find(({ bus }) => bus === disk.slot.bus) ?? added[0];
  return likely ? [...inUse, likely] : inUse;
}

function controllersFor(
  disk: Disk,
  moves: readonly Move[],
): readonly { readonly isNew: boolean; readonly place: Slot | undefined }[] {
  const [first] = moves;
  if (!first) return [];
  // A guest finds its system on the bus where it was installed, and nodes share disks on SCSI only.
  const staysOnBus = moves.length > 1 || moves.some(({ machine, from }) => isBootDrive(machine, from));
  const buses = staysOnBus ? [disk.slot.bus] : BUSES.filter((bus) => mayGo(disk, bus));
  return buses.flatMap((bus) =>
    numbersTo(lastController(first.machine, bus) ?? -1)
      .filter((controller) => moves.every((move) => isFitting(move, { bus, controller, target: 0 })))
      .map((controller) => ({
        isNew: isAdded(first.machine, { bus, number: controller }),
        place: numbersTo(lastTarget(first.machine, { bus, number: controller }))
          .map((target): Slot => ({ bus, controller, target }))
          .find((to) => isPossible(moves, to)),
      })),
  );
}

/** Nobody wants a hard disk on the older bus, and NVMe is for guests that were installed with it. */
function mayGo({ slot, kind }: Disk, bus: Bus): boolean {
  if (bus === slot.bus) return true;
  return kind === 'cdrom' ? bus !== 'nvme' : bus === 'scsi' || bus === 'sata';
}

/** A .vmx names the IDE controllers by their devices only: they are always there. */
function isAdded(machine: VirtualMachine, controller: ControllerId): boolean {
  const isAlwaysThere = machine.source.format === 'vmx' && controller.bus === 'ide';
  return !isAlwaysThere && !isControllerInUse(machine, controller);
}

/** In every machine the place is free or the disk's own already, and something changes. */
function isPossible(moves: readonly Move[], to: Slot): boolean {
  return (
    moves.some(({ from }) => !sameSlot(from, to)) &&
    moves.every(({ machine, from }) => sameSlot(from, to) || whyNotMoveTo(machine, from, to) === undefined) &&
    !moves.some(({ machine, from }) => movesStart(machine, from, to) || partsSharedDisks(machine, from, to))
  );
}

/** The machine would start from another disk, the first one, where no order is written. */
function movesStart(machine: VirtualMachine, from: Slot, to: Slot): boolean {
  const boot = bootDisk(machine)?.slot;
  if (!boot || !sameSlot(boot, from))
    return diskAt(machine, from)?.kind !== 'cdrom' && wouldStartFrom(machine, to);
  if (bootOrder(machine).length > 0) return false;
  return presentDisks(machine).some(({ slot }) => isBefore(boot, slot) && isBefore(slot, to));
}

/** VMware Server 2 starts no machine whose shared disks are on two buses. */
function partsSharedDisks(machine: VirtualMachine, from: Slot, to: Slot): boolean {
  const before = controllerOf(machine, from);
  if (!before || !isSharingBus(before) || !isOnly(machine.product, 'server2')) return false;
  const after = { bus: to.bus, number: to.controller };
  return disksOn(machine, before).length > 1 && disksOn(machine, after).length === 0;
}

/** A controller shared as the old one is, or, where that is not, no shared one; or one that nothing uses yet. */
function isFitting({ machine, from }: Move, to: Slot): boolean {
  if (!isControllerInUse(machine, { bus: to.bus, number: to.controller })) return true;
  const before = controllerOf(machine, from);
  const after = controllerOf(machine, to);
  return isSharingBus(before) ? after?.sharing.value === before?.sharing.value : !isSharingBus(after);
}

function titleOf(machine: VirtualMachine, disk: Disk, to: Slot, machines: number): Phrase {
  const file = baseName(disk.fileName.value ?? '');
  const name = file === '' || disk.kind === 'cdrom' ? slotName(disk.slot) : file;
  const isNew = isAdded(machine, { bus: to.bus, number: to.controller });
  if (machines > 1)
    return isNew
      ? say`Move ${name} to ${slotName(to)}, a new controller, in every node`
      : say`Move ${name} to ${slotName(to)} in every node`;
  return isNew
    ? say`Move ${name} to ${slotName(to)}, a new controller`
    : say`Move ${name} to ${slotName(to)}`;
}

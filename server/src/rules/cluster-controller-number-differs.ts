import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { LAST_CONTROLLER } from '../machine/edits/deviceRanges.js';
import { lowestFree } from '../machine/edits/numbering.js';
import { isControllerInUse, occupant } from '../machine/edits/occupied.js';
import type { MachineEditor } from '../machine/editor.js';
import { keySpanOf, valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  diskAt,
  hangsOn,
  presentDisks,
  sameController,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { writtenId } from '../machine/vmc/leaves.js';
import type { Span } from '../syntax/text.js';
import { attribute } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, fixForEach, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isOnBootController, sharingOf } from './terms/diskSharing.js';
import { majority } from './terms/nodeMajority.js';
import { comparableUses, scsiUses } from './terms/scsiUses.js';
import { canShare } from './terms/sharedControllerPlace.js';
import { isAlone, sharedBusOf } from './terms/sharedScsiAdapter.js';
import type { MachineDisk } from './terms/machineDisk.js';
import { nameBeside } from './terms/machineName.js';
import { isEditable } from './terms/vmcFile.js';

export default clusterRule({
  id: 'cluster-controller-number-differs',
  summary: 'A shared disk is on controllers of different numbers in the nodes.',
  formats: ['vmx', 'vmc'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3, all nodes configured alike'),
    source('kb313472', 'the same configuration for all nodes'),
  ],

  *check({ machine, cluster }) {
    const seen = new Set<number>();
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const uses = comparableUses(machine, shared);
      const own = disk.slot.controller;
      const other = uses.find((use) => use.disk.slot.controller !== own);
      if (!other || !isComparable(uses) || seen.has(own)) continue;
      if (majority(uses.map(controllerNumber)) === own) continue;
      seen.add(own);
      const wanted = wantedController(uses);
      const fix = isInVmc({ machine })
        ? renumberFix(cluster, uses, wanted)
        : sameControllerFix(cluster, uses, wanted);
      yield {
        span: numberSpan({ machine, disk }),
        subject: controllerName({ bus: 'scsi', number: own }),
        what: say`The shared disk ${baseName(valueText(disk.fileName))} is on scsi${own} here, but on scsi${other.disk.slot.controller} in ${nameBeside(machine.uri, other.machine.uri)}.`,
        why: say`The cluster asks for the same target number only, but nodes that are not alike are hard to compare and easily repaired in the wrong place.`,
        how: say`Give the disk the same slot in every node, for example ${slotName({ ...disk.slot, controller: wanted })}.`,
        related: uses
          .filter((use) => use.disk.slot.controller !== own)
          .map((use) => ({
            uri: use.machine.uri,
            span: use.disk.fileName.span,
            message: say`The same disk at ${slotName(use.disk.slot)}.`,
          })),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const isInVmc = ({ machine }: Pick<MachineDisk, 'machine'>): boolean => machine.source.format === 'vmc';
const controllerNumber = ({ disk }: MachineDisk): number => disk.slot.controller;

/** Where the number is written: in a .vmc at the controller. */
function numberSpan({ machine, disk }: MachineDisk): Span {
  const element = controllerOf(machine, disk.slot)?.element;
  return (element && attribute(element, 'id')?.span) ?? keySpanOf(disk.fileName);
}

/** Different targets, and a shared disk beside the boot disk, are graver mistakes of other rules, which move it anyway. */
function isComparable(uses: readonly MachineDisk[]): boolean {
  const targets = new Set(uses.map(({ disk }) => disk.slot.target));
  return (
    targets.size === 1 &&
    !uses.some(({ machine, disk }) => isOnBootController(machine, disk)) &&
    uses.every((use) => !isInVmc(use) || hasNumberedBus(use))
  );
}

/** On Virtual Server a shared disk has one of the four controllers for itself, and shared; where it has not, other rules give it one. */
function hasNumberedBus(use: MachineDisk): boolean {
  const element = sharedBusOf(use)?.element;
  const id = element && writtenId(element);
  return id !== undefined && id <= LAST_CONTROLLER.scsi && isAlone(use);
}

/**
 * Where no majority tells: the lowest, to which a .vmx moves the disks. Controllers of a .vmc exchange their numbers, so all
 * disks go by the numbers of one node, the first.
 */
function wantedController(uses: readonly MachineDisk[]): number {
  const numbers = uses.map(controllerNumber);
  const [first = 0] = numbers;
  return majority(numbers) ?? (uses.every(isInVmc) ? first : Math.min(...numbers));
}

/** Moves the deviating disks, each with those of its controller that deviate in the same way. */
function sameControllerFix(cluster: Cluster, uses: readonly MachineDisk[], wanted: number): Fix | undefined {
  const moves = uses
    .filter((use) => controllerNumber(use) !== wanted)
    .map((use) => ({ ...use, disks: companions(cluster, use, wanted) }));
  const isPossible = moves.every(
    ({ machine, disk, disks }) =>
      // A sharing that nobody can read does not come along.
      sharingOf(machine, disk) !== 'unknown' &&
      canShare(machine, wanted, controllerOf(machine, disk.slot)?.sharing.value) &&
      disks.every(({ slot }) => diskAt(machine, { ...slot, controller: wanted }) === undefined),
  );
  if (!isPossible) return undefined;
  return fixAcross(
    moves.map(({ machine }) => machine),
    say`Move the shared disks to scsi${wanted} in every node`,
    (one) => {
      const editor = editMachine(one);
      for (const move of moves.filter(({ machine }) => machine === one))
        moveDisks(editor, one, move.disk, move.disks, wanted);
      return editor;
    },
  );
}

function companions(cluster: Cluster, { machine, disk }: MachineDisk, wanted: number): readonly Disk[] {
  return sharedDisksOf(cluster, machine.uri)
    .filter(({ disk: one, shared }) => {
      const uses = scsiUses(shared);
      const isBeside = sameController(one.slot, disk.slot);
      return isBeside && uses.length > 0 && isComparable(uses) && wantedController(uses) === wanted;
    })
    .map((one) => one.disk);
}

/**
 * Renumbers the controller where it can move as a whole, with its settings. Else the new controller gets model and mode of the
 * old one, which goes when nothing is left on it: the nodes have to be alike, and nobody needs a bus without a disk.
 */
function moveDisks(
  editor: MachineEditor,
  machine: VirtualMachine,
  disk: Disk,
  disks: readonly Disk[],
  wanted: number,
): void {
  const from = { bus: 'scsi', number: disk.slot.controller } as const;
  const to = { bus: 'scsi', number: wanted } as const;
  const left = machine.disks.filter((one) => hangsOn(one, from) && !disks.includes(one));
  const isWhole = left.every((one) => occupant(machine, one.slot) === undefined);
  if (isWhole && !isControllerInUse(machine, to)) {
    editor.renumberController(from, wanted);
    return;
  }
  const controller = controllerOf(machine, disk.slot);
  const mode = controller?.sharing.value ?? 'none';
  for (const { slot } of disks) editor.moveDisk(slot, { ...slot, controller: wanted });
  editor.enableController(to, controller?.model.value);
  if (mode !== 'none') editor.setBusSharing(to, mode);
  if (isWhole) editor.removeController(from);
  else if (mode !== 'none' && !left.some((one) => presentDisks(machine).includes(one)))
    editor.setBusSharing(from, 'none');
}

/** On Virtual Server a controller goes with its disk: it gets the number, and the one that has it there gets the other. */
function renumberFix(cluster: Cluster, uses: readonly MachineDisk[], wanted: number): Fix | undefined {
  const moves = uses.filter((use) => controllerNumber(use) !== wanted);
  const isPossible = moves.every((use) => isEditable(use.machine) && mayExchange(cluster, use, wanted));
  if (!isPossible) return undefined;
  const name = baseName(valueText(moves[0]?.disk.fileName));
  return fixForEach(
    moves,
    say`Give the SCSI controller of ${name} the number ${wanted} in every node`,
    (editor, { machine, disk }) => {
      const number = disk.slot.controller;
      const meanwhile = lowestFree([wanted, ...machine.controllers.map((one) => one.number)]);
      editor
        .renumberController({ bus: 'scsi', number: wanted }, meanwhile)
        .renumberController({ bus: 'scsi', number }, wanted)
        .renumberController({ bus: 'scsi', number: meanwhile }, number);
    },
  );
}

/** True where nothing has the number, or a controller whose shared disk should be where this one is. */
function mayExchange(cluster: Cluster, { machine, disk }: MachineDisk, wanted: number): boolean {
  const there = machine.controllers.filter(({ bus, number }) => bus === 'scsi' && number === wanted);
  const swapped = sharedDisksOf(cluster, machine.uri).find(
    (one) => one.disk.slot.bus === 'scsi' && one.disk.slot.controller === wanted,
  );
  if (!swapped) return there.length === 0;
  const uses = comparableUses(machine, swapped.shared);
  return (
    uses.length > 0 && isComparable(uses) && wantedController(uses) === controllerNumber({ machine, disk })
  );
}

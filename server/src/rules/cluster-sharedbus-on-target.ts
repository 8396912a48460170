import { bootDisk } from '../machine/bootDisk.js';
import { editMachine } from '../machine/editMachine.js';
import {
  BUS_SHARING,
  controllerOf,
  isSharingBus,
  sameController,
  slotName,
  type BusSharing,
  type Slot,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { isFamily } from '../machine/product.js';
import { once } from '../syntax/remembered.js';
import type { Span } from '../syntax/text.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { type Fix, fixForEach, fixIn, machineRule, type RuleContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { sharesByIscsiOnly } from './terms/hostedNode.js';
import { withLocking } from './terms/diskSharing.js';
import { machinesOf } from './terms/machineDisk.js';
import {
  controllersOfDisks,
  deletion,
  isSharedByFlag,
  shareBus,
  sharingRepair,
  whatNothingGuards,
  type MachineController,
} from './terms/misplacedSharing.js';
import { moveFromBootBusFix, sharedBesideBootDisk } from './terms/moveFromBootBus.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'cluster-sharedbus-on-target',
  summary: 'Bus sharing is written on a disk instead of its controller.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // It knows what the key is meant for.
  supersedes: ['vmx-unknown-key'],
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'scsi1:1.sharedBus, in four of them'),
    source('esx25', 'p. 265: bus sharing is a mode of the controller'),
  ],

  *check(context) {
    const { machine } = context;
    const moveDisks = once(() => moveDisksFix(context));
    for (const line of misplacedLines(machine)) {
      const name = `scsi${line.slot.controller}`;
      const place = { machine, controller: line.slot.controller };
      const isShared = isSharingBus(controllerOf(machine, line.slot));
      const isFlagged = !isShared && isSharedByFlag(place);
      const isNone = line.mode === 'none';
      const isNeedless =
        isShared || isFlagged || (!isNone && sharesByIscsiOnly(machine, machine.declaration.cluster.value));
      const fix = isNeedless
        ? deleteFix(machine, line)
        : (moveFix(context, line) ?? (isKeptByBootDisk(machine, line) ? moveDisks() : undefined));
      const unguarded = isShared || isNone ? undefined : whatNothingGuards(place);
      yield {
        span: line.span,
        subject: slotName(line.slot),
        what: say`${line.key} = "${line.value}" stands on a single disk, but bus sharing is a mode of the whole controller.`,
        why: isShared || isFlagged ? whatCounts(name, isFlagged) : whatIsIgnored(name, unguarded),
        how: isNeedless || isNone ? deletion(unguarded) : advice(machine, line),
        ...(isShared || isFlagged || isNone ? { atMost: 'hint' as const } : {}),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function whatCounts(controller: string, isFlagged: boolean): Phrase {
  return isFlagged
    ? say`VMware ignores it there; what counts is the multi-writer flag of the disks on ${controller}.`
    : say`VMware ignores it there; what counts is ${controller}.sharedBus, which is written as well.`;
}

function whatIsIgnored(controller: string, unguarded: Phrase | undefined): Phrase {
  return unguarded
    ? say`VMware ignores it there without any message, so ${controller} stays unshared. ${unguarded}`
    : say`VMware ignores it there without any message, so it does not change how ${controller} is shared.`;
}

interface MisplacedLine {
  readonly key: string;
  readonly span: Span;
  readonly slot: Slot;
  readonly value: string;
  readonly mode: BusSharing | undefined;
}

function misplacedLines(machine: VirtualMachine): readonly MisplacedLine[] {
  return vmxTree(machine)
    .ofShape('scsi#:#.sharedBus')
    .flatMap(({ key, keySpan: span, value }) => {
      const match = /^scsi(\d{1,3}):(\d{1,3})\.sharedBus$/i.exec(key);
      if (!match) return [];
      const slot: Slot = { bus: 'scsi', controller: Number(match[1]), target: Number(match[2]) };
      const mode = BUS_SHARING.find((one) => one === value.trim().toLowerCase());
      return [{ key, span, slot, value, mode }];
    });
}

function advice(machine: VirtualMachine, { slot, value, mode }: MisplacedLine): Phrase {
  const name = `scsi${slot.controller}`;
  const boot = bootDisk(machine)?.slot;
  if (boot && sameController(boot, slot))
    return say`Put the shared disks on a controller without the boot disk, and write sharedBus on that one instead.`;
  return mode === undefined
    ? say`Write ${name}.sharedBus instead, with one of the values none, virtual and physical.`
    : say`Write ${name}.sharedBus = "${value}" instead.`;
}

function deleteFix(machine: VirtualMachine, { key }: MisplacedLine): Fix {
  return fixIn(machine, say`Delete ${key}`, 'unsafe', (one) => editMachine(one).removeSetting(key));
}

/** Writes the mode on the controller, here and in every machine that has the same mistake for the same disk. */
function moveFix(context: RuleContext, { slot }: MisplacedLine): Fix | undefined {
  const places = controllersOfDisks(context, slot.controller).flatMap((place) => {
    const mode = modeToWrite(place);
    return mode ? [{ ...place, mode }] : [];
  });
  const isPossible = places.some(
    ({ machine, controller }) => machine === context.machine && controller === slot.controller,
  );
  if (!isPossible) return undefined;
  const machines = machinesOf(places);
  const title =
    machines.length > 1
      ? say`Write bus sharing on the controller instead, in every node`
      : say`Write it as scsi${slot.controller}.sharedBus`;
  return fixForEach(places, withLocking(title, machines), (editor, place) => {
    shareBus(editor, place, place.mode);
    for (const line of linesOn(place)) editor.removeSetting(line.key);
  });
}

/** True for a line that asks for the mode in which hosted products share, where the boot disk is in its way. */
function isKeptByBootDisk(machine: VirtualMachine, { mode, slot }: MisplacedLine): boolean {
  const boot = bootDisk(machine)?.slot;
  const isBeside = boot !== undefined && sameController(boot, slot);
  return mode === 'virtual' && isBeside && isFamily(machine.product, 'hosted');
}

function moveDisksFix(context: RuleContext): Fix | undefined {
  return moveFromBootBusFix(sharedBesideBootDisk(context), (editor, slot) =>
    editor.removeSetting(`${slotName(slot)}.sharedBus`),
  );
}

function linesOn({ machine, controller }: MachineController): readonly MisplacedLine[] {
  return misplacedLines(machine).filter(({ slot }) => slot.controller === controller);
}

/** The one mode that the lines of a controller ask for, when it can be written there. */
function modeToWrite(place: MachineController): BusSharing | undefined {
  const modes = new Set(linesOn(place).map(({ mode }) => mode));
  const [mode] = modes;
  const isPlain = modes.size === 1 && mode !== undefined && mode !== 'none' && fits(mode, place.machine);
  return isPlain && sharingRepair(place) === 'write' ? mode : undefined;
}

/** A mode for one host in a cluster on several, or the other way round, would be the next mistake. */
function fits(mode: BusSharing, { declaration: { cluster } }: VirtualMachine): boolean {
  return cluster.value === undefined || (cluster.value === 'in-a-box') === (mode === 'virtual');
}

import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Range,
} from 'vscode-languageserver';
import type { MachineFacts } from '../../cluster/machineFacts.js';
import { inWords, say } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { fileName } from '../../machine/fileStem.js';
import { presentDisks, slotName, type Disk } from '../../machine/virtualMachine.js';
import { canonicalUri } from '../../workspace/canonicalUri.js';
import type { MachineDocument } from '../machineDocument.js';
import { Places } from '../place.js';
import type { Session } from '../session.js';
import { diskUsers, userNames, type DiskUser } from './diskUsers.js';
import { subjectAt } from './subject.js';

/** A step of the way from machine to shared disk to machine. */
type Step =
  | { readonly kind: 'machine'; readonly facts: MachineFacts }
  /** A disk as one machine names it. */
  | { readonly kind: 'disk'; readonly facts: MachineFacts; readonly disk: Disk };

/** The disk at an offset, by its file name or its slot; everywhere else the machine itself. */
export function prepareCallHierarchy(
  document: MachineDocument,
  offset: number,
): readonly CallHierarchyItem[] {
  const { session, facts, machine } = document;
  const subject = subjectAt(machine, offset);
  const disk =
    subject?.kind === 'disk'
      ? subject.disk
      : subject?.kind === 'device'
        ? namedDisks(facts).find(({ slot }) => slotName(slot) === subject.name)
        : undefined;
  return [disk ? diskItem(session, { facts, disk }) : machineItem(session, facts)];
}

/** A machine leads to its disks, those first that other machines use too; a disk to all machines that use it. */
export function outgoingCalls(
  session: Session,
  item: CallHierarchyItem,
): readonly CallHierarchyOutgoingCall[] | undefined {
  const step = stepOf(session, item);
  if (!step) return undefined;
  if (step.kind === 'disk') {
    const fromRanges = [rangeOf(session, step.facts, step.disk)];
    return machinesWith(session, step).map(({ facts }) => ({ to: machineItem(session, facts), fromRanges }));
  }
  const { facts } = step;
  return sharedFirst(session, facts).map((disk) => ({
    to: diskItem(session, { facts, disk }),
    fromRanges: [rangeOf(session, facts, disk)],
  }));
}

/** A disk is reached from the machines that use it; a machine from the disks that it shares with others. */
export function incomingCalls(
  session: Session,
  item: CallHierarchyItem,
): readonly CallHierarchyIncomingCall[] | undefined {
  const step = stepOf(session, item);
  if (!step) return undefined;
  if (step.kind === 'disk') {
    return machinesWith(session, step).map(({ facts, disk }) => ({
      from: machineItem(session, facts),
      fromRanges: [rangeOf(session, facts, disk)],
    }));
  }
  const { facts } = step;
  return namedDisks(facts)
    .map((disk) => ({ facts, disk }))
    .filter((user) => isShared(session, user))
    .map((user) => ({ from: diskItem(session, user), fromRanges: [rangeOf(session, facts, user.disk)] }));
}

/** Items come back from the client: what it names may have changed, or be no item of ours. */
function stepOf({ workspace }: Session, { uri, data }: CallHierarchyItem): Step | undefined {
  const facts = workspace.factsOf(canonicalUri(uri));
  const told: unknown = data;
  if (!facts || typeof told !== 'object' || told === null) return undefined;
  if (!('slot' in told)) return { kind: 'machine', facts };
  const disk = namedDisks(facts).find(({ slot }) => slotName(slot) === told.slot);
  return disk && { kind: 'disk', facts, disk };
}

function namedDisks({ machine }: MachineFacts): readonly Disk[] {
  return presentDisks(machine).filter(({ fileName: file }) => file.value !== undefined);
}

function sharedFirst(session: Session, facts: MachineFacts): readonly Disk[] {
  const shared = new Set(namedDisks(facts).filter((disk) => isShared(session, { facts, disk })));
  return [...shared, ...namedDisks(facts).filter((disk) => !shared.has(disk))];
}

function isShared({ workspace }: Session, { facts, disk }: DiskUser): boolean {
  return workspace.index.sharersOf(facts.machine.uri, disk).length > 0;
}

/** One use of each machine. */
function machinesWith(session: Session, { facts, disk }: DiskUser): readonly DiskUser[] {
  const users = diskUsers(session, facts, disk);
  return users.filter(
    (user, index) => users.findIndex((one) => one.facts.machine.uri === user.facts.machine.uri) === index,
  );
}

function machineItem({ abilities }: Session, { machine }: MachineFacts): CallHierarchyItem {
  const { text } = machine.source.tree;
  const places = new Places(text, abilities.positionEncoding);
  const span = 'keySpan' in machine.displayName ? machine.displayName.span : machine.anchor;
  return {
    name: machine.name,
    kind: SymbolKind.Class,
    detail: fileName(machine.uri),
    uri: machine.uri,
    range: places.range({ start: 0, end: text.length }),
    selectionRange: places.range(span),
    data: {},
  };
}

function diskItem(session: Session, { facts, disk }: DiskUser): CallHierarchyItem {
  const range = rangeOf(session, facts, disk);
  const slot = slotName(disk.slot);
  const users = userNames(diskUsers(session, facts, disk));
  return {
    name: baseName(disk.fileName.value ?? ''),
    kind: SymbolKind.File,
    detail: session.language(
      users.length > 1
        ? say`${slot} · shared by ${inWords(users)}`
        : say`${slot} · used by ${inWords(users)} only`,
    ),
    uri: facts.machine.uri,
    range,
    selectionRange: range,
    data: { slot },
  };
}

function rangeOf({ abilities }: Session, { machine }: MachineFacts, disk: Disk): Range {
  return new Places(machine.source.tree.text, abilities.positionEncoding).range(disk.fileName.span);
}

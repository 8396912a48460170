import { backingIdentities, type MachineFacts } from '../../cluster/machineFacts.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { baseName, fileIdentities } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';
import type { FileEdits } from '../../rules/rule.js';
import type { TextEdit } from '../../syntax/text.js';
import { setLeafText } from '../../syntax/vmc/edits.js';
import { descendAll, leafText } from '../../syntax/vmc/query.js';
import type { MachineDocument } from '../machineDocument.js';
import type { RenameOutcome } from './renameOutcome.js';

/** A machine, and its disks that have the file behind them. */
interface User {
  readonly facts: MachineFacts;
  readonly disks: readonly Disk[];
}

/**
 * Gives a disk's file another name in every machine that uses it. Each machine keeps the folder as it writes it. Only the
 * texts change: a virtual disk is often several files that name each other, which only the products' own tools rename.
 */
export function renameFile(document: MachineDocument, disk: Disk, newName: string): RenameOutcome {
  const name = newName.trim();
  const old = baseName(disk.fileName.value ?? '');
  const malformed = whyNoName(old, name);
  if (malformed) return { whyNot: malformed };
  const users = usersOf(document, disk, old);
  const taken = whyTaken(document, users, old, name);
  if (taken) return { whyNot: taken };
  const files = users
    .map(({ facts, disks }) => ({ uri: facts.machine.uri, edits: renameIn(facts.machine, disks, old, name) }))
    .filter(({ edits }) => edits.length > 0);
  return {
    files,
    // What is left to do comes first: an editor may cut a notice off.
    remark: say`Rename the disk itself, which still is ${old}, with the product's own tools, such as vmkfstools -E on ESX. The machines name ${name} now.`,
  };
}

/** The machines whose edits a rename needs. */
export function renamedMachines(
  document: MachineDocument,
  files: readonly FileEdits[],
): readonly VirtualMachine[] {
  return files.flatMap(({ uri }) => document.session.workspace.factsOf(uri)?.machine ?? []);
}

function whyNoName(old: string, name: string): Phrase | undefined {
  const ending = /\.[^.]+$/.exec(old)?.[0] ?? '';
  if (name === '') return say`A disk needs a file name: write for example ${exampleOf(ending)}.`;
  if (/[\\/:\][*?"<>|\p{Cc}]/u.test(name))
    return say`"${name}" is no file name: it has a character that file names cannot have. Folders stay as they are; write for example ${exampleOf(ending)}.`;
  if (name === '.' || name === '..' || name.endsWith('.'))
    return say`"${name}" is no file name: write for example ${exampleOf(ending)}.`;
  if (name === old) return say`The file is called ${old} already.`;
  if (ending !== '' && !name.includes('.'))
    return say`The ending is missing, by which the product knows what the file is: write ${name + ending}.`;
  return undefined;
}

const exampleOf = (ending: string): string => `quorum${ending === '' ? '.vmdk' : ending}`;

/** Those that name the same file; another descriptor with the same data behind it has a name of its own. */
function usersOf({ facts, session }: MachineDocument, disk: Disk, old: string): readonly User[] {
  const identities = new Set(backingIdentities(facts, disk));
  const uris = new Set([facts.machine.uri, ...session.workspace.index.usersOf([...identities])]);
  return [...uris].sort().flatMap((uri) => {
    const user = session.workspace.factsOf(uri);
    const disks = user?.machine.disks.filter(
      (one) =>
        baseName(one.fileName.value ?? '').toLowerCase() === old.toLowerCase() &&
        backingIdentities(user, one).some((identity) => identities.has(identity)),
    );
    return user && disks ? [{ facts: user, disks }] : [];
  });
}

/** Two disks would become one file. */
function whyTaken(
  { session }: MachineDocument,
  users: readonly User[],
  old: string,
  name: string,
): Phrase | undefined {
  const { index } = session.workspace;
  const identities = users.flatMap(({ facts: { machine }, disks }) =>
    disks.flatMap(({ fileName }) => {
      const before = new Set(fileIdentities(machine.uri, fileName.value ?? ''));
      const after = fileIdentities(machine.uri, withName(fileName.value ?? '', old, name));
      return after.filter((identity) => !before.has(identity));
    }),
  );
  // Other letter case is the same file on Windows, and then the users are the owners.
  const isOther = old.toLowerCase() !== name.toLowerCase();
  const owners = isOther ? [...index.usersOf(identities)] : [];
  if (owners.length === 0) return undefined;
  const names = owners.flatMap((uri) => index.facts(uri)?.machine.name ?? []);
  return say`${name} is the file of another disk already, in ${inWords(names)}.`;
}

function renameIn(
  machine: VirtualMachine,
  disks: readonly Disk[],
  old: string,
  name: string,
): readonly TextEdit[] {
  if (machine.source.format === 'vmc') return disks.flatMap((disk) => renameLeaves(disk, old, name));
  const editor = editMachine(machine);
  for (const { slot, fileName } of disks) editor.setFileName(slot, withName(fileName.value ?? '', old, name));
  return editor.edits();
}

/** A .vmc holds the absolute path and the relative one. */
function renameLeaves({ element }: Disk, old: string, name: string): readonly TextEdit[] {
  return ['pathname/absolute', 'pathname/relative']
    .flatMap((path) => (element ? descendAll(element, path) : []))
    .filter((leaf) => baseName(leafText(leaf)).toLowerCase() === old.toLowerCase())
    .flatMap((leaf) => setLeafText(leaf, withName(leafText(leaf), old, name)));
}

/** The path with another last part; blanks behind it go. */
function withName(path: string, old: string, name: string): string {
  const written = path.trimEnd();
  return written.slice(0, written.length - old.length) + name;
}

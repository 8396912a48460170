import { rememberedOf } from '../syntax/remembered.js';
import { backingIdentities, type MachineFacts } from './machineFacts.js';
import { bootDisk } from '../machine/bootDisk.js';
import { fileStem } from '../machine/fileStem.js';
import { baseName, pathNotation } from '../machine/diskPath.js';
import { type Fact, valueText } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { folderOf } from './neighbourhood.js';
import { nodeEvidence } from './nodeEvidence.js';

/**
 * True when two files describe one machine: a backup or a variant has the BIOS id, a MAC address or the display name of
 * its original, and nobody starts both at once. A copied node with names of its own is meant to be a second node, whatever
 * else it still has of the first, but for the system disk beside it: two files that start from that are variants.
 */
export function isCopyOf(a: VirtualMachine, b: VirtualMachine): boolean {
  return haveMarkInCommon(a, b) && (!areTwoNodes(a, b) || startFromDiskBeside(a, b));
}

/** True for two nodes by their names, whatever else they have in common. */
export function areTwoNodes(a: VirtualMachine, b: VirtualMachine): boolean {
  return (hasOtherName(a, b) || haveOtherFiles(a, b)) && [a, b].every((one) => nodeEvidence(one).length > 0);
}

function haveMarkInCommon(a: VirtualMachine, b: VirtualMachine): boolean {
  const [one, other] = [marksOf(a), marksOf(b)];
  return (
    (one.biosId !== '' && one.biosId === other.biosId) ||
    (one.name !== '' && one.name === other.name) ||
    one.macs.some((mac) => other.macs.includes(mac))
  );
}

/**
 * True when both say what they are called, and neither name is the other one with something behind it, as variants of one
 * machine have it: "node1 without network".
 */
function hasOtherName(a: VirtualMachine, b: VirtualMachine): boolean {
  return areOtherNames(valueText(a.displayName).trim(), valueText(b.displayName).trim());
}

function areOtherNames(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()].sort();
  return one !== undefined && one !== '' && other !== undefined && !isNamedAfter(other, one);
}

const isNamedAfter = (name: string, first: string): boolean =>
  name.startsWith(first) && !/^[\p{L}\p{N}]/u.test(name.slice(first.length));

/** The machines without copies and variants of each other, which nobody starts at once. */
export function originals(machines: readonly VirtualMachine[]): readonly VirtualMachine[] {
  return machines.filter(
    (one, index) => !machines.slice(0, index).some((earlier) => earlier === one || isCopyOf(earlier, one)),
  );
}

/** What a copy has in common with its original; empty texts where nothing is written. */
interface Marks {
  readonly biosId: string;
  readonly name: string;
  readonly macs: readonly string[];
}

/** Every node is compared with every other one, by many rules. */
const marksOf = rememberedOf((machine: VirtualMachine): Marks => ({
  biosId: plain(machine.biosUuid),
  name: plain(machine.displayName),
  macs: machine.networkAdapters.map(({ mac }) => plain(mac)).filter((mac) => mac !== ''),
}));

/**
 * True when two files are variants of one machine (another network, another CD, a newer format): both start from the same
 * disk, and name it by where they lie themselves. Two machines that meet on one disk by accident name it by its full path.
 */
export function isVariantOf(a: MachineFacts, b: MachineFacts): boolean {
  return startFromSameDisk(a, b) && [a, b].every(({ machine }) => namesBootDiskRelatively(machine));
}

function startFromDiskBeside(a: VirtualMachine, b: VirtualMachine): boolean {
  const own = bootDiskBeside(a);
  return own !== undefined && own === bootDiskBeside(b);
}

/** The boot disk by the machine's own folder; undefined where it is named in any other way. */
const bootDiskBeside = rememberedOf((machine: VirtualMachine): string | undefined =>
  namesBootDiskRelatively(machine)
    ? `${folderOf(machine.uri)}/${valueText(bootDisk(machine)?.fileName).trim().toLowerCase()}`
    : undefined,
);

const namesBootDiskRelatively = (machine: VirtualMachine): boolean =>
  pathNotation(valueText(bootDisk(machine)?.fileName)) === 'relative';

/**
 * True for two files of one machine: a backup or a variant that starts from the same disk, or calls itself the same. For
 * ids and addresses, and the disks of a node, which a copy that became a second machine has in common with its original
 * too. Such a copy may keep the name that it shows, but it has ids of its own, or its file and its system disk have names
 * of their own.
 */
export function isSameMachine(a: MachineFacts, b: MachineFacts): boolean {
  if (isVariantOf(a, b)) return true;
  if (haveOtherIds(a.machine, b.machine)) return false;
  const name = a.machine.displayName.value?.trim() ?? '';
  if (name !== '' && name === b.machine.displayName.value?.trim() && !haveOtherFiles(a.machine, b.machine))
    return true;
  return startFromSameDisk(a, b);
}

/**
 * True where both have the ids of a machine, and none in common: the product makes new ones when a copy is first started,
 * so it is a second machine, whatever it is called. The BIOS id tells, else the MAC addresses.
 */
export function haveOtherIds(a: VirtualMachine, b: VirtualMachine): boolean {
  const [one, other] = [marksOf(a), marksOf(b)];
  if (one.biosId !== '' && other.biosId !== '') return one.biosId !== other.biosId;
  return one.macs.length > 0 && other.macs.length > 0 && !one.macs.some((mac) => other.macs.includes(mac));
}

/** True where not all of these files describe one machine: what a node and its backups name, only that one machine has. */
export function areSeveralMachines([first, ...others]: readonly MachineFacts[]): boolean {
  return first !== undefined && others.some((other) => other !== first && !isSameMachine(first, other));
}

/** True where neither the file nor the boot disk of one is named after that of the other; a backup has one of them so. */
function haveOtherFiles(a: VirtualMachine, b: VirtualMachine): boolean {
  return areOtherNames(fileStem(a.uri), fileStem(b.uri)) && areOtherNames(bootDiskStem(a), bootDiskStem(b));
}

/** Without the number of a snapshot, which a backup may have and its original no longer. */
const bootDiskStem = (machine: VirtualMachine): string =>
  baseName(valueText(bootDisk(machine)?.fileName).trim()).replace(/(?:-\d{6})?\.[^.]*$/, '');

function startFromSameDisk(a: MachineFacts, b: MachineFacts): boolean {
  const bootOf = (facts: MachineFacts): readonly string[] => {
    const boot = bootDisk(facts.machine);
    return boot ? backingIdentities(facts, boot) : [];
  };
  const files = bootOf(a);
  return bootOf(b).some((file) => files.includes(file));
}

/** True for the machine whose file comes first by its path: the one to leave alone where nobody knows which is the original. */
export function isFirst(machine: VirtualMachine, others: readonly VirtualMachine[]): boolean {
  return others.every(({ uri }) => machine.uri < uri);
}

/** Without blanks, dashes and letter case, which differ between tools. */
const plain = (fact: Fact<string>): string =>
  valueText(fact)
    .replaceAll(/[\s:-]/g, '')
    .toLowerCase();

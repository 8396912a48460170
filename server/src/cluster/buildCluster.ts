import { say } from '../l10n/phrase.js';
import { bootDisk, isMarkedShared } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { fileName } from '../machine/fileStem.js';
import { isFamily, type Evidence } from '../machine/product.js';
import type { ClusterKind } from '../machine/declaration.js';
import { isSharingBus, presentDisks, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import type { Cluster, ClusterNode, DiskUse, KindVerdict, Mechanism, SharedDisk } from './cluster.js';
import { kindEvidence } from './kindEvidence.js';
import { areSeveralMachines } from './machineCopy.js';
import { backingIdentities, type MachineFacts } from './machineFacts.js';
import { nodeEvidence } from './nodeEvidence.js';
import { ownSharedDisks } from './sharedDisks.js';

/** The cluster that these machines form; the caller has found out that they belong together. */
export function buildCluster(members: readonly MachineFacts[]): Cluster {
  const sorted = [...members].sort((a, b) => (a.machine.uri < b.machine.uri ? -1 : 1));
  const nodes = sorted.map((facts): ClusterNode => ({ facts, evidence: evidenceOf(facts, sorted) }));
  const sharedDisks = findSharedDisks(nodes);
  return { nodes, sharedDisks, mechanism: findMechanism(nodes), kind: findKind(nodes, sharedDisks) };
}

/** A machine that says nothing itself is a node because another node shares a disk that it names. */
function evidenceOf(facts: MachineFacts, members: readonly MachineFacts[]): readonly Evidence[] {
  const own = nodeEvidence(facts.machine);
  if (own.length > 0) return own;
  return presentDisks(facts.machine).flatMap((disk) => {
    const identities = backingIdentities(facts, disk);
    const other = members.find(
      (member) =>
        member !== facts &&
        ownSharedDisks(member.machine).some((shared) =>
          backingIdentities(member, shared.disk).some((one) => identities.includes(one)),
        ),
    );
    if (!other) return [];
    const text = say`the disk ${baseName(valueText(disk.fileName))}, which ${fileName(other.machine.uri)} shares`;
    return [{ text, span: disk.fileName.span }];
  });
}

interface Group {
  readonly identities: Set<string>;
  readonly uses: DiskUse[];
  /** Some node's own file shows the disk to be shared. */
  isShown: boolean;
  /** Some node's own file does so by more than the bus, which shares whatever hangs on it. */
  isMarked: boolean;
  /** Some node starts from it: then it is a private disk, whoever else names it or has it on a shared bus. */
  isBoot: boolean;
}

/**
 * Shared are the disks that a node's own file marks so, and, where no node starts from them, those on a shared bus or of two
 * nodes. A node and its backup are one machine: what both name may be private all the same.
 */
function findSharedDisks(nodes: readonly ClusterNode[]): readonly SharedDisk[] {
  const groups: Group[] = [];
  for (const node of nodes) {
    const { machine } = node.facts;
    const shown = new Set(ownSharedDisks(machine).map(({ disk }) => disk));
    const boot = bootDisk(machine);
    for (const disk of presentDisks(machine))
      addUse(groups, {
        identities: new Set(backingIdentities(node.facts, disk)),
        uses: [{ node, disk }],
        isShown: shown.has(disk),
        isMarked: isMarkedShared(machine, disk),
        isBoot: disk === boot,
      });
  }
  return groups
    .filter(
      ({ isShown, isMarked, isBoot, uses }) =>
        isMarked || (!isBoot && (isShown || areSeveralMachines(uses.map(({ node }) => node.facts)))),
    )
    .map(({ uses }) => ({ uses }));
}

function addUse(groups: Group[], added: Group): void {
  const [group, ...more] = groups.filter((one) =>
    [...added.identities].some((identity) => one.identities.has(identity)),
  );
  if (!group) {
    groups.push(added);
    return;
  }
  // One name of the file may be that of a group, another name that of a second one.
  for (const one of more) groups.splice(groups.indexOf(one), 1);
  for (const one of [...more, added]) {
    for (const identity of one.identities) group.identities.add(identity);
    group.uses.push(...one.uses);
    group.isShown ||= one.isShown;
    group.isMarked ||= one.isMarked;
    group.isBoot ||= one.isBoot;
  }
}

function findMechanism(nodes: readonly ClusterNode[]): Mechanism {
  const machines = nodes.map((node) => node.facts.machine);
  if (machines.some((machine) => machine.controllers.some(isSharingBus))) return 'bus';
  const some = (test: (disk: Disk) => boolean): boolean =>
    machines.some((machine) => presentDisks(machine).some(test));
  const byDisk = machines.filter(sharesByDisk);
  // Hosted products read no multi-writer flag, so beside `.shared` it changes nothing.
  if (byDisk.some(({ product }) => isFamily(product, 'hosted'))) return 'per-disk';
  if (some((disk) => disk.multiWriter.value === true)) return 'multi-writer';
  return byDisk.length > 0 ? 'per-disk' : 'bus';
}

/** True for a machine with `.shared`, which ESX does not read. */
function sharesByDisk(machine: VirtualMachine): boolean {
  return (
    !isFamily(machine.product, 'esx') && presentDisks(machine).some((disk) => disk.shared.value === true)
  );
}

/**
 * Declared, else presumed from the bus mode when all nodes agree on it: virtual sharing reaches the machines of one
 * host, physical sharing those of several. The shared bus of Virtual Server and `.shared` are for one host only.
 * Nodes that are declared differently, and evidence that contradicts the presumption, leave the kind open.
 */
function findKind(nodes: readonly ClusterNode[], sharedDisks: readonly SharedDisk[]): KindVerdict {
  const declared = new Set(nodes.flatMap(({ facts }) => facts.machine.declaration.cluster.value ?? []));
  if (declared.size > 0) {
    const [kind] = declared;
    return { value: declared.size === 1 ? kind : undefined, declared: true };
  }
  const presumed = presumedKind(nodes.map((node) => node.facts.machine));
  const isContradicted = nodes
    .flatMap((node) => kindEvidence(node, sharedDisks))
    .some(({ kind }) => kind !== presumed);
  return { value: isContradicted ? undefined : presumed, declared: false };
}

function presumedKind(machines: readonly VirtualMachine[]): ClusterKind | undefined {
  const modes = new Set(
    machines.flatMap((machine) =>
      machine.controllers.filter(isSharingBus).map((controller) => controller.sharing.value),
    ),
  );
  if (modes.size === 1) return modes.has('virtual') ? 'in-a-box' : 'across-boxes';
  return modes.size === 0 && machines.some(sharesByDisk) ? 'in-a-box' : undefined;
}

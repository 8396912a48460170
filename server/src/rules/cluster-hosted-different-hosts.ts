import { machinesIn, sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { bootDisk, isQuorumDisk } from '../machine/bootDisk.js';
import { editMachine } from '../machine/editMachine.js';
import type { MachineEditor } from '../machine/editor.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { PRODUCT_NAMES, type Evidence } from '../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  presentDisks,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { sharingOf } from './terms/diskSharing.js';
import { CONNECT_BY_ISCSI } from './terms/hostedNode.js';
import { diskOfUse, machinesOf } from './terms/machineDisk.js';
import { namesOf } from './terms/machineName.js';
import { isUsedByTwo } from './terms/usesOfDisk.js';
import { declareInABox } from './terms/declareInABox.js';
import { eitherInWords, inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { source } from './sources.js';
import { declarationsOf } from './terms/wrongBusMode.js';

export default clusterRule({
  id: 'cluster-hosted-different-hosts',
  summary: 'Nodes of a hosted product on several hosts share a bus or a disk.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { gsx3: 'error', server1: 'error', server2: 'error', workstation: 'warning', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('server2', 'p. 287-290'),
    source('server1', 'p. 162'),
    source('book', 'A.2.3 and table A.1: across boxes since GSX 3.2, with iSCSI'),
  ],

  *check({ machine, cluster }) {
    if (!cluster.kind.declared || cluster.kind.value !== 'across-boxes') return;
    const nodes = machinesIn(cluster);
    const products = eitherInWords(machine.product.candidates.map((product) => PRODUCT_NAMES[product]));
    const takeOut = fixAcross(
      nodes,
      say`Take the shared disks out of every node, for iSCSI in the guests`,
      (one) => withoutSharedDisks(cluster, one),
    );
    for (const { disk, shared } of unsharedDisks(cluster, machine)) {
      const users = namesOf(machinesOf(shared.uses.map(diskOfUse)).map(({ uri }) => uri));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`${inWords(users)} use the disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}), but the cluster is declared as a cluster across boxes, with nodes on several hosts, and the product is ${products}.`,
        why: say`Between hosts these products share no disk: the lock lets one node have it, and no other one can take it over.`,
        how: CONNECT_BY_ISCSI,
        atMost: 'warning',
        related: declarationsOf(cluster),
        fixes: [takeOut],
      };
    }
    for (const { subject, text, span } of sharingSettings(machine)) {
      yield {
        span,
        subject,
        what: say`${text} shares disks, but the cluster is declared as a cluster across boxes, with nodes on several hosts, and the product is ${products}.`,
        why: say`Its reservations reach the machines of one host only: nodes on several hosts write to the disk at the same time and destroy it.`,
        how: say`Take the shared disks and the sharing out of every node and connect the disks over iSCSI inside the guests, or run all nodes on one host.`,
        related: declarationsOf(cluster),
        fixes: [takeOut, declareInABox(nodes)],
      };
    }
  },
});

/** Disks that two nodes name and none shares; with locking off another rule tells of them, and of the boot disk too. */
function unsharedDisks(cluster: Cluster, machine: VirtualMachine): ReturnType<typeof sharedDisksOf> {
  if (machine.diskLocking.value === false) return [];
  return sharedDisksOf(cluster, machine.uri).filter(
    ({ disk, shared: { uses } }) =>
      disk !== bootDisk(machine) &&
      isUsedByTwo(uses) &&
      uses.every((use) => sharingOf(use.node.facts.machine, use.disk) === 'none'),
  );
}

/** Every setting that shares: the mode of a bus, and `.shared` of a disk on a bus that is not shared itself. */
function sharingSettings(machine: VirtualMachine): readonly (Evidence & { subject: string })[] {
  const buses = machine.controllers.filter(isSharingBus).map((controller) => {
    const subject = controllerName(controller);
    const text = say`${subject}.sharedBus = "${valueText(controller.sharing)}"`;
    return { subject, text, span: controller.sharing.span };
  });
  const disks = presentDisks(machine)
    .filter((disk) => disk.shared.value === true && !isSharingBus(controllerOf(machine, disk.slot)))
    .map((disk) => {
      const subject = slotName(disk.slot);
      return { subject, text: say`${subject}.shared = "TRUE"`, span: disk.shared.span };
    });
  return [...buses, ...disks];
}

/** Disks that nobody but this node is known to use stay, as private ones; locking is switched on again for them. */
function withoutSharedDisks(cluster: Cluster, machine: VirtualMachine): MachineEditor {
  const editor = editMachine(machine);
  for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
    const others = shared.uses.some((use) => use.node.facts.machine !== machine);
    if (disk !== bootDisk(machine) && (others || isMarked(machine, disk))) editor.removeDisk(disk.slot);
  }
  for (const controller of machine.controllers.filter(isSharingBus)) editor.setBusSharing(controller, 'none');
  return machine.diskLocking.value === false ? editor.setDiskLocking(true) : editor;
}

const isMarked = (machine: VirtualMachine, disk: Disk): boolean =>
  disk.shared.value === true || isQuorumDisk(machine, valueText(disk.fileName));

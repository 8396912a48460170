import { sharedDisksOf, type Cluster, type SharedDisk } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  type Controller,
  controllerName,
  controllerOf,
  type Disk,
  diskAt,
  disksOn,
  hangsOn,
  isSharingBus,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import type { Span } from '../syntax/text.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { source } from './sources.js';
import { scsiUses } from './terms/scsiUses.js';
import { machinesOf, type MachineDisk } from './terms/machineDisk.js';
import { COMMON_TARGETS } from './terms/targetNumbers.js';
import { scsiControllersOfSharedDisks } from './terms/controllersOfSharedDisks.js';

export default clusterRule({
  id: 'cluster-two-shared-buses',
  summary: 'Shared disks are on two shared buses, which VMware Server 2 cannot start.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', server2: 'error', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('server2', 'p. 290'), source('gsx3', 'p. 194: scsi1 or scsi2 may be shared')],

  *check({ machine, cluster }) {
    const [first, ...others] = sharedBuses(cluster, machine);
    if (!first) return;
    for (const bus of others) {
      const name = controllerName(bus);
      const fix = oneBusFix(cluster, machine, bus, first);
      yield {
        span: sharingSpan(cluster, machine, bus),
        subject: name,
        what: say`Shared disks are on two shared buses: ${files(cluster, machine, first)} on ${controllerName(first)}, ${files(cluster, machine, bus)} on ${name}.`,
        why: say`VMware Server 2 calls a file with two shared buses invalid and does not start the machine; the other hosted products describe one shared bus.`,
        how: say`Put all shared disks on ${controllerName(first)}, in every node.`,
        related: [
          {
            uri: machine.uri,
            span: sharingSpan(cluster, machine, first),
            message: say`The other shared bus.`,
          },
        ],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** Those that share as a whole first, because every disk may move to them; then by number. */
function sharedBuses(cluster: Cluster, machine: VirtualMachine): readonly Controller[] {
  return scsiControllersOfSharedDisks(cluster, machine)
    .filter((bus) => isSharingBus(bus) || flaggedDisks(cluster, machine, bus).length > 0)
    .sort((a, b) => Number(isSharingBus(b)) - Number(isSharingBus(a)) || a.number - b.number);
}

/** The disks of a bus that are shared one by one (`scsiN:M.shared`). */
function flaggedDisks(cluster: Cluster, machine: VirtualMachine, bus: Controller): readonly Disk[] {
  return sharedOn(cluster, machine, bus).flatMap(({ disk }) => (disk.shared.value === true ? disk : []));
}

/** What shares a bus: its own mode, else the first of its disks that are shared one by one. */
function sharingSpan(cluster: Cluster, machine: VirtualMachine, bus: Controller): Span {
  const [flagged] = isSharingBus(bus) ? [] : flaggedDisks(cluster, machine, bus);
  return (flagged?.shared ?? bus.sharing).span;
}

function sharedOn(
  cluster: Cluster,
  machine: VirtualMachine,
  bus: Controller,
): readonly { disk: Disk; shared: SharedDisk }[] {
  return sharedDisksOf(cluster, machine.uri).filter(({ disk }) => hangsOn(disk, bus));
}

const files = (cluster: Cluster, machine: VirtualMachine, bus: Controller) =>
  inWords(sharedOn(cluster, machine, bus).map(({ disk }) => baseName(valueText(disk.fileName))));

/** Moves the disks of one bus to the other in every node, target numbers kept where they are free. */
function oneBusFix(
  cluster: Cluster,
  machine: VirtualMachine,
  from: Controller,
  to: Controller,
): Fix | undefined {
  const moves: (MachineDisk & { readonly target: number })[] = [];
  for (const { disk: own, shared } of sharedOn(cluster, machine, from)) {
    const uses = scsiUses(shared);
    const isFree = (target: number): boolean =>
      !moves.some((move) => move.target === target) &&
      uses.every(({ machine: one, disk }) => !diskAt(one, { ...disk.slot, controller: to.number, target }));
    const target = [own.slot.target, ...COMMON_TARGETS].find(isFree);
    const isShared = uses.every((use) => staysShared(use, to));
    if (target === undefined || uses.length === 0 || !isShared) return undefined;
    moves.push(...uses.map((use) => ({ ...use, target })));
  }
  const machines = machinesOf(moves);
  return fixAcross(
    machines,
    say`Move the disks of ${controllerName(from)} to ${controllerName(to)} in every node`,
    (one) => {
      const editor = editMachine(one);
      const own = moves.filter((move) => move.machine === one);
      for (const { disk, target } of own)
        editor.moveDisk(disk.slot, { bus: 'scsi', controller: to.number, target });
      for (const bus of one.controllers.filter((each) => own.some(({ disk }) => hangsOn(disk, each)))) {
        const isLeft = disksOn(one, bus).some((disk) => !own.some((move) => move.disk === disk));
        if (!isLeft && isSharingBus(bus)) editor.setBusSharing(bus, 'none');
      }
      return editor;
    },
  );
}

/** True when a disk is shared on the other bus too, by the bus or because it is shared for itself. */
function staysShared({ machine, disk }: MachineDisk, { number }: Controller): boolean {
  const to = controllerOf(machine, { bus: 'scsi', controller: number });
  return isSharingBus(to) || (disk.shared.value === true && to?.present.value === true);
}

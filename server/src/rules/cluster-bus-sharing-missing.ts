import { sharedDisksOf, type Cluster, type ClusterNode, type SharedDisk } from '../cluster/cluster.js';
import { bootController } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { spansHosts } from '../machine/declaration.js';
import { isFamily, isOnly } from '../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  slotName,
  type BusSharing,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import {
  mayShareBusOf,
  needsLockingOff,
  readsMultiWriter,
  sharingOf,
  unsharedBus,
  withLocking,
} from './terms/diskSharing.js';
import { inWords, say, withMore, type Phrase } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix, type RelatedPlace } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { alsoNeeded } from './terms/adapterModel.js';
import { CONNECT_BY_ISCSI } from './terms/hostedNode.js';
import { diskOfUse, machinesOf } from './terms/machineDisk.js';
import { canBeShared } from './terms/nvmeSharing.js';
import { modeForKind } from './terms/busMode.js';
import { needsIscsi } from './terms/sharingObstacle.js';
import { isUsedByTwo, whatUnsharedMeans } from './terms/usesOfDisk.js';
import { namesOf } from './terms/machineName.js';

export default clusterRule({
  id: 'cluster-bus-sharing-missing',
  summary: 'Two nodes use one disk, but none of them shares its controller.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk', 'multi-writer'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, clusters with ESX and GSX'),
    source('esx20', 'sharing the SCSI bus'),
    source('esx2', 'p. 313 and 348-349'),
    source('wsfc8', 'clustered VMDK: NVMe from 8.0 Update 2 with Windows Server 2022'),
  ],

  *check({ machine, node, cluster }) {
    // Where the flag counts, cluster-multi-writer-missing tells of a disk without it.
    if (cluster.mechanism === 'multi-writer' && readsMultiWriter(machine.product)) return;
    const seen = new Set<string>();
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const controller = controllerOf(machine, disk.slot);
      const isNvme = disk.slot.bus === 'nvme';
      const modes = modesFor(cluster, node).filter((mode) => !isNvme || mode === 'physical');
      const [likely, ...others] = modes;
      if (!controller || !canBeShared(machine, disk) || !likely) continue;
      if (!isUsedByTwo(shared.uses) || !isSharedNowhere(shared)) continue;
      const name = controllerName(controller);
      if (seen.has(name)) continue;
      seen.add(name);
      const file = baseName(valueText(disk.fileName));
      const firstBus = onlySharedBus(machine, controller);
      const isForIscsi = shared.uses.some(({ node }) => connectsByIscsi(node.facts.machine));
      const users = namesOf([...new Set(shared.uses.map(({ node }) => node.facts.machine.uri))]);
      yield {
        span: controller.sharing.span,
        subject: slotName(disk.slot),
        what: say`${inWords(users)} use the disk ${file} (${slotName(disk.slot)}), but its controller is not shared: ${unsharedBus(machine, disk)}.`,
        why: whatUnsharedMeans(shared.uses),
        how: isForIscsi
          ? CONNECT_BY_ISCSI
          : withMore(
              say`${howTo(name, [likely, ...others], firstBus)} Do it in the file of every node, with all nodes powered off.`,
              alsoNeeded(machine, controller),
            ),
        // No document names the setting of an NVMe bus.
        ...(isNvme ? { atMost: 'warning' as const } : {}),
        related: [
          ...unreadSharing(machine, disk),
          ...shared.uses
            .filter(({ node }) => node.facts.machine !== machine)
            .map((use) => ({
              uri: use.node.facts.machine.uri,
              span: use.disk.fileName.span,
              message: say`${file} is used here too, and is not shared here either.`,
            })),
        ],
        fixes: firstBus || isForIscsi ? [] : fixes(shared, file, modes),
      };
    }
  },
});

/** On a bus of a hosted product the guest's cluster would refuse the disk, and the bus asks for locking off. */
const connectsByIscsi = (machine: VirtualMachine): boolean =>
  isFamily(machine.product, 'hosted') && needsIscsi(machine);

const isSharedNowhere = (shared: SharedDisk): boolean =>
  shared.uses.every(({ node, disk }) => sharingOf(node.facts.machine, disk) === 'none');

/** What the file says of sharing the disk, and the product does not read. */
function unreadSharing({ uri }: VirtualMachine, { shared, multiWriter }: Disk): readonly RelatedPlace[] {
  const places = [
    { fact: shared, message: say`ESX does not read this setting, so it shares nothing here.` },
    {
      fact: multiWriter,
      message: say`Only ESX from release 4.1 on reads this flag, so it shares nothing here.`,
    },
  ];
  return places
    .filter(({ fact }) => fact.value === true)
    .map(({ fact: { span }, message }) => ({ uri, span, message }));
}

/** The bus modes that come into question, the likely one first; none for hosted machines on several hosts, which share by iSCSI only. */
function modesFor(cluster: Cluster, node: ClusterNode): readonly BusSharing[] {
  const { value } = cluster.kind;
  const isSpread = spansHosts(value);
  if (isFamily(node.facts.machine.product, 'hosted')) return isSpread ? [] : ['virtual'];
  if (isSpread) return ['physical'];
  if (value === 'in-a-box') return ['virtual'];
  return modeForKind(node, cluster) === 'physical' ? ['physical', 'virtual'] : ['virtual', 'physical'];
}

/** The bus that a machine of VMware Server 2 shares already: with a second one it does not start. */
function onlySharedBus(machine: VirtualMachine, beside: Controller): Controller | undefined {
  if (!isOnly(machine.product, 'server2')) return undefined;
  const boot = bootController(machine);
  return machine.controllers.find((one) => one !== beside && one !== boot && isSharingBus(one));
}

/** With several modes nobody has said on how many hosts the nodes run. */
function howTo(
  name: string,
  [likely, ...others]: readonly [BusSharing, ...BusSharing[]],
  firstBus: Controller | undefined,
): Phrase {
  if (firstBus)
    return say`Put the disk on ${controllerName(firstBus)}, which is shared already, because VMware Server 2 does not start a machine with two shared buses.`;
  return others.length > 0
    ? say`Write ${name}.sharedBus = "virtual" when all nodes run on one host, "physical" when they run on several.`
    : say`Write ${name}.sharedBus = "${likely}".`;
}

function fixes(shared: SharedDisk, file: string, modes: readonly BusSharing[]): readonly Fix[] {
  const uses = shared.uses.map(diskOfUse);
  const machines = machinesOf(uses);
  const canShare = uses.every(
    ({ machine, disk }) => canBeShared(machine, disk) && mayShareBusOf(machine, disk),
  );
  // An NVMe bus has one mode only.
  const isFor = (mode: BusSharing): boolean =>
    mode === 'physical' || uses.every(({ disk }) => disk.slot.bus === 'scsi');
  if (!canShare) return [];
  return modes.filter(isFor).map((mode) =>
    fixAcross(
      machines,
      withLocking(say`Share the controller of ${file} (${mode}) in every node`, machines),
      (one) => {
        const editor = editMachine(one);
        for (const { machine, disk } of uses) {
          if (machine === one)
            editor.setBusSharing({ bus: disk.slot.bus, number: disk.slot.controller }, mode);
        }
        if (needsLockingOff(one)) editor.setDiskLocking(false);
        return editor;
      },
    ),
  );
}

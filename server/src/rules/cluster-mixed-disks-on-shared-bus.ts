import { haveOtherIds, isCopyOf, isSameMachine } from '../cluster/machineCopy.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import { imageOf, type MachineFacts } from '../cluster/machineFacts.js';
import { baseName, isRawLun, pathNotation } from '../machine/diskPath.js';
import { nearKeys } from '../knowledge/nearKeys.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  disksOn,
  hangsOn,
  isSharingBus,
  presentDisks,
  sameSlot,
  slotName,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { sharedDisksOf, type Cluster, type DiskUse } from '../cluster/cluster.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix, type RelatedPlace } from './rule.js';
import { source } from './sources.js';
import { counterpartDisks } from './terms/counterpartDisks.js';
import { unknownSettings } from './terms/knownSettings.js';
import { nameAmong, nameBeside } from './terms/machineName.js';
import { canBeShared } from './terms/nvmeSharing.js';
import { areTwoFiles } from './terms/sameName.js';
import { freeTargets } from './terms/targetNumbers.js';
import { bootController, bootDisk, isQuorumDisk } from '../machine/bootDisk.js';

export default clusterRule({
  id: 'cluster-mixed-disks-on-shared-bus',
  aliases: ['esx2-private-bus-must-be-none'],
  summary: 'A disk that only one node names is on the bus of the shared disks.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', hosted: 'warning', unknown: 'hint' },
  fix: 'unsafe',
  // Their message calls the disk a shared one, and its name matters only once the cluster owns it.
  supersedes: ['esx2-across-boxes-needs-hba-path', 'esx2-in-a-box-needs-label'],
  since: '0.1.0',
  sources: [
    source('book', 'A.2: every node must reach the shared disks'),
    source('mscs67', 'checklist for clustered disks: separate SCSI adapter'),
    source('esx25', 'p. 297, Table 10-1: disks outside the cluster on a bus with sharing none'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    const own = nameAmong(
      [machine, ...context.otherNodes.map(({ facts }) => facts.machine)].map(({ uri }) => uri),
      machine.uri,
    );
    for (const controller of sharedBuses(cluster, machine)) {
      const name = controllerName(controller);
      const common = commonDisks(context, controller);
      if (common.length === 0) continue;
      for (const disk of privateDisks(context, controller)) {
        const namesakes = namesakesOf(context, disk);
        const path = valueText(disk.fileName);
        const file = namesakes.length > 0 ? path.trim() : baseName(path);
        const unused = [...namesakes, ...unusedPlaces(context, disk)];
        const isOfCluster = unused.length > 0 || isQuorumDisk(machine, path);
        const twin = isOfCluster ? undefined : diskInSameSlot(context, disk);
        const fix = isOfCluster || twin ? undefined : moveFix(context, disk);
        yield {
          span: disk.fileName.span,
          subject: slotName(disk.slot),
          what: say`Only ${own} names ${file} (${slotName(disk.slot)}), but it is on the shared bus ${name} beside ${inWords(common.map((one) => baseName(valueText(one.fileName))))}.`,
          why: say`A shared bus leaves its disks to whoever reserves them: a private disk there can be opened by another node, and a disk of the cluster that the other nodes do not name cannot fail over.`,
          how: isOfCluster
            ? namesakes.length > 0
              ? say`Name one and the same file in every node, with its absolute path.`
              : say`Name it in every node, in the same slot and switched on.`
            : twin
              ? say`If the nodes are to share one disk here, name the same file in every node: ${nameBeside(machine.uri, twin.facts.machine.uri)} names ${baseName(valueText(twin.disk.fileName))} in the same slot. Otherwise move it to a controller that is not shared.`
              : say`Move it to a controller that is not shared, or, if the cluster shall own it, name it in every node.`,
          related: [
            ...unused,
            ...(twin ? [otherDisk(twin)] : []),
            ...common.map((one) => ({
              uri: machine.uri,
              span: one.fileName.span,
              message: say`A disk of the cluster on the same bus.`,
            })),
          ],
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
});

/** The disk of another node in this one's slot, under another name: one of the two may be misspelled, and both be one disk. */
function diskInSameSlot(context: ClusterContext, disk: Disk): Sharer | undefined {
  return counterpartDisks(context, disk).find((one) => sameSlot(one.disk.slot, disk.slot));
}

const otherDisk = ({ facts, disk }: Sharer): RelatedPlace => ({
  uri: facts.machine.uri,
  span: disk.fileName.span,
  message: say`Another file in the same slot.`,
});

/** The shared buses with shared disks; that of the boot disk is left out, because such a disk has to move first. */
function sharedBuses(cluster: Cluster, machine: VirtualMachine): readonly Controller[] {
  const boot = bootController(machine);
  const found = sharedDisksOf(cluster, machine.uri)
    .filter(({ disk }) => canBeShared(machine, disk))
    .map(({ disk }) => controllerOf(machine, disk.slot));
  return [...new Set(found)].filter(
    (controller) => controller !== undefined && controller !== boot && isSharingBus(controller),
  ) as Controller[];
}

/** The disks of one bus that another known node names too, and not only a backup or a copy of this one. */
function commonDisks({ facts, machine, cluster }: ClusterContext, controller: Controller): readonly Disk[] {
  const isSecond = ({ node: { facts: other } }: DiskUse): boolean =>
    other !== facts &&
    !isSameMachine(facts, other) &&
    (haveOtherIds(machine, other.machine) || !isCopyOf(machine, other.machine));
  return sharedDisksOf(cluster, machine.uri)
    .filter(({ disk, shared }) => hangsOn(disk, controller) && shared.uses.some(isSecond))
    .map(({ disk }) => disk);
}

/** Another node may know such a disk by another mapping file, or by the path of its own host. */
function isRawDisk(facts: MachineFacts, disk: Disk): boolean {
  const image = imageOf(facts, disk);
  return (
    /^rawDisk$|rdm$/i.test(valueText(disk.deviceType).trim()) ||
    isRawLun(valueText(disk.fileName)) ||
    pathNotation(valueText(disk.fileName)) === 'device' ||
    image?.rawMapping !== undefined ||
    /^(?:fullDevice|partitionedDevice)$/i.test(image?.subformat ?? '')
  );
}

/**
 * The disks of one bus that no other known node names, also not by another path or in a hidden setting. A backup of this
 * machine is no other node.
 */
function privateDisks(context: ClusterContext, controller: Controller): readonly Disk[] {
  const { facts, machine } = context;
  const isOther = (one: { readonly facts: MachineFacts }): boolean => !isSameMachine(facts, one.facts);
  const alone = disksOn(machine, controller).filter((disk) => !context.sharersOf(disk).some(isOther));
  if (alone.length === 0) return [];
  const otherNodes = context.otherNodes.filter(isOther);
  const others = otherNodes.flatMap((node) => presentDisks(node.facts.machine));
  if (otherNodes.some((node) => node.facts.machine.encrypted)) return [];
  if (others.some(({ fileName: other }) => other.value === undefined && !isAbsent(other))) return [];
  const mayBeOther = hasUnknownDisk(context);
  return alone.filter((disk) => {
    const name = disk.fileName.value;
    if (name === undefined || (mayBeOther && isRawDisk(context.facts, disk))) return false;
    return otherNodes.every(({ facts: other }) =>
      presentDisks(other.machine).every(
        (one) => !hasName(one, name) || isNamesake(context, disk, { facts: other, disk: one }),
      ),
    );
  });
}

/** Another file of the same name, as far as that is certain: on several hosts one datastore may have two labels, and one LUN two mappings. */
function isNamesake({ facts, cluster }: ClusterContext, disk: Disk, other: Sharer): boolean {
  if (cluster.kind.value !== 'in-a-box' || isRawDisk(other.facts, other.disk)) return false;
  // A backup may name the place where the disk was before.
  return !isSameMachine(facts, other.facts) && areTwoFiles({ facts, disk }, other);
}

/** Where other nodes name another file of the same name. */
function namesakesOf(context: ClusterContext, disk: Disk): readonly RelatedPlace[] {
  return context.otherNodes.flatMap(({ facts }) =>
    presentDisks(facts.machine)
      .filter(
        (one) => hasName(one, valueText(disk.fileName)) && isNamesake(context, disk, { facts, disk: one }),
      )
      .map((one) => ({
        uri: facts.machine.uri,
        span: one.fileName.span,
        message: say`Another file of the same name.`,
      })),
  );
}

/** Another node has a disk, not its boot disk nor a plain file, that this one does not name: it may be a raw disk of this one. */
function hasUnknownDisk(context: ClusterContext): boolean {
  const known = new Set(
    presentDisks(context.machine).flatMap((own) => context.sharersOf(own).map(({ disk }) => disk)),
  );
  return context.otherNodes.some(({ facts }) =>
    presentDisks(facts.machine).some(
      (disk) =>
        !known.has(disk) &&
        disk !== bootDisk(facts.machine) &&
        (!imageOf(facts, disk) || isRawDisk(facts, disk)),
    ),
  );
}

/**
 * Where another node names the file without having the disk, because it is switched off or a CD or the key is misspelled, or
 * has a disk without a file in the same slot.
 */
function unusedPlaces({ otherNodes }: ClusterContext, disk: Disk): readonly RelatedPlace[] {
  return otherNodes.flatMap(({ facts: { machine } }) => [
    ...machine.disks.flatMap((one) => {
      const isNameless =
        sameSlot(one.slot, disk.slot) && valueText(one.fileName).trim() === '' && isPresent(machine, one);
      const isUnused = !isPresent(machine, one) && hasName(one, valueText(disk.fileName));
      if (!isNameless && !isUnused) return [];
      const message = isNameless
        ? say`The same slot here, of a disk that names no file.`
        : say`The same name here, of a device that is switched off or no disk.`;
      return [{ uri: machine.uri, span: one.fileName.span, message }];
    }),
    ...unknownSettings(machine)
      .filter(
        ({ key, value }) =>
          isSameName(value, valueText(disk.fileName)) &&
          nearKeys(key).some((name) => name.endsWith('.fileName')),
      )
      .map(({ keySpan }) => ({
        uri: machine.uri,
        span: keySpan,
        message: say`The same name here, under a key that VMware does not know.`,
      })),
  ]);
}

const isPresent = (machine: VirtualMachine, disk: Disk): boolean => presentDisks(machine).includes(disk);

const hasName = ({ fileName: other }: Disk, name: string): boolean => isSameName(valueText(other), name);

const isSameName = (one: string, other: string): boolean =>
  baseName(one).toLowerCase() === baseName(other).toLowerCase();

/** To the boot disk's bus, else to another SCSI bus that is switched on and not shared. */
function moveFix({ machine }: ClusterContext, disk: Disk): Fix | undefined {
  if (disk.slot.bus !== 'scsi') return undefined;
  const boot = bootController(machine);
  const unshared = machine.controllers.filter(
    ({ bus, present, sharing }) =>
      bus === 'scsi' && present.value === true && (sharing.value === 'none' || isAbsent(sharing)),
  );
  const [to] = [...unshared.filter((one) => one === boot), ...unshared].flatMap(({ number }) => {
    const slot = { ...disk.slot, controller: number };
    return freeTargets([{ machine, disk: { ...disk, slot } }]).map((target) => ({ ...slot, target }));
  });
  if (!to) return undefined;
  const title = say`Move ${slotName(disk.slot)} to ${slotName(to)}, a bus that is not shared`;
  return fixIn(machine, title, 'unsafe', (one) => editMachine(one).moveDisk(disk.slot, to));
}

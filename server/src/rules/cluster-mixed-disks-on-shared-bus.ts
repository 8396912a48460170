import { sharedDisksOf, type DiskUse } from '../cluster/cluster.js';
import { haveOtherIds, isCopyOf, isSameMachine } from '../cluster/machineCopy.js';
import { imageOf, type MachineFacts } from '../cluster/machineFacts.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { bootController, bootDisk, isQuorumDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import {
  controllerName,
  disksOn,
  hangsOn,
  isPrivateBus,
  isSharingBus,
  presentDisks,
  slotName,
  type Controller,
  type Disk,
} from '../machine/virtualMachine.js';
import { clusterRule, fixIn, type ClusterContext, type Fix, type RelatedPlace } from './rule.js';
import { source } from './sources.js';
import { nameAmong, nameBeside } from './terms/machineName.js';
import { hasSharedMode } from './terms/nvmeSharing.js';
import {
  diskInSameSlot,
  isNamesake,
  isRawDisk,
  namesakesOf,
  unusedPlaces,
} from './terms/sameDiskElsewhere.js';
import { freeTargets } from './terms/targetNumbers.js';
import { hasSameName } from './terms/sameName.js';
import { controllersOfSharedDisks } from './terms/controllersOfSharedDisks.js';

export default clusterRule({
  id: 'cluster-mixed-disks-on-shared-bus',
  aliases: ['esx2-private-bus-must-be-none'],
  summary: 'A disk that only one node names is on the bus of the shared disks.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', hosted: 'warning', unknown: 'hint' },
  fix: 'unsafe',
  // Their message calls the disk a shared one, and its name matters only once the cluster owns it.
  supersedes: [
    'cluster-shared-disk-path-differs',
    'esx2-across-boxes-needs-hba-path',
    'esx2-in-a-box-needs-label',
  ],
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
    const buses = controllersOfSharedDisks(cluster, machine).filter(isSharingBus);
    for (const controller of buses.filter(({ bus }) => hasSharedMode(machine, bus))) {
      const name = controllerName(controller);
      const common = commonDisks(context, controller);
      if (common.length === 0) continue;
      for (const disk of privateDisks(context, controller)) {
        const namesakes = namesakesOf(context, disk);
        const path = valueText(disk.fileName);
        const file = namesakes.length > 0 ? path.trim() : baseName(path);
        const { how, places, fixes } = advice(context, disk, namesakes);
        yield {
          span: disk.fileName.span,
          subject: slotName(disk.slot),
          what: say`Only ${own} names ${file} (${slotName(disk.slot)}), but it is on the shared bus ${name} beside ${inWords(common.map((one) => baseName(valueText(one.fileName))))}.`,
          why: say`A shared bus leaves its disks to whoever reserves them: a private disk there can be opened by another node, and a disk of the cluster that the other nodes do not name cannot fail over.`,
          how,
          related: [
            ...places,
            ...common.map((one) => ({
              uri: machine.uri,
              span: one.fileName.span,
              message: say`A disk of the cluster on the same bus.`,
            })),
          ],
          fixes,
        };
      }
    }
  },
});

interface Advice {
  readonly how: Phrase;
  /** What the advice is about in other nodes. */
  readonly places: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** A disk that the cluster owns or may own stays where it is; only a private one can be moved. */
function advice(context: ClusterContext, disk: Disk, namesakes: readonly RelatedPlace[]): Advice {
  const { machine } = context;
  const places = [...namesakes, ...unusedPlaces(context, disk)];
  if (namesakes.length > 0) {
    const how = say`Name one and the same file in every node, with its absolute path.`;
    return { how, places, fixes: [] };
  }
  if (places.length > 0 || isQuorumDisk(machine, valueText(disk.fileName))) {
    const how = say`Name it in every node, in the same slot and switched on.`;
    return { how, places, fixes: [] };
  }
  const twin = diskInSameSlot(context, disk);
  if (twin) {
    const { uri } = twin.facts.machine;
    const { span } = twin.disk.fileName;
    return {
      how: say`If the nodes are to share one disk here, name the same file in every node: ${nameBeside(machine.uri, uri)} names ${baseName(valueText(twin.disk.fileName))} in the same slot. Otherwise move it to a controller that is not shared.`,
      places: [{ uri, span, message: say`Another file in the same slot.` }],
      fixes: [],
    };
  }
  const how = say`Move it to a controller that is not shared, or, if the cluster shall own it, name it in every node.`;
  const fix = moveFix(context, disk);
  return { how, places, fixes: fix ? [fix] : [] };
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
        (one) => !hasSameName(one, disk) || isNamesake(context, disk, { facts: other, disk: one }),
      ),
    );
  });
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

/** To the boot disk's bus, else to another SCSI bus that is switched on and not shared. */
function moveFix({ machine }: ClusterContext, disk: Disk): Fix | undefined {
  if (disk.slot.bus !== 'scsi') return undefined;
  const boot = bootController(machine);
  const unshared = machine.controllers.filter(
    (one) => one.bus === 'scsi' && one.present.value === true && isPrivateBus(one),
  );
  const [to] = [...unshared.filter((one) => one === boot), ...unshared].flatMap(({ number }) => {
    const slot = { ...disk.slot, controller: number };
    return freeTargets([{ machine, disk: { ...disk, slot } }]).map((target) => ({ ...slot, target }));
  });
  if (!to) return undefined;
  const title = say`Move ${slotName(disk.slot)} to ${slotName(to)}, a bus that is not shared`;
  return fixIn(machine, title, 'unsafe', (one) => editMachine(one).moveDisk(disk.slot, to));
}

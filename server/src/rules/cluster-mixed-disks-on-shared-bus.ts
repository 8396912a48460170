import { imageOf } from '../cluster/machineFacts.js';
import { baseName, isRawLun } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { fileName } from '../machine/fileStem.js';
import {
  controllerName,
  disksOn,
  hangsOn,
  isSharingBus,
  presentDisks,
  slotName,
  type Controller,
  type Disk,
} from '../machine/virtualMachine.js';
import { sharedDisksOf } from '../cluster/cluster.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix } from './rule.js';
import { source } from './sources.js';
import { sharedControllers } from './terms/adapterModel.js';
import { freeTargets } from './terms/targetNumbers.js';
import { isUsedByTwo } from './terms/usesOfDisk.js';
import { bootController } from '../machine/bootDisk.js';

export default clusterRule({
  id: 'cluster-mixed-disks-on-shared-bus',
  aliases: ['esx2-private-bus-must-be-none'],
  summary: 'A disk that only one node names is on the bus of the shared disks.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', unknown: 'hint' },
  fix: 'unsafe',
  // Their message calls the disk a shared one, and its name matters only once the cluster owns it.
  supersedes: ['esx2-across-boxes-needs-hba-path', 'esx2-in-a-box-needs-label'],
  since: '0.1.0',
  sources: [
    source('mscs67', 'checklist for clustered disks: separate SCSI adapter'),
    source('esx25', 'p. 297, Table 10-1: disks outside the cluster on a bus with sharing none'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    for (const controller of sharedControllers(cluster, machine).filter(isSharingBus)) {
      const name = controllerName(controller);
      const common = commonDisks(context, controller);
      if (common.length === 0) continue;
      for (const disk of privateDisks(context, controller)) {
        const file = baseName(valueText(disk.fileName));
        const fix = moveFix(context, disk);
        yield {
          span: disk.fileName.span,
          subject: slotName(disk.slot),
          what: say`Only ${fileName(machine.uri)} names ${file} (${slotName(disk.slot)}), but it is on the shared bus ${name} beside ${inWords(common.map((one) => baseName(valueText(one.fileName))))}.`,
          why: say`A shared bus leaves its disks to whoever reserves them: a private disk there can be opened by another node, and a disk of the cluster that the other nodes do not name cannot fail over.`,
          how: say`Move it to a controller that is not shared, or, if the cluster shall own it, name it in every node.`,
          related: common.map((one) => ({
            uri: machine.uri,
            span: one.fileName.span,
            message: say`A disk of the cluster on the same bus.`,
          })),
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
});

/** The disks of one bus that two known nodes name. */
function commonDisks({ machine, cluster }: ClusterContext, controller: Controller): readonly Disk[] {
  return sharedDisksOf(cluster, machine.uri)
    .filter(({ disk, shared }) => hangsOn(disk, controller) && isUsedByTwo(shared.uses))
    .map(({ disk }) => disk);
}

/** It may be the same LUN as another node's by another mapping file, or by the path of another host, so it tells nothing. */
function isRawDisk({ facts }: ClusterContext, disk: Disk): boolean {
  return (
    /rdm$/i.test(valueText(disk.deviceType)) ||
    isRawLun(valueText(disk.fileName)) ||
    imageOf(facts, disk)?.rawMapping !== undefined
  );
}

/** The disks of one bus that no other known node names, also not by another path or in a hidden setting. */
function privateDisks(context: ClusterContext, controller: Controller): readonly Disk[] {
  const { machine, otherNodes } = context;
  const alone = disksOn(machine, controller).filter(
    (disk) => !isRawDisk(context, disk) && context.sharersOf(disk).length === 0,
  );
  if (alone.length === 0) return [];
  const others = otherNodes.flatMap((node) => presentDisks(node.facts.machine));
  if (otherNodes.some((node) => node.facts.machine.encrypted)) return [];
  if (others.some(({ fileName: other }) => other.value === undefined && !isAbsent(other))) return [];
  return alone.filter(({ fileName: { value: name } }) =>
    name === undefined ? false : !others.some((other) => hasName(other, name)),
  );
}

const hasName = ({ fileName: other }: Disk, name: string): boolean =>
  baseName(valueText(other)).toLowerCase() === baseName(name).toLowerCase();

/** To the boot disk's bus, else to another SCSI bus that is switched on and not shared. */
function moveFix({ machine }: ClusterContext, disk: Disk): Fix | undefined {
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

import { sharedDisksOf } from '../cluster/cluster.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import { locatedImage } from '../cluster/machineFacts.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { sameSlot, slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { canMeet, counterpartDisks } from './terms/counterpartDisks.js';
import { editDistance } from './terms/editDistance.js';
import { nameFor } from './terms/filePath.js';
import { nameBeside } from './terms/machineName.js';
import { hasSameName, comparedName } from './terms/sameName.js';

/** Two names this near are one name with a slip of the pen. */
const SLIP = 2;

export default clusterRule({
  id: 'cluster-shared-disk-missing',
  summary: 'The file of a shared disk does not exist, while that of another node does.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // It knows which file was meant.
  supersedes: ['vmx-disk-missing', 'vmc-vhd-missing', 'cluster-shared-disk-path-differs'],
  since: '0.1.0',
  sources: [source('book', 'A.2: every node must reach the shared disks')],

  *check(context) {
    const { facts, machine, cluster } = context;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      if (facts.diskFiles.get(slotName(disk.slot))?.state !== 'missing') continue;
      const meant = meantDisk(context, disk);
      if (!meant) continue;
      const [slot, node] = [slotName(disk.slot), nameBeside(machine.uri, meant.facts.machine.uri)];
      const fix = fixFor(context, disk, meant);
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`There is no file ${valueText(disk.fileName)} for the shared disk ${slot}, while ${node} names ${valueText(meant.disk.fileName)} and that one exists.`,
        why: say`This node does not power on, or it runs without the disk that the cluster needs.`,
        how: say`Name the same file in every node, ${baseName(valueText(meant.disk.fileName))} of ${node} if that is the right one.`,
        related: [
          {
            uri: meant.facts.machine.uri,
            span: meant.disk.fileName.span,
            message: say`This file exists.`,
          },
        ],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** An existing file of the same name, else one in the same slot under nearly the same name. */
function meantDisk(context: ClusterContext, disk: Disk): Sharer | undefined {
  const existing = counterpartDisks(context, disk).filter(
    (one) => locatedImage(one.facts, one.disk) && !isBootFile(one),
  );
  return (
    existing.find((one) => hasSameName(disk, one.disk)) ??
    existing.find((one) => sameSlot(disk.slot, one.disk.slot) && isSlip(disk, one.disk))
  );
}

/** The file that the other machine starts from, misnamed there: with it two machines would write to one system disk. */
function isBootFile({ facts, disk }: Sharer): boolean {
  const boot = bootDisk(facts.machine);
  return boot !== undefined && locatedImage(facts, boot)?.uri === locatedImage(facts, disk)?.uri;
}

/** `data1` and `data2` are near too, so the same name elsewhere counts more. */
const isSlip = (a: Disk, b: Disk): boolean => editDistance(comparedName(a), comparedName(b)) <= SLIP;

function fixFor(context: ClusterContext, disk: Disk, meant: Sharer): Fix | undefined {
  const place = locatedImage(meant.facts, meant.disk)?.uri;
  const written = meant.disk.fileName.value;
  if (place === undefined || written === undefined || !canMeet(context, disk, meant)) return undefined;
  const path = nameFor(context.machine, written, place);
  if (path === undefined) return undefined;
  return fixIn(context.machine, say`Name ${path} here too`, 'unsafe', (one) =>
    editMachine(one).setFileName(disk.slot, path),
  );
}

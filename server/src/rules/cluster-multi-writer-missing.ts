import { sharedDisksOf, type SharedDisk } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isReadOnly } from './terms/diskModes.js';
import { readsMultiWriter, sharingOf } from './terms/diskSharing.js';
import { namesOf } from './terms/machineName.js';
import { canBeShared } from './terms/nvmeSharing.js';
import { isUsedByTwo, whatUnsharedMeans } from './terms/usesOfDisk.js';

export default clusterRule({
  id: 'cluster-multi-writer-missing',
  summary: 'Two nodes use one disk without the multi-writer flag that they have on another one.',
  formats: ['vmx'],
  mechanisms: ['multi-writer'],
  severity: everywhere('warning'),
  // With a file system for one writer the flag destroys the disk.
  fix: 'none',
  since: '0.1.0',
  sources: [source('kb313527', 'VMFS lets one machine alone write without the flag')],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      if (!canBeShared(machine, disk) || !isUsedByTwo(shared.uses) || !isFlaggedNowhere(shared)) continue;
      const [slot, file] = [slotName(disk.slot), baseName(valueText(disk.fileName))];
      const users = namesOf([...new Set(shared.uses.map(({ node }) => node.facts.machine.uri))]);
      yield {
        span: disk.multiWriter.span,
        subject: slot,
        what: say`${inWords(users)} use the disk ${file} (${slot}), and unlike other disks it has the multi-writer flag in none of them.`,
        why: whatUnsharedMeans(shared.uses),
        how: say`Write ${slot}.sharing = "multi-writer" in the file of every node, with all nodes powered off, if what runs there lets several machines write to the disk; else leave the disk in one node only.`,
        related: shared.uses
          .filter(({ node }) => node.facts.machine !== machine)
          .map((use) => ({
            uri: use.node.facts.machine.uri,
            span: use.disk.fileName.span,
            message: say`${file} is used here too, and is not shared here either.`,
          })),
      };
    }
  },
});

/** Every node reads the flag and has none on the disk, nor any other way of sharing it, and one of them at least writes to it. */
const isFlaggedNowhere = ({ uses }: SharedDisk): boolean =>
  uses.every(
    ({ node: { facts }, disk }) =>
      readsMultiWriter(facts.machine.product) && sharingOf(facts.machine, disk) === 'none',
  ) && !uses.every(({ disk }) => isReadOnly(disk));

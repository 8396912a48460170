import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { controllerOf, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';

export default clusterRule({
  id: 'cluster-dynamic-disk',
  aliases: ['vmc-shared-disk-ldm'],
  summary: 'A shared disk is a Windows dynamic disk.',
  formats: ['vmx', 'vmc'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('error'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.1, clusters with ESX'),
    source('msBasic', 'description: only basic disks'),
    source('msPartitions', 'PARTITION_LDM'),
    source('ldm', 'partition type'),
  ],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      if (image.partitioning.kind !== 'dynamic') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${file} (${slotName(disk.slot)}) is a Windows dynamic disk (${image.partitioning.evidence}).`,
        why: say`The cluster service of Windows takes basic disks only: it offers no dynamic disk as a cluster resource, and none can move from node to node.`,
        how: say`With one node running, copy the data elsewhere, delete the volumes in Disk Management and convert the disk to a basic one.`,
        ...asSureAsNames(controllerOf(context.machine, disk.slot)),
      };
    }
  },
});

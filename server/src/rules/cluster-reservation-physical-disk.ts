import { sharedDisksOf } from '../cluster/cluster.js';
import { imageOf, type MachineFacts } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import type { Evidence } from '../machine/product.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-reservation-physical-disk',
  summary: 'A shared disk is a physical disk of the host.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { server1: 'warning', server2: 'error', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('server1', 'p. 162 and 165'), source('server2', 'p. 287-290')],

  *check({ facts, machine, cluster }) {
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const evidence = physicalEvidence(facts, disk);
      if (!evidence) continue;
      yield {
        span: evidence.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}) is a physical disk of the host (${evidence.text}).`,
        why: say`VMware Server 2 reserves virtual SCSI disks only, and on VMware Server 1 sharing a physical disk is experimental: the nodes may write to it at the same time.`,
        how: say`Make a preallocated virtual disk for the cluster, and name it in every node.`,
      };
    }
  },
});

/** What shows a physical disk: the device type in the machine's file, or the type in the disk's descriptor. */
function physicalEvidence(facts: MachineFacts, disk: Disk): Evidence | undefined {
  const type = disk.deviceType.value?.trim() ?? '';
  if (/^rawDisk$/i.test(type)) {
    return { text: say`${slotName(disk.slot)}.deviceType = "${type}"`, span: disk.deviceType.span };
  }
  const image = imageOf(facts, disk);
  if (!image || !/^(?:fullDevice|partitionedDevice)$/i.test(image.subformat)) return undefined;
  return { text: say`createType "${image.subformat}"`, span: disk.fileName.span };
}

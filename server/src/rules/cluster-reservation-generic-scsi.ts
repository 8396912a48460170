import { sharedDisksOf } from '../cluster/cluster.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-reservation-generic-scsi',
  summary: 'A shared disk is a generic SCSI device of the host, which cannot be reserved.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { gsx3: 'error', server1: 'error', server2: 'error', workstation: 'warning', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('server1', 'p. 162 and 165'), source('server2', 'p. 287-290')],

  *check({ machine, cluster }) {
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      if (disk.kind !== 'passthrough') continue;
      const slot = slotName(disk.slot);
      yield {
        span: disk.deviceType.span,
        subject: slot,
        what: say`${slot} is shared, but it is a generic SCSI device of the host (${slot}.deviceType = "${valueText(disk.deviceType)}", ${valueText(disk.fileName)}).`,
        why: say`These products reserve virtual SCSI disks only, so both nodes write to a passed-through device at the same time and destroy what is on it.`,
        how: say`Make a preallocated virtual disk for the cluster and put it there instead, with the same file in every node.`,
      };
    }
  },
});

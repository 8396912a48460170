import { sharedDisksOf } from '../cluster/cluster.js';
import { locatedImage } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-reslck-stale',
  summary: 'A reservation lies beside a shared disk, although no known node runs.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', unknown: 'hint' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('server2', 'p. 287-290: <disk>.RESLCK')],

  *check({ facts, machine, cluster }) {
    if (cluster.nodes.some((node) => node.facts.surroundings.lock !== undefined)) return;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const lock = locatedImage(facts, disk)?.reservationLock;
      if (lock === undefined) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`${lock} lies beside the shared disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}), but no lock shows that a node is running.`,
        why: say`The file holds the SCSI reservation of the node that owned the disk; one left behind by a crash can keep the other node from taking the disk over.`,
        how: say`Make sure that every node is powered off, on every host, and then delete ${lock}.`,
      };
    }
  },
});

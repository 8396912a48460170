import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName, pathNotation } from '../machine/diskPath.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { isDeclaredBeyondABox } from './terms/hostedNode.js';

export default clusterRule({
  id: 'cluster-hosted-remote-disk',
  summary: 'A shared disk lies on a network share.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { gsx3: 'hint', server1: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('server1', 'p. 162')],

  *check({ machine, cluster }) {
    // Nodes on several hosts are the graver mistake, and another rule's.
    if (isDeclaredBeyondABox(cluster)) return;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const path = disk.fileName.value;
      if (path === undefined || pathNotation(path) !== 'network') continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${baseName(path)} (${slotName(disk.slot)}) lies on the network share ${path}.`,
        why: say`The reservations reach the machines of one host only, although every host can open a file on a share.`,
        how: say`Keep the .vmx files of all nodes on one host and start no node elsewhere; for nodes on several hosts connect the disk over iSCSI inside the guests.`,
      };
    }
  },
});

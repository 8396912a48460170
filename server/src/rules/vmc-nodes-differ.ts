import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { nameBeside } from './terms/machineName.js';
import { alignFixes, differenceOf } from './terms/nodeComparison.js';
import { ASPECTS } from './terms/vmcNodeAspects.js';
import { source } from './sources.js';
import { isEditable, vmcNodes } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-nodes-differ',
  summary: 'The nodes have different memory, SCSI controllers, shared disks or networks.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2, clusters with Virtual Server: all nodes configured alike')],

  *check(context) {
    const { cluster } = context;
    // Behind an XML error there may be what seems to be missing.
    if (!vmcNodes(cluster).every(isEditable)) return;
    for (const { subject, read, words, repair } of ASPECTS) {
      const difference = differenceOf(context, (machine) => read(machine, cluster));
      if (!difference) continue;
      const { own, other, others } = difference;
      const nameOf = (one: VirtualMachine): string => nameBeside(own.machine.uri, one.uri);
      yield {
        span: own.span,
        subject,
        what: say`This node has ${words(own.text)}, and ${nameOf(other.machine)} has ${words(other.text)}.`,
        why: say`After a failover the other node has to do the same work in the same place, and all nodes have to be configured alike for that.`,
        how: say`Make the nodes alike; only names, SCSI ids, network addresses and unique ids have to differ.`,
        related: others.map(({ machine, span, text }) => ({
          uri: machine.uri,
          span,
          message: say`${nameOf(machine)} has ${words(text)}.`,
        })),
        fixes: repair ? alignFixes(difference, repair) : [],
      };
    }
  },
});

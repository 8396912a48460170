import { KIND_NAMES } from '../machine/declaration.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'vmc-cluster-across-hosts',
  summary: 'The cluster is declared to reach beyond one host, which Virtual Server does not support.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'none',
  // It says the same, with what Virtual Server has instead.
  supersedes: ['cluster-kind-not-supported'],
  since: '0.1.0',
  sources: [source('book', 'A.2, table A.1'), source('vsResourceKit', 'chapter 5, host clusters with iSCSI')],

  *check({ machine }) {
    const declared = machine.declaration.cluster;
    if (declared.value === undefined || declared.value === 'in-a-box') return;
    yield {
      span: declared.span,
      subject: 'kind',
      what: say`The cluster is declared as a ${KIND_NAMES[declared.value]}, and this file is one of Virtual Server.`,
      why: say`Virtual Server shares a SCSI bus among the machines of one host only, so a node elsewhere never sees the quorum disk.`,
      how: say`Run all nodes on one host and declare the cluster as in-a-box. Nodes on several hosts need iSCSI initiators in the guests, or a cluster of the hosts themselves.`,
    };
  },
});

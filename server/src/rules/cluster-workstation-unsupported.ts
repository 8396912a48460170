import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { keepsReservations } from './terms/hostedNode.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-workstation-unsupported',
  summary: 'Workstation, Player and Fusion are no supported platform for clusters.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { workstation: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicRecipes', 'shared disks on Workstation')],

  *check({ machine, node }) {
    const [evidence] = node.evidence;
    if (!evidence || !keepsReservations(machine)) return;
    yield {
      span: evidence.span,
      subject: 'product',
      what: say`This machine of Workstation, Player or Fusion is a node of a cluster (${evidence.text}).`,
      why: say`Sharing disks works there in practice, but neither VMware nor Microsoft supports a cluster on it.`,
      how: say`Use it for learning and tests, and run the cluster that people depend on under ESX.`,
    };
  },
});

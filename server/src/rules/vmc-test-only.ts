import { isSharingBus } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'vmc-test-only',
  summary: 'Clusters on Virtual Server are supported for tests only.',
  formats: ['vmc'],
  severity: { microsoft: 'hint', unknown: 'hint' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('book', 'A.2, clusters with Virtual Server')],

  *check({ machine, node }) {
    const [evidence] = node.evidence;
    if (!evidence || !machine.controllers.some(isSharingBus)) return;
    yield {
      span: evidence.span,
      subject: 'support',
      what: say`This machine is a node of a cluster on Virtual Server (${evidence.text}).`,
      why: say`The vendor supports clusters of its virtual machines in test environments only: when the one host stops, all nodes stop with it.`,
      how: say`Use it to try things out and to learn, and keep production on a cluster that is supported.`,
    };
  },
});

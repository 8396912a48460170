import { heartbeatAdapter } from '../cluster/heartbeat.js';
import { editMachine } from '../machine/editMachine.js';
import type { NetworkTarget } from '../machine/editor.js';
import { presentAdapters } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix } from './rule.js';
import { isEditable } from './terms/sharedScsiAdapter.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'vmc-single-network',
  summary: 'A node has fewer than two network adapters.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2, clusters with Virtual Server')],

  *check(context) {
    const { machine, node } = context;
    const adapters = presentAdapters(machine);
    const [only] = adapters;
    const [evidence] = node.evidence;
    const span = only?.anchor ?? evidence?.span;
    // Behind an XML error there may be a second adapter that was not read.
    if (adapters.length > 1 || !isEditable(machine) || !span) return;
    const fix = only && addAdapter(context, only.network.name);
    yield {
      span,
      subject: 'networks',
      what: !only
        ? say`This node has no network adapter.`
        : only.network.name === ''
          ? say`This node has only one network adapter.`
          : say`This node has only one network adapter, on the network ${only.network.name}.`,
      why: say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`,
      how: say`Add a second adapter on a virtual network for the heartbeat alone, the same one in every node.`,
      fixes: fix ? [fix] : [],
    };
  },
});

/** On the heartbeat network of another node, where one has it; else on the internal network that every host has. */
function addAdapter({ machine, otherNodes }: ClusterContext, production: string): Fix | undefined {
  const known = otherNodes
    .map((node) => heartbeatAdapter(node.facts.machine)?.network)
    .find((network) => network !== undefined && network.name !== '' && network.name !== production);
  const isInternal = /^(?:internal network|local only)$/i.test(production);
  if (!known && isInternal) return undefined;
  const network: NetworkTarget = known ? { kind: 'named', name: known.name } : { kind: 'host-only' };
  return fixIn(
    machine,
    known
      ? say`Add an adapter on ${known.name}, as in the other node`
      : say`Add an adapter on the internal network for the heartbeat`,
    'unsafe',
    (one) => editMachine(one).addNetworkAdapter(network),
  );
}

import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { heartbeatElsewhere, heartbeatFixes } from './terms/heartbeatNetwork.js';

export default clusterRule({
  id: 'cluster-heartbeat-nat',
  summary: 'A node has no network for the heartbeat but NAT.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'warning', unknown: 'off' },
  fix: 'unsafe',
  // Away from NAT the heartbeat goes where that of the other node is.
  supersedes: ['cluster-heartbeat-networks-differ'],
  since: '0.1.0',
  sources: [source('book', 'A.2.3, host-only and production network'), source('gsx3', 'p. 198')],

  *check(context) {
    const { machine, cluster } = context;
    const heartbeat = natHeartbeat(machine);
    if (!heartbeat) return;
    const target = heartbeatElsewhere(context, heartbeat.network);
    yield {
      span: heartbeat.connection.span,
      subject: 'networks',
      what: say`Beside the bridged network this node has only NAT for its heartbeat (ethernet${heartbeat.number}, ${heartbeat.network.name}).`,
      why: say`The translation of addresses is a service of the host that anybody can stop, and every other machine of the host may use it: the heartbeat stops or waits, and a node that lives is taken for dead.`,
      how: say`Connect the heartbeat adapter of every node to a network that only the nodes use, in a box a host-only one.`,
      fixes: heartbeatFixes(cluster, natHeartbeat, target),
    };
  },
});

/** The NAT adapter of a node that has bridged adapters and NAT and nothing else, so that NAT is left for the heartbeat. */
function natHeartbeat(machine: VirtualMachine): NetworkAdapter | undefined {
  const adapters = presentAdapters(machine);
  const others = adapters.filter(({ network }) => network.kind !== 'nat');
  if (others.length === 0 || !others.every(({ network }) => network.kind === 'bridged')) return undefined;
  return adapters.find(({ network }) => network.kind === 'nat');
}

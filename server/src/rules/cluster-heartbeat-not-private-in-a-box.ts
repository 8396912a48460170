import { heartbeatAdapter } from '../cluster/heartbeat.js';
import type { NetworkTarget } from '../machine/editor.js';
import { isFamily } from '../machine/product.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { heartbeatFixes, heartbeatOfOthers, isSetUpInside, leavesHost } from './terms/heartbeatNetwork.js';
import { say } from '../l10n/phrase.js';
import { type ClusterContext, clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-heartbeat-not-private-in-a-box',
  summary: 'All networks of a node in a box leave the host; none is private to the cluster.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2.1 and A.2.3, clusters in a box'), source('gsx3', 'p. 198')],

  *check(context) {
    const { machine, cluster } = context;
    if (cluster.kind.value !== 'in-a-box') return;
    const heartbeat = exposedHeartbeat(machine);
    if (!heartbeat) return;
    const name = `ethernet${heartbeat.number}`;
    const target = privateNetwork(context);
    yield {
      span: heartbeat.connection.span,
      subject: 'networks',
      what: say`Every network of this node leaves the host, also ${name} (${heartbeat.network.name}).`,
      why: say`All nodes run on one host, yet a pulled cable or a busy switch outside it can cut their heartbeat and start a failover for nothing.`,
      how: say`Connect the heartbeat adapter of every node to one host-only network or internal switch that only these nodes use.`,
      fixes: heartbeatFixes(cluster, exposedHeartbeat, target),
    };
  },
});

/** The adapter for the heartbeat of a node whose networks all certainly leave the host. */
function exposedHeartbeat(machine: VirtualMachine): NetworkAdapter | undefined {
  const adapters = presentAdapters(machine);
  if (adapters.length < 2 || !adapters.every(leavesHost)) return undefined;
  return heartbeatAdapter(machine) ?? adapters.at(-1);
}

/** The private network of another node; else, on a hosted product, the host-only one that is there for certain. */
function privateNetwork(context: ClusterContext): NetworkTarget | undefined {
  const likeOthers = heartbeatOfOthers(context, isSetUpInside);
  if (likeOthers) return likeOthers;
  return isFamily(context.machine.product, 'hosted') ? { kind: 'host-only' } : undefined;
}

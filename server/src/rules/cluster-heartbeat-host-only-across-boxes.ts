import { heartbeatAdapter } from '../cluster/heartbeat.js';
import { KIND_NAMES } from '../machine/declaration.js';
import { editMachine } from '../machine/editMachine.js';
import type { NetworkTarget } from '../machine/editor.js';
import { isFamily } from '../machine/product.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { heartbeatOfOthers, targetName } from './terms/heartbeatNetwork.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-heartbeat-host-only-across-boxes',
  summary: 'The heartbeat of a cluster across boxes runs over a network that ends at its host.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.2, clusters with ESX across boxes'),
    source('esx25', 'clustering across ESX Server machines'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    const { kind } = cluster;
    if (!kind.declared || kind.value === undefined || kind.value === 'in-a-box') return;
    const adapter = heartbeatAdapter(machine);
    if (adapter?.network.kind !== 'host-only' || hasOtherWay(machine)) return;
    const name = `ethernet${adapter.number}`;
    const target = networkBeyondHost(context, adapter);
    yield {
      span: adapter.connection.span,
      subject: name,
      what: say`${name}, the heartbeat adapter, is on the host-only network ${adapter.network.name}, but this is a ${KIND_NAMES[kind.value]}.`,
      why: say`A host-only network ends at its host, so the nodes never hear each other's heartbeat there.`,
      how: say`Connect ${name} to a virtual network or switch with a physical adapter of its own, and join these adapters of all hosts.`,
      fixes: target
        ? [
            fixIn(machine, say`Connect ${name} to ${targetName(target)}`, 'unsafe', (one) =>
              editMachine(one).setNetwork(adapter.number, target),
            ),
          ]
        : [],
    };
  },
});

/** With two further networks that may leave the host, one of them carries the heartbeat and this one is for something else. */
function hasOtherWay(machine: VirtualMachine): boolean {
  const others = presentAdapters(machine).filter(
    ({ network }) => network.kind !== 'host-only' && network.kind !== 'nat',
  );
  // An adapter whose network is not known counts as one of its own.
  const networks = others.map(({ network, number }) => network.name || `ethernet${number}`);
  return new Set(networks).size > 1;
}

/** Where another node's heartbeat already leaves its host; on a hosted product also the bridge, while it is free. */
function networkBeyondHost(context: ClusterContext, heartbeat: NetworkAdapter): NetworkTarget | undefined {
  const taken = presentAdapters(context.machine)
    .filter((adapter) => adapter !== heartbeat)
    .map(({ network }) => network.name);
  const likeOthers = heartbeatOfOthers(
    context,
    ({ kind, name }) => (kind === 'named' || kind === 'bridged') && !taken.includes(name),
  );
  if (likeOthers) return likeOthers;
  const isBridgeFree = isFamily(context.machine.product, 'hosted') && !taken.includes('VMnet0');
  return isBridgeFree ? { kind: 'bridged' } : undefined;
}

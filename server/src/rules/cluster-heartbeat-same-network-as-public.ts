import { machinesIn } from '../cluster/cluster.js';
import type { NetworkTarget } from '../machine/editor.js';
import { isFamily } from '../machine/product.js';
import {
  presentAdapters,
  type Network,
  type NetworkAdapter,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import {
  asTarget,
  heartbeatElsewhere,
  isPrivate,
  onlyNetwork,
  targetName,
} from './terms/heartbeatNetwork.js';
import { inWords, say } from '../l10n/phrase.js';
import { type ClusterContext, clusterRule, type Fix, fixForEach } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { inAlikeNodes } from './terms/alikeNodes.js';

export default clusterRule({
  id: 'cluster-heartbeat-same-network-as-public',
  summary: 'All network adapters of a node are on one network.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // With a network of its own the heartbeat need not leave the host any more.
  supersedes: ['cluster-heartbeat-not-private-in-a-box'],
  since: '0.1.0',
  sources: [source('book', 'A.2, requirements of a cluster'), source('gsx3', 'p. 198')],

  *check(context) {
    const { machine } = context;
    const network = onlyNetwork(machine);
    const misplaced = network && misplacedAdapter(machine, network);
    if (!network || !misplaced) return;
    const adapters = presentAdapters(machine);
    const fix = separate(context, network);
    yield {
      span: misplaced.connection.span,
      subject: 'networks',
      what: say`The adapters ${inWords(adapters.map(({ number }) => `ethernet${number}`))} are all on one network, ${network.name}.`,
      why: say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`,
      how: isPrivate(network)
        ? say`Connect one of them to the network of production, the same one in every node.`
        : say`Give the heartbeat a network of its own, the same in every node.`,
      related: adapters
        .filter((adapter) => adapter !== misplaced)
        .map((adapter) => ({
          uri: machine.uri,
          span: adapter.connection.span,
          message: say`ethernet${adapter.number} is on the same network.`,
        })),
      fixes: fix ? [fix] : [],
    };
  },
});

/** On a private network the first adapter is out of place, because production was forgotten; else the last one. */
function misplacedAdapter(machine: VirtualMachine, network: Network): NetworkAdapter | undefined {
  return presentAdapters(machine).at(isPrivate(network) ? 0 : -1);
}

/** Moves the misplaced adapter of every node that made the same mistake. */
function separate(context: ClusterContext, network: Network): Fix | undefined {
  const target = isPrivate(network) ? production(context, network) : heartbeatElsewhere(context, network);
  if (!target) return undefined;
  const misplaced = machinesIn(context.cluster).flatMap((machine) => {
    const adapter = misplacedAdapter(machine, network);
    return adapter && onlyNetwork(machine)?.name === network.name ? [{ machine, adapter }] : [];
  });
  const title = isPrivate(network)
    ? say`Connect production to ${targetName(target)}`
    : say`Connect the heartbeat to ${targetName(target)}`;
  return fixForEach(misplaced, inAlikeNodes(title, misplaced), (editor, { adapter }) => {
    editor.setNetwork(adapter.number, target);
  });
}

function production({ machine, otherNodes }: ClusterContext, not: Network): NetworkTarget | undefined {
  const known = otherNodes
    .flatMap(({ facts }) => presentAdapters(facts.machine).slice(0, 1))
    .map(({ network }) => network)
    .filter((network) => network.name !== not.name && !isPrivate(network))
    .map(asTarget)
    .find((target) => target !== undefined);
  return known ?? (isFamily(machine.product, 'hosted') ? { kind: 'bridged' } : undefined);
}

import type { NetworkTarget } from '../machine/editor.js';
import {
  presentAdapters,
  type Network,
  type NetworkAdapter,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { type ClusterContext, clusterRule, type Fix, fixForEach } from './rule.js';
import { heartbeatOfOthers, isOneNetwork, isPrivate, onlyNetwork } from './terms/heartbeatNetwork.js';
import { productionOfOthers } from './terms/vmcHeartbeat.js';
import { source } from './sources.js';
import { isEditable, vmcNodes } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-same-network-twice',
  summary: 'All network adapters of a node are on one virtual network.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2, clusters with Virtual Server')],

  *check(context) {
    const { machine } = context;
    const network = onlyNetwork(machine);
    const misplaced = network && misplacedAdapter(machine, network);
    if (!network || !misplaced) return;
    const adapters = presentAdapters(machine);
    const fix = separationFix(context, network);
    yield {
      span: misplaced.connection.span,
      subject: 'networks',
      what: say`The network adapters ${inWords(adapters.map(({ number }) => String(number)))} of this node are all on one virtual network, ${network.name}.`,
      why: say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`,
      how: isPrivate(network)
        ? say`Connect one of them to the virtual network for production, the same one in every node.`
        : say`Give the heartbeat a virtual network of its own, the same in every node.`,
      related: adapters
        .filter((adapter) => adapter !== misplaced)
        .map(({ connection, number }) => ({
          uri: machine.uri,
          span: connection.span,
          message: say`Adapter ${number} is on the same network.`,
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
function separationFix(context: ClusterContext, network: Network): Fix | undefined {
  const target = isPrivate(network) ? productionOfOthers(context) : heartbeatFor(context, network);
  if (!target) return undefined;
  const misplaced = vmcNodes(context.cluster).flatMap((machine) => {
    const adapter = misplacedAdapter(machine, network);
    const only = onlyNetwork(machine);
    const isAlike = isEditable(machine) && only && isOneNetwork(machine, only.name, network.name);
    return adapter && isAlike ? [{ machine, adapter }] : [];
  });
  const name = target.kind === 'named' ? target.name : say`the internal network`;
  return fixForEach(
    misplaced,
    isPrivate(network) ? say`Connect production to ${name}` : say`Connect the heartbeat to ${name}`,
    (editor, { adapter }) => {
      editor.setNetwork(adapter.number, target);
    },
  );
}

/** The network of another node's heartbeat; else the internal network, which Virtual Server makes on every host. */
function heartbeatFor(context: ClusterContext, not: Network): NetworkTarget {
  const isOther = ({ name }: Network): boolean =>
    name !== '' && !isOneNetwork(context.machine, name, not.name);
  return heartbeatOfOthers(context, isOther) ?? { kind: 'host-only' };
}

import { eitherInWords, say } from '../l10n/phrase.js';
import { clusterRule, fixForEach, type Fix } from './rule.js';
import { asTarget } from './terms/heartbeatNetwork.js';
import { heartbeats, likelyHeartbeat, reaches, type NodeHeartbeat } from './terms/vmcHeartbeat.js';
import { source } from './sources.js';
import { nameAmong, namesBeside } from './terms/machineName.js';
import { isEditable, vmcNodes } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-heartbeat-networks-differ',
  summary: 'No other node is on the heartbeat network of this node.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  // Nodes whose heartbeats do not meet have different networks.
  supersedes: ['vmc-nodes-differ'],
  since: '0.1.0',
  sources: [source('book', 'A.2, clusters with Virtual Server: all nodes configured alike')],

  *check({ machine, cluster }) {
    const nodes = heartbeats(vmcNodes(cluster));
    const own = nodes?.find((node) => node.machine === machine);
    if (!nodes || !own || nodes.length < 2) return;
    const others = nodes.filter((node) => node !== own);
    const name = own.adapter.network.name;
    const isHeard = others.some((other) => reaches(other.machine, name));
    // A node that listens on the networks of all others is heard there.
    if (isHeard || others.every((other) => reaches(machine, other.adapter.network.name))) return;
    const fix = alignment(nodes);
    yield {
      span: own.adapter.connection.span,
      subject: 'networks',
      what: say`The heartbeat of this node is on the virtual network ${name}, and no adapter of ${eitherInWords(
        namesBeside(
          machine.uri,
          others.map((other) => other.machine.uri),
        ),
      )} is on it.`,
      why: say`Two virtual networks are two separate switches, so the nodes cannot hear each other's heartbeat.`,
      how: say`Connect the heartbeat adapters of all nodes to one virtual network.`,
      related: others.map((other) => ({
        uri: other.machine.uri,
        span: other.adapter.connection.span,
        message: say`The heartbeat of this node is on ${other.adapter.network.name}.`,
      })),
      fixes: fix ? [fix] : [],
    };
  },
});

/** Plugs every node's heartbeat adapter into the network that was most likely meant. */
function alignment(nodes: readonly NodeHeartbeat[]): Fix | undefined {
  const likely = likelyHeartbeat(nodes);
  const target = likely && asTarget(likely.adapter.network);
  if (!likely || !target || !nodes.every(({ machine }) => isEditable(machine))) return undefined;
  const name = likely.adapter.network.name;
  const uris = nodes.map(({ machine }) => machine.uri);
  return fixForEach(
    nodes,
    say`Connect the heartbeat of every node to ${name}, as in ${nameAmong(uris, likely.machine.uri)}`,
    (editor, { machine, adapter }) => {
      if (!reaches(machine, name)) editor.setNetwork(adapter.number, { kind: 'named', name });
    },
  );
}

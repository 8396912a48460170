import { heartbeatAdapter } from '../cluster/heartbeat.js';
import { editMachine } from '../machine/editMachine.js';
import type { NetworkTarget } from '../machine/editor.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Fix } from './rule.js';
import { asTarget, isPrivate } from './terms/heartbeatNetwork.js';
import { reaches } from './terms/vmcHeartbeat.js';
import { holdsMisspelled } from './terms/misspelledElements.js';
import { source } from './sources.js';
import { hasXmlError, isEditable, vmcNodes } from './terms/vmcFile.js';

/** Production and heartbeat. */
const NEEDED_NETWORKS = 2;

export default clusterRule({
  id: 'vmc-adapter-unconnected',
  summary: 'A network adapter of a node is on no virtual network.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::AddNetworkAdapter: a new adapter is not connected'),
    source('book', 'A.2, clusters with Virtual Server'),
  ],

  *check(context) {
    const { machine } = context;
    const adapters = presentAdapters(machine);
    const connected = adapters.filter(({ network }) => network.kind !== 'unconnected').length;
    for (const adapter of adapters) {
      if (adapter.network.kind !== 'unconnected') continue;
      // Under a wrong name, which vmc-element-misspelled tells, there is a network.
      if (holdsMisspelled(machine, adapter.element, ['virtual_network'])) continue;
      if (adapter.element && hasXmlError(machine, adapter.element.span)) continue;
      const found = missingNetwork(context, adapter);
      const isOnly = adapters.every((one) => one === adapter || one.number !== adapter.number);
      yield {
        span: adapter.connection.span,
        subject: `ethernet${adapter.number}`,
        what: say`Network adapter ${adapter.number} of this node is on no virtual network.`,
        why: say`It carries nothing, so production or heartbeat has to do without it, as with a cable that was pulled out.`,
        how: hasConnectedTwin(context, adapter)
          ? say`Connect it to the virtual network that the same adapter of the other node uses.`
          : connected >= NEEDED_NETWORKS
            ? say`Connect it to the virtual network that it is meant for, or remove it.`
            : say`Connect it to the virtual network that this node lacks, production or heartbeat, the same one in every node.`,
        // With two other networks the node has what it needs.
        ...(connected >= NEEDED_NETWORKS ? { atMost: 'hint' as const } : {}),
        // Of two adapters with one id, a repair would plug in the first.
        fixes: found && isOnly ? [connection(vmcNodes(context.cluster), adapter.number, found)] : [],
      };
    }
  },
});

function hasConnectedTwin({ otherNodes }: ClusterContext, { number }: NetworkAdapter): boolean {
  return otherNodes.some(({ facts }) =>
    presentAdapters(facts.machine).some(
      (twin) => twin.number === number && twin.network.kind !== 'unconnected',
    ),
  );
}

interface Missing {
  readonly target: NetworkTarget;
  readonly title: Phrase;
}

/** Plugs the adapter in, in every node where the one of that number is on no network. */
function connection(machines: readonly VirtualMachine[], number: number, { target, title }: Missing): Fix {
  const unplugged = machines.filter((one) =>
    presentAdapters(one).some(
      (adapter) => adapter.number === number && adapter.network.kind === 'unconnected',
    ),
  );
  return fixAcross(
    unplugged.filter((one) => isEditable(one) && (target.kind !== 'named' || !reaches(one, target.name))),
    title,
    (one) => editMachine(one).setNetwork(number, target),
  );
}

/** The network of another node's adapter of that number; else the internal one, where the node has no heartbeat yet. */
function missingNetwork(
  { machine, otherNodes }: ClusterContext,
  adapter: NetworkAdapter,
): Missing | undefined {
  if (!isEditable(machine)) return undefined;
  for (const { facts } of otherNodes) {
    const twin = presentAdapters(facts.machine).find(({ number }) => number === adapter.number);
    const target = twin && asTarget(twin.network);
    if (target?.kind === 'named' && !reaches(machine, target.name))
      return {
        target,
        title: say`Connect adapter ${adapter.number} to ${target.name}, as in the other node`,
      };
  }
  const others = presentAdapters(machine).filter((one) => one !== adapter);
  const hasProduction = others.some(({ network }) => network.kind === 'named' && !isPrivate(network));
  const isAlone = otherNodes.every(({ facts }) => {
    const heartbeat = heartbeatAdapter(facts.machine);
    return !heartbeat || heartbeat.network.kind === 'unconnected';
  });
  if (!hasProduction || !isAlone || others.length > 1) return undefined;
  return {
    target: { kind: 'host-only' },
    title: say`Connect adapter ${adapter.number} to the internal network for the heartbeat`,
  };
}

import { editMachine } from '../machine/editMachine.js';
import type { NetworkTarget } from '../machine/editor.js';
import { presentAdapters, type Network, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix } from './rule.js';
import { heartbeatOfOthers, isOneNetwork, isPrivate } from './terms/heartbeatNetwork.js';
import { misspelledElements } from './terms/misspelledElements.js';
import { productionOfOthers } from './terms/vmcHeartbeat.js';
import { source } from './sources.js';
import { isEditable } from './terms/vmcFile.js';

const ADAPTER_NAMES: readonly string[] = ['ethernet_adapter', 'ethernet_controller'];
/** Virtual Server makes it on every host. */
const INTERNAL: NetworkTarget = { kind: 'host-only' };

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
    // Behind an XML error, or under a wrong name, there may be a second adapter that was not read.
    if (adapters.length > 1 || !isEditable(machine) || areMisspelled(machine) || !span) return;
    const fix = only && addAdapter(context, only.network);
    yield {
      span,
      subject: 'networks',
      what: !only
        ? say`This node has no network adapter.`
        : only.network.name === ''
          ? say`This node has only one network adapter.`
          : say`This node has only one network adapter, on the network ${only.network.name}.`,
      why: only
        ? say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`
        : say`It reaches neither the other node nor the machines that the cluster works for.`,
      how: !only
        ? say`Add an adapter for production, and one on a virtual network for the heartbeat alone, each on the same network in every node.`
        : isPrivate(only.network)
          ? say`Add a second adapter on the virtual network for production, the same one in every node.`
          : say`Add a second adapter on a virtual network for the heartbeat alone, the same one in every node.`,
      fixes: fix ? [fix] : [],
    };
  },
});

/** True where adapters stand under a wrong name, which vmc-element-misspelled tells: one more would be one too many. */
function areMisspelled(machine: VirtualMachine): boolean {
  return misspelledElements(machine).some(({ meant }) => ADAPTER_NAMES.includes(meant));
}

/** On the network that is missing, as another node has it; else for the heartbeat on the internal network that every host has. */
function addAdapter(context: ClusterContext, only: Network): Fix | undefined {
  const isOther = ({ name }: Network): boolean =>
    name !== '' && !isOneNetwork(context.machine, name, only.name);
  const target = isPrivate(only)
    ? productionOfOthers(context)
    : (heartbeatOfOthers(context, isOther) ?? INTERNAL);
  if (!target) return undefined;
  return fixIn(
    context.machine,
    target.kind === 'named'
      ? say`Add an adapter on ${target.name}, as in the other node`
      : say`Add an adapter on the internal network for the heartbeat`,
    'unsafe',
    (one) => editMachine(one).addNetworkAdapter(target),
  );
}

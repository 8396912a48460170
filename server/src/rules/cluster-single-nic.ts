import { machinesIn, type Cluster } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import type { NetworkTarget } from '../machine/editor.js';
import { lastAdapter } from '../machine/edits/deviceRanges.js';
import { spansHosts } from '../machine/declaration.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { keysOf } from '../machine/vmx/deviceKey.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, fixAcross, fixIn, type ClusterContext, type Fix } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { heartbeatOfOthers, isSetUpInside } from './terms/heartbeatNetwork.js';
import { isAdapterAddress } from './terms/macAddress.js';
import { vmxSettings } from './terms/vmxFile.js';

export default clusterRule({
  id: 'cluster-single-nic',
  summary: 'A node has fewer than two network adapters.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: {
    esx: 'warning',
    ...everyVsphere('hint', 'vsphere6'),
    hosted: 'warning',
    unknown: 'warning',
  },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, requirements of a cluster'),
    source('mscs67', 'overview of clustering across hosts'),
  ],

  *check(context) {
    const { machine, node } = context;
    const adapters = presentAdapters(machine);
    const [only] = adapters;
    const [evidence] = node.evidence;
    const span = only?.anchor ?? evidence?.span;
    if (adapters.length > 1 || machine.encrypted || !span) return;
    yield {
      span,
      subject: 'networks',
      what: only
        ? say`This node has only one network adapter, ethernet${only.number}.`
        : say`This node has no network adapter.`,
      why: only
        ? say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`
        : say`Without one neither the clients nor the heartbeats of the other nodes reach it.`,
      how: howToConnect(machine),
      fixes: [switchOn(context), addAdapters(context)].filter((fix) => fix !== undefined),
    };
  },
});

function howToConnect(machine: VirtualMachine): Phrase {
  switch (missingNetwork(machine)) {
    case 'host-only':
      return say`Add a second adapter on a network for the heartbeat alone.`;
    case 'bridged':
      return say`Add a second adapter on the network of production.`;
    case undefined:
      return say`Add two adapters, one on the network of production and one on a network for the heartbeat alone.`;
  }
}

/**
 * The second adapter, where the file has it already, switched off and on another network. A new one takes its number, and
 * with that its settings go: its address, which the other machines may know it by.
 */
function switchOn({ machine, cluster }: ClusterContext): Fix | undefined {
  const [only] = presentAdapters(machine);
  const [off, ...others] = machine.networkAdapters.filter(({ isPresent }) => !isPresent);
  if (!only || !off || others.length > 0 || off.network.name === '') return undefined;
  if (off.number > lastAdapter(machine) || hasWrongAddress(machine, off)) return undefined;
  // A network that ends at its host, or hides the node, would be the next mistake.
  const endsAtHost = [only, off].some(({ network }) => network.kind === 'host-only');
  if (off.network.kind === 'nat' || (endsAtHost && !mayBeInABox(cluster))) return undefined;
  if (off.network.name.toLowerCase() === only.network.name.toLowerCase()) return undefined;
  const name = `ethernet${off.number}`;
  return fixIn(machine, say`Set ${name}.present = "TRUE"`, 'unsafe', (one) =>
    editMachine(one).setSetting(`${name}.present`, 'TRUE'),
  );
}

/** Switched off it does no harm; switched on it would be an error of its own. */
function hasWrongAddress(machine: VirtualMachine, { number, anchor }: NetworkAdapter): boolean {
  const read = vmxSettings(machine);
  const { address, generatedAddress } = keysOf(`ethernet${number}`);
  return [address, generatedAddress]
    .map((key) => valueText(read.text(key, anchor)).trim())
    .some((text) => text !== '' && !isAdapterAddress(text));
}

const mayBeInABox = ({ kind }: Cluster): boolean => !spansHosts(kind.value);

/**
 * Gives every node in the same case a second adapter. On a hosted product VMnet1 is there for certain; on ESX only a
 * person knows the name of the heartbeat network.
 */
function addAdapters(context: ClusterContext): Fix | undefined {
  const { machine, cluster } = context;
  if (!mayBeInABox(cluster)) return undefined;
  const isHosted = (one: VirtualMachine): boolean => isFamily(one.product, 'hosted');
  if (!isHosted(machine)) return undefined;
  const kind = missingNetwork(machine);
  const machines = machinesIn(cluster).filter(
    (one) => !one.encrypted && isHosted(one) && missingNetwork(one) === kind,
  );
  if (kind === undefined) return undefined;
  const target = kind === 'host-only' ? heartbeatTarget(context, machines) : { kind };
  return fixAcross(machines, inAlikeNodes(titleOf(target), machines), (one) =>
    editMachine(one).addNetworkAdapter(target),
  );
}

/** As in another node, because over two networks the nodes would not hear each other; not a network that one of these is on already. */
function heartbeatTarget(context: ClusterContext, machines: readonly VirtualMachine[]): NetworkTarget {
  const taken = machines.flatMap(presentAdapters).map(({ network }) => network.name);
  return (
    heartbeatOfOthers(context, (network) => isSetUpInside(network) && !taken.includes(network.name)) ?? {
      kind: 'host-only',
    }
  );
}

function titleOf(target: NetworkTarget): Phrase {
  if (target.kind === 'named') return say`Add an adapter on ${target.name} for the heartbeat`;
  return target.kind === 'host-only'
    ? say`Add a host-only adapter for the heartbeat`
    : say`Add a bridged adapter for production`;
}

/** What the second adapter is for: the only one may already be the heartbeat's. Undefined without any adapter. */
function missingNetwork(machine: VirtualMachine): 'host-only' | 'bridged' | undefined {
  const [only, second] = presentAdapters(machine);
  if (!only || second) return undefined;
  return only.network.kind === 'host-only' ? 'bridged' : 'host-only';
}

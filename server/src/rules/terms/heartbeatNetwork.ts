import { machinesIn, type Cluster } from '../../cluster/cluster.js';
import { heartbeatAdapter, isHeartbeatName } from '../../cluster/heartbeat.js';
import { spansHosts } from '../../machine/declaration.js';
import type { NetworkTarget } from '../../machine/editor.js';
import { isFamily } from '../../machine/product.js';
import type { Network, NetworkAdapter, VirtualMachine } from '../../machine/virtualMachine.js';
import { presentAdapters } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixForEach, type ClusterContext, type Fix } from '../rule.js';
import { inAlikeNodes } from './alikeNodes.js';

/** A network as an editor can write it; undefined for one whose name would have to be guessed. */
export function asTarget(network: Network): NetworkTarget | undefined {
  const { kind, name } = network;
  if (kind === 'host-only') return name === 'VMnet1' ? { kind } : { kind: 'named', name };
  if (kind === 'bridged') return name === 'VMnet0' ? { kind } : undefined;
  return network.kind === 'named' && !network.isId ? { kind: network.kind, name } : undefined;
}

/** The network that another node's heartbeat uses, where it suits: a repair that makes the nodes alike. */
export function heartbeatOfOthers(
  { otherNodes }: ClusterContext,
  suits: (network: Network) => boolean,
): NetworkTarget | undefined {
  return otherNodes
    .map(({ facts }) => heartbeatAdapter(facts.machine)?.network)
    .flatMap((network) => (network && suits(network) ? [asTarget(network)] : []))
    .find((target) => target !== undefined);
}

/** True for the host-only network, and for a VMnet of a hosted product that somebody set up, which need not leave the host. */
export function isSetUpInside({ kind, name }: Network): boolean {
  return kind === 'host-only' || (kind === 'named' && /^VMnet\d+$/.test(name));
}

/**
 * Where a heartbeat can go that is on a network not made for it: as in another node; else, in a box, to the host-only network,
 * which is there for certain on hosted products. Only in a box is a host-only network right, even one of another node;
 * elsewhere a person has to name the network.
 * @param not the network that it has to leave.
 */
export function heartbeatElsewhere(context: ClusterContext, not: Network): NetworkTarget | undefined {
  const mayBeInABox = !spansHosts(context.cluster.kind.value);
  const likeOthers = heartbeatOfOthers(
    context,
    ({ kind, name }) => (kind === 'named' || (kind === 'host-only' && mayBeInABox)) && name !== not.name,
  );
  if (likeOthers) return likeOthers;
  return mayBeInABox && isFamily(context.machine.product, 'hosted') ? { kind: 'host-only' } : undefined;
}

/**
 * Connects the heartbeat of every node with the same mistake to one network; no fix where nobody can say which.
 * @param misplaced the adapter that is on the wrong network; undefined for a node without the mistake.
 */
export function heartbeatFixes(
  cluster: Cluster,
  misplaced: (machine: VirtualMachine) => NetworkAdapter | undefined,
  target: NetworkTarget | undefined,
): readonly Fix[] {
  if (!target) return [];
  const alike = machinesIn(cluster).flatMap((machine) => {
    const adapter = misplaced(machine);
    return adapter ? [{ machine, adapter }] : [];
  });
  const title = inAlikeNodes(say`Connect the heartbeat to ${targetName(target)}`, alike);
  return [fixForEach(alike, title, (editor, { adapter }) => editor.setNetwork(adapter.number, target))];
}

/** A network in the words of a fix's title. */
export function targetName(target: NetworkTarget): string | Phrase {
  if (target.kind === 'named') return target.name;
  return target.kind === 'bridged' ? say`the bridged network` : say`the host-only network`;
}

/** True when the adapter certainly leads out of the host: bridged, or a physical adapter of ESX 2. */
export function leavesHost({ network }: NetworkAdapter): boolean {
  return (
    network.kind === 'bridged' || (network.kind === 'named' && /^(?:vmnic|bond)\d{1,3}$/i.test(network.name))
  );
}

/** True for a network that is no production network: a host-only or internal one, or one called after the heartbeat. */
export function isPrivate({ kind, name }: Network): boolean {
  return kind === 'host-only' || isHeartbeatName(name);
}

/** The one network of all adapters of a machine that has several; undefined where they differ or one is not known. */
export function onlyNetwork(machine: VirtualMachine): Network | undefined {
  const [first, ...others] = presentAdapters(machine).map((adapter) => adapter.network);
  if (!first || first.name === '' || others.length === 0) return undefined;
  return others.every(({ name }) => isOneNetwork(machine, name, first.name)) ? first : undefined;
}

/** True where both names mean one network: letter case means nothing to Virtual Server, which keeps each network in a file of Windows. */
export function isOneNetwork({ source }: VirtualMachine, a: string, b: string): boolean {
  return source.format === 'vmc' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

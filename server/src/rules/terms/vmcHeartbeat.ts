import { heartbeatAdapter, isHeartbeatName } from '../../cluster/heartbeat.js';
import type { NetworkTarget } from '../../machine/editor.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';
import { asTarget, isPrivate, onlyNetwork } from './heartbeatNetwork.js';

/** A node and the adapter that carries its heartbeat. */
export interface NodeHeartbeat {
  readonly machine: VirtualMachine;
  readonly adapter: NetworkAdapter;
}

/**
 * The heartbeat of every node of a cluster on Virtual Server. Undefined where one node's is not known or not separate:
 * then another mistake comes first.
 */
export function heartbeats(machines: readonly VirtualMachine[]): readonly NodeHeartbeat[] | undefined {
  const found = machines.flatMap((machine) => {
    const adapter = onlyNetwork(machine) ? undefined : heartbeatAdapter(machine);
    return adapter && adapter.network.name !== '' ? [{ machine, adapter }] : [];
  });
  return found.length === machines.length ? found : undefined;
}

/** True when an adapter of the machine is on the network, whatever it is used for there. */
export function reaches(machine: VirtualMachine, network: string): boolean {
  return presentAdapters(machine).some(
    ({ network: { name } }) => name.toLowerCase() === network.toLowerCase(),
  );
}

/** The heartbeat network that the nodes most likely meant: one called so, else a host-only one, else the first node's. */
export function likelyHeartbeat(nodes: readonly NodeHeartbeat[]): NodeHeartbeat | undefined {
  return (
    nodes.find(({ adapter }) => isHeartbeatName(adapter.network.name)) ??
    nodes.find(({ adapter }) => adapter.network.kind === 'host-only') ??
    nodes[0]
  );
}

/** The production network is called as its maker liked: only another node can tell its name. */
export function productionOfOthers({ otherNodes }: ClusterContext): NetworkTarget | undefined {
  return otherNodes
    .flatMap(({ facts }) => presentAdapters(facts.machine).map(({ network }) => network))
    .filter((network) => !isPrivate(network))
    .map(asTarget)
    .find((target) => target !== undefined);
}

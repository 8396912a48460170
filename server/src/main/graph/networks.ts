import type { Cluster } from '../../cluster/cluster.js';
import { neighbourhoodOf } from '../../cluster/neighbourhood.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { networkWords } from '../../machine/networkWords.js';
import { presentAdapters, type NetworkAdapter } from '../../machine/virtualMachine.js';
import { connectedGroups } from './connectedGroups.js';
import type { DrawnMachine } from './drawnMachine.js';
import type { GraphEdge, GraphNode } from './model.js';
import { worst } from './nodeStates.js';

/** Adapters of one machine that are drawn; products have places for ten. */
const MOST_ADAPTERS = 32;

export interface Networks {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly notices: readonly Phrase[];
}

interface Plug {
  readonly machine: DrawnMachine;
  readonly adapter: NetworkAdapter;
  /** Equal for adapters on one network. */
  readonly key: string;
}

/** The networks that files name; adapters that are plugged into nothing, or nobody knows into what, have none. */
export function networksOf(machines: readonly DrawnMachine[]): Networks {
  const places = placesOf(machines);
  const plugs = machines.flatMap((machine) =>
    presentAdapters(machine.facts.machine)
      .filter(({ network }) => network.name !== '')
      .slice(0, MOST_ADAPTERS)
      .map((adapter) => ({ machine, adapter, key: networkKey(machine, adapter, places) })),
  );
  const networks = connectedGroups<Plug>(plugs, ({ key }) => [key]).map((users, index) => ({
    users,
    node: networkNode(`network${index + 1}`, users),
  }));
  return {
    nodes: networks.map(({ node }) => node),
    edges: networks.flatMap(({ node, users }) =>
      users.map(({ machine, adapter }) => ({
        from: machine.id,
        to: node.id,
        label: `ethernet${adapter.number}`,
        isShared: false,
      })),
    ),
    notices: machines.flatMap(tooManyAdapters),
  };
}

/**
 * A network's name means one network among machines that lie beside each other, and among the nodes of a cluster
 * wherever they lie. By URI, a number for each such place.
 */
function placesOf(machines: readonly DrawnMachine[]): ReadonlyMap<string, number> {
  const numbers = new Map<Cluster, number>();
  for (const { cluster } of machines)
    if (cluster && !numbers.has(cluster)) numbers.set(cluster, numbers.size);
  const places = connectedGroups(machines, ({ facts, cluster }) => [
    neighbourhoodOf(facts.machine.uri),
    ...(cluster ? [`cluster ${numbers.get(cluster) ?? 0}`] : []),
  ]);
  return new Map(places.flatMap((place, index) => place.map(({ facts }) => [facts.machine.uri, index])));
}

/** What ends at its host is another network for each node of a cluster whose nodes live on several hosts. */
function networkKey(
  { facts, cluster }: DrawnMachine,
  { network: { kind, name } }: NetworkAdapter,
  places: ReadonlyMap<string, number>,
): string {
  const isOnManyHosts = cluster?.kind.value !== undefined && cluster.kind.value !== 'in-a-box';
  const endsAtHost = kind === 'host-only' || kind === 'nat';
  const place = isOnManyHosts && endsAtHost ? facts.machine.uri : (places.get(facts.machine.uri) ?? 0);
  return `${place}\n${kind}\n${name}`;
}

function networkNode(id: string, users: readonly Plug[]): GraphNode {
  const [first] = users;
  return {
    id,
    kind: 'network',
    lines: first ? [networkWords(first.adapter.network)] : [],
    state: worst(users.map(({ machine, adapter }) => machine.states.device(`ethernet${adapter.number}`))),
    isShared: false,
  };
}

function tooManyAdapters({ facts: { machine } }: DrawnMachine): readonly Phrase[] {
  const count = presentAdapters(machine).filter(({ network }) => network.name !== '').length;
  if (count <= MOST_ADAPTERS) return [];
  return [say`${machine.name} has ${count} network adapters; the first ${MOST_ADAPTERS} are drawn.`];
}

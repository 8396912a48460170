import type { Cluster } from '../../cluster/cluster.js';
import type { ClusterIndex } from '../../cluster/clusterIndex.js';
import type { MachineFacts } from '../../cluster/machineFacts.js';
import { say, type Phrase } from '../../l10n/phrase.js';

/** More machines than this make a picture in which nobody finds anything; then only clusters are drawn. */
const MOST_MACHINES = 200;

/** Machines that stand in one box: a cluster's, or all that belong to none. */
export interface GroupToDraw {
  readonly cluster: Cluster | undefined;
  readonly machines: readonly MachineFacts[];
}

export interface MachinesToDraw {
  /** Clusters in the order of their first nodes, at the end the machines of no cluster. */
  readonly groups: readonly GroupToDraw[];
  readonly notices: readonly Phrase[];
}

/** Chooses what fits into one picture, whole clusters only, and says what does not. */
export function machinesToDraw(index: ClusterIndex, uris: readonly string[]): MachinesToDraw {
  const known = [...new Set(uris)].sort().flatMap((uri) => index.facts(uri) ?? []);
  const clusters = new Map<Cluster, MachineFacts[]>();
  const alone: MachineFacts[] = [];
  for (const facts of known) {
    const cluster = index.clusterOf(facts.machine.uri);
    const nodes = cluster && clusters.get(cluster);
    if (nodes) nodes.push(facts);
    else if (cluster) clusters.set(cluster, [facts]);
    else alone.push(facts);
  }
  const all = [...clusters].map(([cluster, machines]) => ({ cluster, machines }));
  if (known.length <= MOST_MACHINES)
    return { groups: [...all, { cluster: undefined, machines: alone }], notices: [] };
  const fitting = all.slice(0, clustersThatFit(all));
  return {
    groups: fitting,
    notices: [
      say`${known.length} machines are too many for one picture; only clusters are drawn, ${fitting.length} of ${all.length}.`,
    ],
  };
}

/** How many clusters, from the first on, have no more machines together than one picture can show. */
function clustersThatFit(groups: readonly GroupToDraw[]): number {
  let machines = 0;
  const tooMany = groups.findIndex((group) => (machines += group.machines.length) > MOST_MACHINES);
  return tooMany === -1 ? groups.length : tooMany;
}

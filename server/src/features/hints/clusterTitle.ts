import { sharedDisksOf, type Cluster } from '../../cluster/cluster.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterKind } from '../../machine/declaration.js';
import { baseName } from '../../machine/diskPath.js';
import { beside } from '../phraseList.js';

/** More disks than this are counted and not named. */
const MOST_NAMED = 3;

const DECLARED: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`Node of a cluster in a box`,
  'across-boxes': say`Node of a cluster across boxes`,
  'physical-to-virtual': say`Virtual node of a physical-to-virtual cluster`,
};

const PRESUMED: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`Node of a cluster in a box (presumed)`,
  'across-boxes': say`Node of a cluster across boxes (presumed)`,
  'physical-to-virtual': say`Virtual node of a physical-to-virtual cluster (presumed)`,
};

/** One line about the cluster a machine is a node of: its kind, how many nodes are known, and what this one shares. */
export function clusterTitle(cluster: Cluster, uri: string): Phrase {
  return beside([kindOf(cluster), nodesOf(cluster), sharedOf(cluster, uri)]);
}

function kindOf({ kind, mechanism }: Cluster): Phrase {
  if (kind.value !== undefined) return (kind.declared ? DECLARED : PRESUMED)[kind.value];
  return mechanism === 'multi-writer'
    ? say`Node of a cluster with multi-writer disks`
    : say`Node of a cluster`;
}

function nodesOf({ nodes }: Cluster): Phrase {
  return nodes.length === 1 ? say`no other node known` : say`${nodes.length} nodes`;
}

function sharedOf(cluster: Cluster, uri: string): Phrase {
  const named = sharedDisksOf(cluster, uri).map(({ disk }) => baseName(disk.fileName.value ?? ''));
  const names = [...new Set(named.filter((name) => name !== ''))];
  if (names.length === 0) return say`no shared disk`;
  const shown = names.slice(0, MOST_NAMED).join(', ');
  const others = names.length - MOST_NAMED;
  return others > 0 ? say`shared: ${shown} and ${others} more` : say`shared: ${shown}`;
}

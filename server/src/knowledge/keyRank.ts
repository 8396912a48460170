import type { VmxKey } from './vmxKeys.js';
import table from './keyRank.json' with { type: 'json' };

/** As common as settings that stand in half of all repositories. */
const RANK_IN_CLUSTERS = 15;
/** The rank of settings that public files hardly ever have. */
export const LAST_RANK = 99;

let ranks: ReadonlyMap<string, number> | undefined;

/**
 * How common a setting is, for the order of lists: 0 stands in nearly every file, {@link LAST_RANK} in hardly any.
 * Settings of clusters count as common, although public files seldom have them.
 */
export function keyRank(key: VmxKey): number {
  ranks ??= readRanks();
  return ranks.get(key.pattern.text) ?? LAST_RANK;
}

function readRanks(): ReadonlyMap<string, number> {
  const counts = Object.entries(table.repositories);
  const most = Math.max(...counts.map(([, count]) => count));
  const common = counts.map(([text, count]) => [text, most - count] as const);
  const ranked = new Map<string, number>(common);
  for (const text of table.clusters)
    ranked.set(text, Math.min(ranked.get(text) ?? LAST_RANK, RANK_IN_CLUSTERS));
  return ranked;
}

/**
 * Sorts items into groups: two items with a key in common are in one group, and so is whoever is in a group with either.
 * An item without keys is alone. Groups and their items keep the order of the items.
 */
export function connectedGroups<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): readonly (readonly T[])[] {
  const leaders = items.map((_item, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    for (let next = leaders[leader] ?? leader; next !== leader; next = leaders[leader] ?? leader)
      leader = next;
    leaders[index] = leader;
    return leader;
  };
  const firstWith = new Map<string, number>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const first = leaderOf(firstWith.get(key) ?? index);
      const own = leaderOf(index);
      // The earlier item leads, so that groups stand in the order of their first items.
      leaders[Math.max(first, own)] = Math.min(first, own);
      firstWith.set(key, index);
    }
  });
  const groups = new Map<number, T[]>();
  items.forEach((item, index) => {
    const leader = leaderOf(index);
    const group = groups.get(leader);
    if (group) group.push(item);
    else groups.set(leader, [item]);
  });
  return [...groups.values()];
}

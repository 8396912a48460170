/**
 * Does something for each item, at most `limit` at a time, in their order. Meant for reading files: while the disk works
 * on one, the next is asked for.
 * @throws what an action throws first; no further one is begun then.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await action(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

/**
 * The value below which so many of the numbers lie.
 * @param share from 0 to 1; 0.5 is the median. @returns one of the numbers; NaN when there are none.
 */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** How long something takes, in milliseconds. */
export function timed(action: () => unknown): number {
  const start = performance.now();
  // The answer is kept until the clock was read, so that the compiler cannot leave the work out.
  kept[0] = action();
  return performance.now() - start;
}

/** The last answer that was timed. */
const kept: unknown[] = [];

import fc from 'fast-check';
import type { Failure, FuzzTarget } from './target.js';

/**
 * Runs a target on inputs that follow from the seed.
 * @param runs how many inputs.
 * @param isLong whether everything about each input is looked at.
 * @param before told of each input before it is tried, also of those by which a failure is made smaller.
 * @returns the smallest failure that was found; undefined when all promises held.
 */
export async function hunt(
  target: FuzzTarget,
  seed: number,
  runs: number,
  isLong: boolean,
  before?: (input: unknown) => void,
): Promise<Failure | undefined> {
  const property = fc.asyncProperty(target.inputs, async (input) => {
    before?.(input);
    await checkInTime(target, input, isLong);
  });
  const result = await fc.check(property, { seed, numRuns: runs });
  if (!result.failed) return undefined;
  return {
    target: target.name,
    seed: result.seed,
    path: result.counterexamplePath ?? '',
    message: messageOf(result.errorInstance),
    input: result.counterexample?.[0],
  };
}

/**
 * Tries one input.
 * @throws Error when a promise is broken, also when the input took more than the target's seconds. These are seconds of
 * the processor, so that a busy computer does no harm.
 */
export async function checkInTime(target: FuzzTarget, input: unknown, isLong: boolean): Promise<void> {
  const start = process.cpuUsage();
  await target.check(input, isLong);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  if (seconds > target.seconds) {
    throw new Error(
      `it took ${seconds.toFixed(1)} seconds, more than the ${target.seconds} that it may take`,
    );
  }
}

function messageOf(error: unknown): string {
  // The stack would name the folders of whoever ran it; a replay gives it again.
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

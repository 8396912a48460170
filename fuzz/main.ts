import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { HuntingThread, serveHunts } from './huntingThread.js';
import { keepFailure } from './keptFailures.js';
import type { FuzzTarget } from './target.js';
import { TARGETS } from './targets.js';

/** Runs between two seeds. A failure ends the runs of its seed only. */
const RUNS_OF_A_SEED = 500;

const USAGE = `npm run fuzz -- [--runs NUMBER] [--seed NUMBER] [--target NAME]
  --runs    inputs in all, shared out among the targets; 100000 when left out
  --seed    a whole number from which all inputs follow; another one each time when left out
  --target  one target only: ${TARGETS.map(({ name }) => name).join(', ')}`;

/** @returns the exit code: 1 when a failure was found, 2 for wrong usage. */
async function main(program: string): Promise<number> {
  const wanted = readOptions();
  if (!wanted) {
    console.error(USAGE);
    return 2;
  }
  const { runs, seed, chosen } = wanted;
  console.log(`seed ${seed}`);
  const thread = new HuntingThread(program);
  let failures = 0;
  for (const target of chosen) {
    const share = chosen.length === 1 ? runs : Math.round((runs * target.share) / 1000);
    failures += await huntAll(thread, target, seed, Math.max(share, 1));
  }
  await thread.end();
  return failures > 0 ? 1 : 0;
}

interface Wanted {
  readonly runs: number;
  readonly seed: number;
  /** At least one. */
  readonly chosen: readonly FuzzTarget[];
}

/** Undefined for options that are wrong: a misspelled one must not start a long run of something else. */
function readOptions(): Wanted | undefined {
  try {
    const { values } = parseArgs({
      options: { runs: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } },
    });
    const runs = Number(values.runs ?? 100_000);
    const seed = Number(values.seed ?? Date.now() % 2 ** 31);
    const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
    return chosen.length > 0 && Number.isInteger(seed) && runs > 0 ? { runs, seed, chosen } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns how many failures were found and kept. */
async function huntAll(
  thread: HuntingThread,
  { name }: FuzzTarget,
  firstSeed: number,
  runs: number,
): Promise<number> {
  const start = performance.now();
  let found = 0;
  for (let done = 0; done < runs; done += RUNS_OF_A_SEED) {
    const seed = firstSeed + done / RUNS_OF_A_SEED;
    const failure = await thread.hunt({ target: name, seed, runs: Math.min(runs - done, RUNS_OF_A_SEED) });
    if (!failure) continue;
    found++;
    console.log(`${name}, seed ${seed}: ${failure.message}\n  kept in ${keepFailure(failure)}`);
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${name}: ${runs} runs in ${seconds} s, ${found} failures`);
  return found;
}

if (!isMainThread) serveHunts();
else
  void main(process.argv[1] ?? '').then((code) => {
    process.exitCode = code;
  });

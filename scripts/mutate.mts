// Are the rules' tests any good? `npx tsx scripts/mutate.mts [count] [seed] [part of a file's name]` makes small mistakes
// in the rules, one at a time and never on disk, runs the tests of the rules concerned, and lists what no test noticed.
// The same seed takes the same sample.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mutationsOf, type Mutation } from './mutants/mutations.mjs';
import type { Report } from './mutants/testMutants.mjs';

const RULES = fileURLToPath(new URL('../server/src/rules/', import.meta.url));
const TESTER = fileURLToPath(new URL('mutants/testMutants.mts', import.meta.url));
/** A mutant on which the tests take longer is stopped: it may run for ever. In milliseconds. */
const LONGEST = 240_000;

const [count = '300', seed = '1', part = ''] = process.argv.slice(2);
const sample = shuffled(allMutations(), Number(seed)).slice(0, Number(count));
const unnoticed: Mutation[] = [];
const stopped: Mutation[] = [];
for (let next = 0; next < sample.length;) next = await testFrom(next);
for (const mutation of stopped) console.log(`\nstopped, or ended the process: ${inWords(mutation)}`);
const noticed = sample.length - unnoticed.length - stopped.length;
console.log(`\n${noticed} of ${sample.length} mutants were noticed, ${stopped.length} stopped`);

function allMutations(): readonly Mutation[] {
  return fs
    .readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && name.includes(part) && name !== 'allRules.ts')
    .sort()
    .flatMap((name) => mutationsOf(name, fs.readFileSync(RULES + name, 'utf8')));
}

/** Fisher and Yates, with the generator "mulberry32" so that a seed means the same everywhere. */
function shuffled<T>(all: readonly T[], from: number): T[] {
  let state = from;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const rest = [...all];
  return all.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

/** Tests the sample from this index on in a process of its own. @returns the index to go on with. */
function testFrom(first: number): Promise<number> {
  const child = fork(TESTER, { execArgv: ['--import', 'tsx', '--no-experimental-require-module'] });
  let current = first;
  let timer: NodeJS.Timeout | undefined;
  child.on('message', (report: Report) => {
    clearTimeout(timer);
    if ('begins' in report) {
      current = report.begins;
      timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    } else {
      tell(sample[report.ends], report.noticedBy);
      current = report.ends + 1;
    }
  });
  child.send([...sample.entries()].slice(first));
  return new Promise((resolve) => {
    child.once('exit', () => {
      clearTimeout(timer);
      const mutation = sample[current];
      if (mutation !== undefined) stopped.push(mutation);
      resolve(current + 1);
    });
  });
}

function tell(mutation: Mutation | undefined, noticedBy: string | undefined): void {
  if (mutation === undefined || noticedBy !== undefined) {
    process.stderr.write('.');
    return;
  }
  unnoticed.push(mutation);
  console.log(`\n${inWords(mutation)}`);
}

function inWords({ file, start, end, text: replacement }: Mutation): string {
  const text = fs.readFileSync(RULES + file, 'utf8');
  const line = text.slice(0, start).split('\n').length;
  const before = text.slice(start, end).replaceAll(/\s+/g, ' ');
  return `rules/${file}:${line}\n  ${before}  ->  ${replacement}\n  in ${(text.split('\n')[line - 1] ?? '').trim()}`;
}

// npm run bench: measures speed, memory and sizes, prints them as tables, and keeps them in bench/results/<date>.json.
//   --quick            fewer rounds, and no 10,000 machines
//   --only=PART,PART   some parts only: stages, keystrokes, workspace, start, linter, sizes
//   --profile          our processes also write CPU profiles into bench/results/profiles
//   --document         measures nothing: writes the newest results into docs/performance.md
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { npm, root } from '../scripts/prerequisites.mjs';
import { buildPrograms } from './measure/bundle.js';
import { PARTS } from './measure/parts.js';
import type { BenchResults, Figure } from './report/figures.js';
import { resultTables, withTables } from './report/table.js';

const RESULTS = path.join(root, 'bench', 'results');
const PAGE = path.join(root, 'docs', 'performance.md');

async function measure(args: readonly string[]): Promise<void> {
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const unknown = only?.filter((name) => !(name in PARTS)) ?? [];
  if (unknown.length > 0) {
    throw new Error(
      `There is no part ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`,
    );
  }
  installOthers();
  const folder = mkdtempSync(path.join(tmpdir(), 'vmx-bench-'));
  const figures: Figure[] = [];
  try {
    const programs = await buildPrograms(folder);
    const nodeOptions = args.includes('--profile')
      ? ['--cpu-prof', `--cpu-prof-dir=${path.join(RESULTS, 'profiles')}`]
      : [];
    for (const [name, part] of Object.entries(PARTS)) {
      if (only && !only.includes(name)) continue;
      console.error(`measuring ${name} …`);
      figures.push(...(await part({ programs, isQuick: args.includes('--quick'), nodeOptions })));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const isWhole = !only && !args.includes('--quick');
  const date = new Date().toISOString();
  const results: BenchResults = { version: 1, date, computer: thisComputer(), isWhole, figures };
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${results.date.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\n${resultTables(results)}\n\nKept in ${path.relative(root, file)}.`);
}

/** The servers we are compared with have many packages of their own, which nobody needs but who measures. */
function installOthers(): void {
  const folder = path.join(root, 'bench', 'others');
  if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing the language servers to compare with …');
  npm(['ci', '--ignore-scripts'], 'install the packages of bench/others', { cwd: folder });
}

function thisComputer(): string {
  const processors = cpus();
  const { model } = processors[0] ?? { model: 'an unknown processor' };
  return `Node ${process.versions.node} on ${platform()}, ${processors.length} × ${model.trim()}`;
}

/** Writes the newest results of a whole run into the page that explains them. */
function document(): void {
  const files = existsSync(RESULTS) ? readdirSync(RESULTS).filter((name) => name.endsWith('.json')) : [];
  const newest = files
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(RESULTS, name), 'utf8')) as BenchResults)
    .findLast(({ isWhole }) => isWhole);
  if (!newest) throw new Error('There are no results of a whole run yet. Run "npm run bench" first.');
  writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8'), resultTables(newest)));
}

const args = process.argv.slice(2);
if (args.includes('--document')) document();
else await measure(args);

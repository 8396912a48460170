// Runs as a process of its own, bundled, with a number of machines, a shape and a number of rounds as arguments.
// It writes the medians of the stages from text to findings as JSON.
import { ClusterIndex } from '../../server/src/cluster/clusterIndex.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { lintMachine } from '../../server/src/lint/lintMachine.js';
import { messageIn, type LintedFinding } from '../../server/src/lint/lintedFinding.js';
import { NO_SURROUNDINGS } from '../../server/src/machine/surroundings.js';
import type { VirtualMachine } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';
import { corpus, lengthOf } from '../corpus/corpus.js';
import type { Shape } from '../corpus/machinePlan.js';
import { floorRead } from './floor.js';
import { median, timed } from './statistics.js';

/** Milliseconds for the whole corpus, and what it holds. */
export interface StageResults {
  readonly characters: number;
  readonly lines: number;
  readonly findings: number;
  readonly floor: number;
  readonly parse: number;
  /** From the text to the model, parsing included. */
  readonly model: number;
  /** From models to clusters, all machines put into an empty index. */
  readonly cluster: number;
  /** From the index to findings, with all rules. */
  readonly rules: number;
  /** The messages of the findings in English. */
  readonly words: number;
  /** From texts to messages, everything above in one go. */
  readonly whole: number;
}

type Round = Omit<StageResults, 'characters' | 'lines' | 'findings'>;

const NO_DISKS = new Map<string, never>();

function indexOf(machines: readonly VirtualMachine[]): ClusterIndex {
  const index = new ClusterIndex();
  for (const machine of machines) {
    index.update({ machine, diskFiles: NO_DISKS, surroundings: NO_SURROUNDINGS });
  }
  for (const uri of index.uris()) index.clusterOf(uri);
  return index;
}

const findingsOf = (index: ClusterIndex): readonly LintedFinding[] =>
  index.uris().flatMap((uri) => lintMachine(index, uri, { rules: ALL_RULES }));

const said = (findings: readonly LintedFinding[]): readonly string[] =>
  findings.map((finding) => messageIn(ENGLISH, finding));

/** What lies ready for the stages after the first, so that each is timed alone. */
function prepare(count: number, shape: Shape) {
  const texts = corpus(count, shape).map(({ file }) => ({
    uri: `file:///vms/${file.path}`,
    text: file.text,
  }));
  const readAll = (): VirtualMachine[] => texts.map(({ uri, text }) => readVmxMachine(uri, text));
  const machines = readAll();
  const index = indexOf(machines);
  return { texts, readAll, machines, index, findings: findingsOf(index) };
}

function round({ texts, readAll, machines, index, findings }: ReturnType<typeof prepare>): Round {
  return {
    floor: timed(() => texts.map(({ text }) => floorRead(text))),
    parse: timed(() => texts.map(({ text }) => parse(text))),
    model: timed(readAll),
    cluster: timed(() => indexOf(machines)),
    rules: timed(() => findingsOf(index)),
    words: timed(() => said(findings)),
    whole: timed(() => said(findingsOf(indexOf(readAll())))),
  };
}

function main([count = '350', shape = 'mixed', rounds = '15']: readonly string[]): void {
  const prepared = prepare(Number(count), shape as Shape);
  // The first rounds run before the compiler has seen what is hot.
  for (let warmUp = 0; warmUp < Math.ceil(Number(rounds) / 3); warmUp++) round(prepared);
  const all = Array.from({ length: Number(rounds) }, () => round(prepared));
  const middle = (name: keyof Round): number => median(all.map((one) => one[name]));
  const results: StageResults = {
    characters: lengthOf(corpus(Number(count), shape as Shape)),
    lines: prepared.machines.reduce((sum, { source }) => sum + linesOf(source), 0),
    findings: prepared.findings.length,
    floor: middle('floor'),
    parse: middle('parse'),
    model: middle('model'),
    cluster: middle('cluster'),
    rules: middle('rules'),
    words: middle('words'),
    whole: middle('whole'),
  };
  process.stdout.write(JSON.stringify(results));
}

const linesOf = (source: VirtualMachine['source']): number =>
  source.format === 'vmx' ? source.tree.lines.length : 0;

main(process.argv.slice(2));

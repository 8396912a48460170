import path from 'node:path';
import { URI } from 'vscode-uri';
import type { LintedFinding } from '../../lint/lintedFinding.js';
import { isVmdk } from '../../workspace/fileEndings.js';
import { nodeFileSystem } from '../../workspace/nodeFileSystem.js';
import { graphOf, type GraphFormat } from '../graph/graph.js';
import { lintOpened, openPaths, type LintSurroundings, type OpenedPaths } from '../lintPaths.js';
import { shownPath } from '../paths/shownPath.js';
import type { LintResult } from '../report/result.js';
import { summary } from '../report/summary.js';
import { readBaseline, updateBaseline, withoutKnown, type Baseline } from './baseline.js';
import { commandLineSettings } from './commandLineSettings.js';
import { complain, write } from './output.js';
import { printReport, printReportAside } from './printReport.js';
import { progressOn, type Progress } from './progress.js';
import type { Options } from './readOptions.js';
import { repairCommand } from './repair/repairCommand.js';
import { readStandardInput, withContent } from './standardInput.js';
import { writeComplaint } from './writeComplaint.js';
import { exitCode, tooManyWarnings } from './verdict.js';

/** A run of the linter with everything it needs: read, and not linted yet. */
interface Run {
  readonly options: Options;
  readonly opened: OpenedPaths;
  readonly baseline: Baseline | undefined;
  /** What came on standard input, where that stands for a file. */
  readonly standardInput: Uint8Array | undefined;
  readonly progress: Progress;
}

/** Lints, and repairs or draws when that is asked for. @returns the exit code. */
export async function lintCommand(options: Options): Promise<number> {
  const run = await openRun(options, process.cwd());
  if (typeof run === 'string') {
    complain(run);
    return 2;
  }
  if (options.graph !== undefined) return draw(run, options.graph);
  return options.diff ? showRepairs(run) : lintAndReport(run);
}

/** @returns a text that says what is wrong with the command line or with a file that it names. */
async function openRun(options: Options, cwd: string): Promise<Run | string> {
  const settings = await commandLineSettings(options.settings, cwd);
  if (typeof settings === 'string') return settings;
  const file = options.baseline === undefined ? undefined : path.resolve(cwd, options.baseline);
  const baseline = file === undefined ? undefined : await readBaseline(file, options.updateBaseline);
  if (typeof baseline === 'string') return baseline;
  const name = options.stdinFilename;
  const standardInput = name === undefined ? undefined : await readStandardInput(process.stdin);
  const progress = progressOn(process.stderr);
  const opened = await openPaths(name === undefined ? options.paths : [name], cwd, settings, {
    fileSystem: fileSystemWith(cwd, name, standardInput),
    onProgress: progress.show,
    keep: keepAfter(options.updateBaseline ? undefined : baseline),
  });
  return { options, opened, baseline, standardInput, progress };
}

function fileSystemWith(
  cwd: string,
  name: string | undefined,
  content: Uint8Array | undefined,
): LintSurroundings['fileSystem'] {
  if (name === undefined || content === undefined) return nodeFileSystem;
  return withContent(nodeFileSystem, URI.file(path.resolve(cwd, name)).toString(), content);
}

function keepAfter(baseline: Baseline | undefined): LintSurroundings['keep'] {
  return baseline ? withoutKnown(baseline) : (findings) => findings;
}

/** `--graph`. */
async function draw({ options, opened, progress }: Run, format: GraphFormat): Promise<0 | 2> {
  const machines = opened.files.filter((uri) => !isVmdk(uri));
  const graph = await graphOf(opened.workspace, machines, format);
  progress.clear();
  const isWritten = await write(graph, options.output);
  const told = tellProblems(opened, [...opened.problems, ...opened.workspace.problems]);
  return isWritten ? told : 2;
}

/** `--diff`. What counts is what was found before the repairs, because they stay in memory. */
async function showRepairs({ options, opened, standardInput, progress }: Run): Promise<number> {
  const result = await lintOpened(opened);
  progress.clear();
  const shown = await repairCommand(opened, options, standardInput);
  const told = tellProblems(opened, result.problems);
  const verdict = verdictBesideDiff(result, options);
  if (!options.unsafeFixes) tellUnsafeRepairs(result);
  return Math.max(shown, told, verdict);
}

/** Lints, after the repairs of `--fix`: the report tells what is left then. */
async function lintAndReport(run: Run): Promise<number> {
  const { options, opened, baseline, standardInput, progress } = run;
  progress.clear();
  const repaired = options.fix ? await repairCommand(opened, options, standardInput) : 0;
  const result = await lintOpened(opened);
  progress.clear();
  const outcome =
    baseline && options.updateBaseline
      ? await renewBaseline(baseline, opened, result)
      : await report(run, result);
  return Math.max(repaired, outcome);
}

/** @returns the exit code: what was found counts, and whether the report could be written. */
async function report({ options, standardInput }: Run, result: LintResult): Promise<number> {
  const holdsRepairedFile = options.fix && standardInput !== undefined;
  const printed = await (holdsRepairedFile ? printReportAside : printReport)(result, options);
  const tooMany = tooManyWarnings(result, options);
  if (tooMany !== undefined) complain(tooMany);
  return Math.max(printed, exitCode(result, options));
}

/** A diff holds no findings: that there are some that count is told beside it. */
function verdictBesideDiff(result: LintResult, options: Options): number {
  const code = exitCode(result, options);
  if (code === 1) complain(`${summary(result)}; without --diff they are shown.`);
  return code;
}

/** A short diff, or none, does not mean that little can be repaired. */
function tellUnsafeRepairs({ findings }: LintResult): void {
  const isUnsafe = ({ fixes: [fix] }: LintedFinding): boolean =>
    fix?.safety === 'unsafe' && fix.blocked === undefined;
  const count = findings.filter(isUnsafe).length;
  if (count === 0) return;
  complain(
    `${count} more finding${count === 1 ? '' : 's'} can be repaired: --diff --unsafe-fixes shows how.`,
  );
}

/** `--update-baseline`: what was found is accepted from now on. */
async function renewBaseline(baseline: Baseline, opened: OpenedPaths, result: LintResult): Promise<0 | 2> {
  const { findings, problems } = result;
  try {
    const settings = opened.workspace.settings.project.files;
    const looked = new Set([...opened.files, ...settings.map(({ uri }) => uri)]);
    for (const { uri } of problems) looked.delete(uri);
    await updateBaseline(baseline, findings, [...looked], (uri) => result.text(uri));
  } catch (error) {
    complain(`the baseline could not be written: ${writeComplaint(error)}`);
    return 2;
  }
  const shown = result.displayPath(URI.file(baseline.path).toString());
  complain(`${findings.length} finding${findings.length === 1 ? '' : 's'} listed in ${shown}.`);
  return tellProblems(opened, problems);
}

/** Tells where no report does what could not be read. @returns 2 when there is such a thing. */
function tellProblems({ cwd }: OpenedPaths, problems: LintResult['problems']): 0 | 2 {
  for (const { uri, message } of problems) complain(`${shownPath(cwd, uri)} could not be read: ${message}`);
  return problems.length > 0 ? 2 : 0;
}

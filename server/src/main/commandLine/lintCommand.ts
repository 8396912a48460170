import path from 'node:path';
import { URI } from 'vscode-uri';
import { nodeFileSystem } from '../../workspace/nodeFileSystem.js';
import { commandLineSettings } from '../commandLineSettings.js';
import { graphOf } from '../graph/graph.js';
import { lintOpened, openPaths, type LintSurroundings, type OpenedPaths } from '../lintPaths.js';
import { REPORTS } from '../report/formats.js';
import type { LintResult } from '../report/result.js';
import { summary } from '../report/summary.js';
import { readBaseline, updateBaseline, withoutKnown, type Baseline } from './baseline.js';
import { wantsColor } from './color.js';
import { isDiskFile } from './namedPaths.js';
import { complain, write, writeTo } from './output.js';
import { progressOn } from './progress.js';
import type { Options } from './readOptions.js';
import { repairCommand } from './repair/repairCommand.js';
import { readStandardInput, withContent } from './standardInput.js';
import { writeComplaint } from './writeComplaint.js';
import { exitCode, tooManyWarnings } from './verdict.js';

/** Lints, and repairs or draws when that is asked for. @returns the exit code. */
export async function lintCommand(options: Options): Promise<number> {
  const cwd = process.cwd();
  const settings = await commandLineSettings(options.settings, cwd);
  if (typeof settings === 'string') return wrongUsage(settings);
  const file = options.baseline === undefined ? undefined : path.resolve(cwd, options.baseline);
  const baseline = file === undefined ? undefined : await readBaseline(file, options.updateBaseline);
  if (typeof baseline === 'string') return wrongUsage(baseline);
  const name = options.stdinFilename;
  const standardInput = name === undefined ? undefined : await readStandardInput(process.stdin);
  const progress = progressOn(process.stderr);
  const opened = await openPaths(name === undefined ? options.paths : [name], cwd, settings, {
    fileSystem: fileSystemWith(cwd, name, standardInput),
    onProgress: progress.show,
    keep: keepAfter(options.updateBaseline ? undefined : baseline),
  });
  if (options.graph !== undefined) {
    const machines = opened.files.filter((uri) => !isDiskFile(uri));
    const graph = await graphOf(opened.workspace, machines, options.graph);
    progress.clear();
    return Math.max(await written(graph, options), tellProblems(opened));
  }
  const before = options.diff ? await lintOpened(opened) : undefined;
  progress.clear();
  const repaired = options.fix || options.diff ? await repairCommand(opened, options, standardInput) : 0;
  const result = before ?? (await lintOpened(opened));
  progress.clear();
  if (before) return Math.max(repaired, tellProblems(opened, before), verdictBesideDiff(before, options));
  if (baseline && options.updateBaseline) return Math.max(repaired, await renewed(baseline, opened, result));
  const isPrinted = options.fix && standardInput !== undefined;
  const reported = isPrinted
    ? await reportAside(result, options)
    : await written(report(result, options), options);
  const tooMany = tooManyWarnings(result, options);
  if (tooMany !== undefined) complain(tooMany);
  return Math.max(repaired, reported, exitCode(result, options));
}

function wrongUsage(message: string): 2 {
  complain(message);
  return 2;
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

/** @returns 2 when it could not be written, which is told. */
async function written(content: string, { output }: Options): Promise<0 | 2> {
  return (await write(content, output)) ? 0 : 2;
}

function report(result: LintResult, { format, noColor, output }: Options): string {
  const isTerminal = output === undefined && process.stdout.isTTY;
  const color = format === 'text' && wantsColor({ noColor, isTerminal, environment: process.env });
  return REPORTS[format](result, { color });
}

/** Standard output holds the repaired file: what is left is told beside it. */
async function reportAside(result: LintResult, options: Options): Promise<0> {
  const color = wantsColor({
    noColor: options.noColor,
    isTerminal: process.stderr.isTTY,
    environment: process.env,
  });
  await writeTo(process.stderr, REPORTS[options.format](result, { color }));
  return 0;
}

/** A diff holds no findings: that there are some that count is told beside it. */
function verdictBesideDiff(result: LintResult, options: Options): number {
  const code = exitCode(result, options);
  if (code === 1) complain(`${summary(result)}; without --diff they are shown.`);
  return code;
}

async function renewed(baseline: Baseline, opened: OpenedPaths, result: LintResult): Promise<0 | 2> {
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
  return tellProblems(opened, result);
}

/** Tells where no report does what could not be read. @returns 2 when there is such a thing. */
function tellProblems(opened: OpenedPaths, result?: LintResult): 0 | 2 {
  const problems = result?.problems ?? [...opened.problems, ...opened.workspace.problems];
  const shown = (uri: string): string => path.relative(opened.cwd, URI.parse(uri).fsPath);
  for (const { uri, message } of problems) complain(`${shown(uri)} could not be read: ${message}`);
  return problems.length > 0 ? 2 : 0;
}

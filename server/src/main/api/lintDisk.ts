import path from 'node:path';
import { URI } from 'vscode-uri';
import type { LintPathsOptions, LintReport, Problem } from '../api.js';
import { lintPaths } from '../lintPaths.js';
import { apiReport } from './apiReport.js';
import { apiSettings } from './apiSettings.js';

/** Files and folders of this computer, linted as on the command line. */
export async function lintDisk(
  paths: readonly string[],
  options: LintPathsOptions | null,
): Promise<LintReport> {
  const wrong: Problem[] = [];
  const cwd = path.resolve(folderOf(options?.cwd, wrong));
  const named = wrong.length > 0 ? [] : pathsOf(paths, wrong);
  const { layers, problems } = apiSettings(options, URI.file(cwd).toString());
  return apiReport(await lintPaths(named, cwd, { layers, usesProject: true }), [...problems, ...wrong]);
}

/** Programs without types may give anything; from a folder that is none no path is looked for. */
function folderOf(cwd: unknown, wrong: Problem[]): string {
  if (typeof cwd === 'string' && cwd.isWellFormed()) return cwd;
  if (cwd !== undefined && cwd !== null) wrong.push({ file: 'options.cwd', message: 'it is no path' });
  return '.';
}

function pathsOf(paths: unknown, wrong: Problem[]): readonly string[] {
  if (!Array.isArray(paths)) {
    wrong.push({ file: 'paths', message: 'it is no list of paths' });
    return [];
  }
  return paths.flatMap((one: unknown, index) => {
    if (typeof one === 'string' && one.isWellFormed()) return one;
    wrong.push({ file: `paths[${index}]`, message: 'it is no path' });
    return [];
  });
}

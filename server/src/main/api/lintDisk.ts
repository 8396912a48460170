import path from 'node:path';
import { URI } from 'vscode-uri';
import type { LintPathsOptions, LintReport } from '../api.js';
import { lintPaths } from '../lintPaths.js';
import { apiReport } from './apiReport.js';
import { apiSettings } from './apiSettings.js';

/** Files and folders of this computer, linted as on the command line. */
export async function lintDisk(paths: readonly string[], options: LintPathsOptions): Promise<LintReport> {
  const cwd = path.resolve(options.cwd ?? '.');
  const { layers, problems } = apiSettings(options, URI.file(cwd).toString());
  return apiReport(await lintPaths(paths, cwd, { layers, usesProject: true }), problems);
}

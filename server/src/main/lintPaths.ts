import path from 'node:path';
import { URI, Utils } from 'vscode-uri';
import { settingFindings } from '../lint/settings/settingFindings.js';
import { NO_LAYERS, type LayersOfCommandLine } from './commandLineSettings.js';
import { findMachines, formatOf } from '../workspace/findMachines.js';
import { nodeFileSystem } from '../workspace/nodeFileSystem.js';
import { Workspace } from '../workspace/workspace.js';
import type { LintResult } from './report/result.js';

/**
 * Lints files and folders. A file is seen together with the machines of its folder, as in an editor, but only what was
 * named is reported.
 */
export async function lintPaths(
  paths: readonly string[],
  cwd: string,
  { layers, usesProject }: LayersOfCommandLine = NO_LAYERS,
): Promise<LintResult> {
  const errors: string[] = [];
  const workspace = new Workspace(nodeFileSystem, { error: (message) => errors.push(message) });
  workspace.setSettings([], layers, usesProject);
  const named = await Promise.all(paths.map((one) => look(path.resolve(cwd, one))));
  workspace.setFolders([...new Set(named.map(({ folder }) => folder))]);
  const problems = named.flatMap((one) => one.problems);
  const files = [...new Set(named.flatMap((one) => one.files))].sort();
  for (const { isFolder, files: own } of named) {
    if (!isFolder) for (const uri of own) await workspace.loadSiblings(uri);
  }
  for (const uri of files) await workspace.load(uri);
  const unread = new Map(workspace.problems.map(({ uri, message }) => [uri, message]));
  const read = files.filter((uri) => !unread.has(uri));
  const findings = [];
  for (const uri of read) findings.push(...(await workspace.lint(uri)));
  const settingsFiles = new Map(workspace.settings.project.files.map((file) => [file.uri, file]));
  for (const { uri, problems: wrong } of settingsFiles.values())
    findings.push(...settingFindings(uri, wrong));
  for (const error of errors) console.error(error);
  return {
    files: read.length,
    findings,
    problems: [
      ...problems,
      ...files.flatMap((uri) => (unread.has(uri) ? [{ uri, message: unread.get(uri) ?? '' }] : [])),
    ],
    text: (uri) => workspace.text(uri) ?? settingsFiles.get(uri)?.text ?? '',
    displayPath: (uri) => path.relative(cwd, URI.parse(uri).fsPath).split(path.sep).join('/') || '.',
  };
}

interface Named {
  readonly isFolder: boolean;
  readonly folder: string;
  readonly files: readonly string[];
  readonly problems: LintResult['problems'];
}

/** What a path on the command line stands for. */
async function look(absolute: string): Promise<Named> {
  const uri = URI.file(absolute).toString();
  const stat = await nodeFileSystem.stat(uri);
  if (stat?.type === 'directory') {
    const { uris, problems } = await findMachines(nodeFileSystem, uri);
    return { isFolder: true, folder: uri, files: uris, problems };
  }
  const file: Named = {
    isFolder: false,
    folder: Utils.dirname(URI.parse(uri)).toString(),
    files: [uri],
    problems: [],
  };
  if (!stat) return { ...file, files: [], problems: [{ uri, message: 'there is no such file' }] };
  if (formatOf(uri) !== undefined) return file;
  return { ...file, files: [], problems: [{ uri, message: 'it is no machine file (.vmx, .vmtx, .vmc)' }] };
}

import type { FileSystem } from '../../workspace/fileSystem.js';
import { formatOf, isVmdk } from '../../workspace/fileEndings.js';
import { Workspace } from '../../workspace/workspace.js';
import type { LintOptions, LintReport, Problem } from '../api.js';
import { lintOpened } from '../lintPaths.js';
import { isDescriptorFile } from '../paths/descriptorFile.js';
import { apiReport } from './apiReport.js';
import { apiSettings } from './apiSettings.js';
import { filesInMemory, ROOT, uriInMemory } from './filesInMemory.js';

/** Machines, and descriptors of their disks, that a program holds in memory, linted together. */
export async function lintMemory(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: LintOptions | null,
): Promise<LintReport> {
  const { names, bytes, problems } = placed(files);
  const settings = apiSettings(options, ROOT);
  const failures: Problem[] = [];
  const fileSystem = filesInMemory(bytes);
  const workspace = new Workspace(fileSystem, {
    error: (message) => failures.push({ file: 'vmx-language-server', message }),
  });
  workspace.setSettings(() => undefined, settings.layers);
  workspace.setFolders([ROOT]);
  await workspace.scan();
  const result = await lintOpened({
    cwd: '/',
    workspace,
    files: await filesToLint(fileSystem, [...bytes.keys()]),
    folders: [ROOT],
    // A program may give one node of a cluster alone.
    searched: [],
    problems: [],
    given: [],
    surroundings: { fileSystem, onProgress: () => undefined, keep: (findings) => findings },
  });
  const displayPath = (uri: string): string => names.get(uri) ?? uri;
  return apiReport({ ...result, displayPath }, [...settings.problems, ...problems, ...failures]);
}

/** The files to lint: what else was given is looked at where one of them leads to it. */
async function filesToLint(fileSystem: FileSystem, uris: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const uri of uris) {
    const isDescriptor = isVmdk(uri) && (await isDescriptorFile(fileSystem, uri));
    if (formatOf(uri) !== undefined || isDescriptor) found.push(uri);
  }
  return found.sort();
}

interface Placed {
  /** The path that the program calls a file by, by URI. */
  readonly names: ReadonlyMap<string, string>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Problem[];
}

/** Programs without types may give anything. */
function placed(files: unknown): Placed {
  const names = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  if (typeof files !== 'object' || files === null || Array.isArray(files)) {
    problems.push({ file: 'files', message: 'it is no object that holds contents by path' });
    return { names, bytes, problems };
  }
  for (const [name, content] of Object.entries(files as Readonly<Record<string, unknown>>)) {
    if (!name.isWellFormed()) {
      problems.push({ file: name, message: 'it is no path' });
      continue;
    }
    const uri = uriInMemory(name);
    const other = names.get(uri);
    if (other !== undefined) {
      problems.push({ file: name, message: `it is not read: "${other}" is another name of the same path` });
      continue;
    }
    if (typeof content === 'string') bytes.set(uri, new TextEncoder().encode(content));
    else if (content instanceof Uint8Array) bytes.set(uri, content);
    else problems.push({ file: name, message: 'it is neither a text nor bytes (a Uint8Array)' });
    names.set(uri, name);
  }
  return { names, bytes, problems };
}

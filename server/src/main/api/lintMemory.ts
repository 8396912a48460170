import { isDescriptor } from '../../syntax/vmdk/descriptor.js';
import { formatOf } from '../../workspace/findMachines.js';
import { Workspace } from '../../workspace/workspace.js';
import type { LintOptions, LintReport, Problem } from '../api.js';
import { isDiskFile } from '../commandLine/namedPaths.js';
import { lintOpened } from '../lintPaths.js';
import { apiReport } from './apiReport.js';
import { apiSettings } from './apiSettings.js';
import { filesInMemory, ROOT, uriInMemory } from './filesInMemory.js';

/** In bytes; enough to tell a text that describes a disk from the disk itself. */
const HEAD = 512;

/** Machines, and descriptors of their disks, that a program holds in memory, linted together. */
export async function lintMemory(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: LintOptions,
): Promise<LintReport> {
  const { names, bytes, problems } = placed(files);
  const settings = apiSettings(options, ROOT);
  const failures: Problem[] = [];
  const fileSystem = filesInMemory(bytes);
  const workspace = new Workspace(fileSystem, {
    error: (message) => failures.push({ file: 'vmx-language-server', message }),
  });
  workspace.setSettings([], settings.layers);
  workspace.setFolders([ROOT]);
  await workspace.scan();
  const result = await lintOpened({
    cwd: '/',
    workspace,
    files: [...bytes.keys()].filter((uri) => formatOf(uri) ?? isDescribing(uri, bytes.get(uri))).sort(),
    folders: [ROOT],
    problems: [],
    surroundings: { fileSystem, onProgress: () => undefined, keep: (findings) => findings },
  });
  const displayPath = (uri: string): string => names.get(uri) ?? uri;
  return apiReport({ ...result, displayPath }, [...settings.problems, ...problems, ...failures]);
}

function isDescribing(uri: string, bytes: Uint8Array | undefined): boolean {
  return isDiskFile(uri) && isDescriptor(new TextDecoder().decode(bytes?.subarray(0, HEAD)));
}

interface Placed {
  /** The path that the program calls a file by, by URI. */
  readonly names: ReadonlyMap<string, string>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Problem[];
}

/** Programs without types may give anything. */
function placed(files: Readonly<Record<string, unknown>>): Placed {
  const names = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  for (const [name, content] of Object.entries(files)) {
    const uri = uriInMemory(name);
    if (typeof content === 'string') bytes.set(uri, new TextEncoder().encode(content));
    else if (content instanceof Uint8Array) bytes.set(uri, content);
    else problems.push({ file: name, message: 'it is neither a text nor bytes (a Uint8Array)' });
    names.set(uri, name);
  }
  return { names, bytes, problems };
}

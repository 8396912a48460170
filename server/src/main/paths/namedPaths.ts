import path from 'node:path';
import { URI, Utils } from 'vscode-uri';
import { formatOf, isVmdk } from '../../workspace/fileEndings.js';
import { findMachines } from '../../workspace/findMachines.js';
import type { FileSystem } from '../../workspace/fileSystem.js';
import { expandGlob, isGlob } from './glob.js';

/** A file or folder that cannot be linted, and why. */
export interface PathProblem {
  readonly uri: string;
  readonly message: string;
}

/** What a path on the command line stands for. */
export interface NamedPath {
  /** The folders whose machines are seen together. */
  readonly folders: readonly string[];
  /** A folder was named: all of its machines are in `files`, so nobody has to look for others beside them. */
  readonly isFolder: boolean;
  readonly files: readonly string[];
  readonly problems: readonly PathProblem[];
}

const NO_EXCEPTION =
  'a path that begins with ! leaves nothing out; list what is not to be looked at under "ignore" in vmxlint.json';

/** Looks up a path or glob, relative to `cwd`. What leads to no file is among the problems. */
export async function lookUp(fs: FileSystem, written: string, cwd: string): Promise<NamedPath> {
  const uri = URI.file(path.resolve(cwd, written)).toString();
  // A variable of a script that is not set; taken for the current folder, --fix would repair all of it.
  if (written === '') return files([], uri, 'the path is empty; write . for the current folder');
  const stat = await fs.stat(uri);
  if (stat?.type === 'directory') {
    const { uris, problems } = await findMachines(fs, uri);
    return { folders: [uri], isFolder: true, files: uris, problems };
  }
  // Other linters leave files out that way; taken for a glob that fits nothing it would tell nobody how to do it here.
  if (!stat && /^!(?!\()/.test(written)) return files([], uri, NO_EXCEPTION);
  if (!stat && isGlob(written)) {
    const { uris, problems } = await expandGlob(fs, written, cwd);
    return problems.length > 0
      ? { ...files([]), problems }
      : files(uris, uri, 'no machine file has a name like that');
  }
  if (!stat) return files([], uri, 'there is no such file');
  // In a folder only machines are looked for: a disk is looked at when it is named.
  const isOurs = formatOf(uri) !== undefined || isVmdk(uri);
  return files(isOurs ? [uri] : [], uri, 'it is no machine file (.vmx, .vmtx, .vmc) and no disk (.vmdk)');
}

/** Files named one by one; when there are none, the reason why. */
function files(uris: readonly string[], uri = '', whyNone = ''): NamedPath {
  const folders = [...new Set(uris.map((one) => Utils.dirname(URI.parse(one)).toString()))];
  const problems = uris.length === 0 && uri !== '' ? [{ uri, message: whyNone }] : [];
  return { folders, isFolder: false, files: uris, problems };
}

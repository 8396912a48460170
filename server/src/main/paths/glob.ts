import path from 'node:path';
import picomatch from 'picomatch';
import { URI } from 'vscode-uri';
import { findMachines, type FoundFiles } from '../../workspace/findMachines.js';
import type { FileSystem } from '../../workspace/fileSystem.js';

/** In characters: a longer one nobody types, and it would take long to match. */
const MAX_PATTERN = 1000;

/** `[!a]` is every character but one, and a `!` elsewhere turns no pattern into its contrary. */
const SHELL = { posix: true, nonegate: true };

/** True for a path that can only be meant as a pattern, because no file of that name exists. */
export function isGlob(written: string): boolean {
  return written.length <= MAX_PATTERN && /[*?[{]/.test(written);
}

/**
 * The machine files that a glob stands for, relative to `cwd`, as a shell would expand it that knows `**`: a folder that
 * fits stands for all machines in it.
 */
export async function expandGlob(fs: FileSystem, written: string, cwd: string): Promise<FoundFiles> {
  const pattern = path.sep === '\\' ? written.replaceAll('\\', '/') : written;
  const { base, glob } = picomatch.scan(pattern, SHELL);
  // A lone "[" or an escaped "*": the characters of a pattern, and none.
  if (glob === '') return { uris: [], problems: [] };
  // A folder is asked for by its name; in front of a glob picomatch leaves the backslashes that quote a character.
  const start = path.resolve(cwd, base === '' ? '.' : base.replaceAll(/\\(.)/gs, '$1'));
  const fits = picomatch(glob, { ...SHELL, nocase: path.sep === '\\' });
  const folder = URI.file(start).toString();
  if ((await fs.stat(folder))?.type !== 'directory') return { uris: [], problems: [] };
  const { uris, problems } = await findMachines(fs, folder);
  return { uris: uris.filter((uri) => pathsTo(start, uri).some((one) => fits(one))), problems };
}

/** A file and the folders it lies in, each relative to `start` with `/`. */
function pathsTo(start: string, uri: string): string[] {
  const steps = path.relative(start, URI.parse(uri).fsPath).split(path.sep);
  return steps.map((_step, index) => steps.slice(0, index + 1).join('/'));
}

import { URI, Utils } from 'vscode-uri';
import { say } from '../../l10n/phrase.js';
import { PhrasedError } from '../../l10n/phrasedError.js';
import type { DirectoryEntry, FileStat, FileSystem } from '../../workspace/fileSystem.js';

/** The folder that relative paths start from. */
export const ROOT = URI.from({ scheme: 'file', path: '/' }).toString();

/** The URI of a path as a program writes it, also with the separators and the drive of Windows. */
export function uriInMemory(name: string): string {
  return Utils.resolvePath(URI.parse(ROOT), name.replaceAll('\\', '/')).toString();
}

/**
 * A disk that holds these files, by URI. Beside them nothing lies in their folders; what lies in a folder of which none was
 * given, such as that of an absolute path, was never said.
 */
export function filesInMemory(files: ReadonlyMap<string, Uint8Array>): FileSystem {
  const byPath = new Map([...files].map(([uri, bytes]) => [pathOf(uri), bytes]));
  const bytesOf = (uri: string): Uint8Array => {
    const bytes = byPath.get(pathOf(uri));
    if (!bytes) throw new PhrasedError(say`there is no such file`);
    return bytes;
  };
  const isKnown = (folder: string): boolean => folder === ROOT || entriesIn(byPath, folder).length > 0;
  const stat = (uri: string): FileStat | undefined => {
    const bytes = byPath.get(pathOf(uri));
    if (bytes) return { type: 'file', size: bytes.length, modified: 0 };
    if (isKnown(uri)) return { type: 'directory', size: 0, modified: 0 };
    const isInKnown = isKnown(Utils.dirname(URI.parse(uri)).toString());
    return isInKnown ? undefined : { type: 'unreachable', size: 0, modified: 0 };
  };
  return {
    readFile: inPromise((uri: string, limit: number) => {
      const bytes = bytesOf(uri);
      if (bytes.length <= limit) return bytes;
      throw new PhrasedError(say`it has ${bytes.length} bytes, more than the ${limit} that are read`);
    }),
    readRange: inPromise((uri: string, offset: number, length: number) =>
      bytesOf(uri).subarray(offset, offset + length),
    ),
    stat: inPromise(stat),
    realPath: inPromise((uri: string) => (stat(uri) ? uri : undefined)),
    list: inPromise((uri: string) => {
      if (isKnown(uri)) return entriesIn(byPath, uri);
      throw new PhrasedError(say`there is no such file`);
    }),
  };
}

/** The path of every spelling of a URI: a drive has a small letter. */
function pathOf(uri: string): string {
  return URI.parse(URI.parse(uri).toString()).path;
}

function entriesIn(byPath: ReadonlyMap<string, Uint8Array>, folder: string): readonly DirectoryEntry[] {
  const start = `${pathOf(folder).replace(/\/$/, '')}/`;
  const found = new Map<string, DirectoryEntry>();
  for (const path of byPath.keys()) {
    if (!path.startsWith(start)) continue;
    const [name = '', ...rest] = path.slice(start.length).split('/');
    found.set(name, { name, type: rest.length > 0 ? 'directory' : 'file' });
  }
  return [...found.values()];
}

/** What a function throws becomes a rejection, as with a real disk. */
function inPromise<A extends unknown[], T>(work: (...args: A) => T): (...args: A) => Promise<T> {
  return (...args) =>
    new Promise((resolve) => {
      resolve(work(...args));
    });
}

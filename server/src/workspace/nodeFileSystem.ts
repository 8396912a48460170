import { open, readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import { URI } from 'vscode-uri';
import { say, type Phrase } from '../l10n/phrase.js';
import { PhrasedError, phraseOf } from '../l10n/phrasedError.js';
import type { DirectoryEntry, FileStat, FileSystem, FileType } from './fileSystem.js';

/**
 * Files of this computer. Only regular files are read: a pipe or device would block or have side effects. A URI of another
 * scheme (a text that was never saved, a virtual workspace) has a path too, but it is none of this computer.
 */
export const nodeFileSystem: FileSystem = {
  async readFile(uri, limit) {
    const { path, stat: found } = await regularFile(uri);
    if (found.size > limit)
      throw new PhrasedError(say`it has ${found.size} bytes, more than the ${limit} that are read`);
    return readPart(path, 0, found.size);
  },

  async readRange(uri, offset, length) {
    const { path } = await regularFile(uri);
    return readPart(path, offset, length);
  },

  async stat(uri): Promise<FileStat | undefined> {
    const found = await statUri(uri);
    return found && { type: typeOf(found), size: found.size, modified: found.mtimeMs };
  },

  async realPath(uri) {
    try {
      return URI.file(await realpath(toPath(uri))).toString();
    } catch {
      return undefined;
    }
  },

  async list(uri): Promise<readonly DirectoryEntry[]> {
    const entries = await readdir(toPath(uri), { withFileTypes: true }).catch(rethrow);
    return entries.map((entry) => ({ name: entry.name, type: typeOf(entry) }));
  },
};

/** @throws Error for a URI that names no file of this computer. */
function toPath(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') throw new PhrasedError(say`it is no file on this computer`);
  return parsed.fsPath;
}

async function statUri(uri: string): Promise<Stats | undefined> {
  try {
    return await stat(toPath(uri));
  } catch {
    return undefined;
  }
}

/** @throws Error when there is none. */
async function regularFile(uri: string): Promise<{ path: string; stat: Stats }> {
  const path = toPath(uri);
  const found = await statUri(uri);
  if (found?.isFile() !== true)
    throw new PhrasedError(found ? say`it is not a regular file` : say`there is no such file`);
  return { path, stat: found };
}

async function readPart(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r').catch(rethrow);
  try {
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } catch (error) {
    return rethrow(error);
  } finally {
    await file.close();
  }
}

function typeOf(entry: Stats | Dirent): FileType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Node's codes in words. */
function rethrow(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, Phrase>> = {
    EACCES: say`there is no permission to read it`,
    EPERM: say`there is no permission to read it`,
    ENOENT: say`there is no such file`,
    EISDIR: say`it is a folder`,
    ENOTDIR: say`a part of its path is no folder`,
    EBUSY: say`another program has it locked`,
    ELOOP: say`its links go in a circle`,
    EMFILE: say`too many files are open`,
  };
  throw new PhrasedError(words[code] ?? phraseOf(error));
}

import { open, readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileStat, FileSystem, FileType } from './fileSystem.js';

const toPath = (uri: string): string => URI.parse(uri).fsPath;

/** Files of this computer. Only regular files are read: a pipe or device would block or have side effects. */
export const nodeFileSystem: FileSystem = {
  async readFile(uri, limit) {
    const found = await statPath(toPath(uri));
    if (found?.isFile() !== true)
      throw new Error(found ? 'it is not a regular file' : 'there is no such file');
    if (found.size > limit)
      throw new Error(`it has ${found.size} bytes, more than the ${limit} that are read`);
    return readPart(toPath(uri), 0, found.size);
  },

  async readRange(uri, offset, length) {
    const found = await statPath(toPath(uri));
    if (found?.isFile() !== true)
      throw new Error(found ? 'it is not a regular file' : 'there is no such file');
    return readPart(toPath(uri), offset, length);
  },

  async stat(uri): Promise<FileStat | undefined> {
    const found = await statPath(toPath(uri));
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

async function statPath(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
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
  const words: Readonly<Record<string, string>> = {
    EACCES: 'there is no permission to read it',
    EPERM: 'there is no permission to read it',
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EBUSY: 'another program has it locked',
    ELOOP: 'its links go in a circle',
    EMFILE: 'too many files are open',
  };
  throw new Error(words[code] ?? (error instanceof Error ? error.message : String(error)));
}

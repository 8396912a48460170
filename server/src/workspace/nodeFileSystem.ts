import { lstat, open, readdir, readlink, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, isAbsolute, sep } from 'node:path';
import { constants, type Dirent, type Stats } from 'node:fs';
import { URI } from 'vscode-uri';
import { say, type Phrase } from '../l10n/phrase.js';
import { PhrasedError, phraseOf } from '../l10n/phrasedError.js';
import { codeOf } from './errorText.js';
import type { DirectoryEntry, FileStat, FileSystem, FileType } from './fileSystem.js';

/** A file that somebody writes to is read again so often, until it has stayed the same meanwhile. */
const MOST_READINGS = 5;

/**
 * Files of this computer. Only regular files are read: a pipe or device would block or have side effects. A URI of another
 * scheme (a text that was never saved, a virtual workspace) has a path too, but it is none of this computer.
 */
export const nodeFileSystem: FileSystem = {
  async readFile(uri, limit) {
    return inRegularFile(uri, (file, found) => readWhole(file, found, limit));
  },

  async readRange(uri, offset, length) {
    return inRegularFile(uri, (file) => readPart(file, offset, length));
  },

  async stat(uri): Promise<FileStat | undefined> {
    if (!isOnThisComputer(uri)) return undefined;
    try {
      const found = await stat(toPath(uri));
      return { type: typeOf(found), size: found.size, modified: found.mtimeMs };
    } catch (error) {
      if (NOTHING_THERE.has(codeOf(error))) return undefined;
      return { type: 'unreachable', size: 0, modified: 0, reason: phrasedErrorOf(error).phrase };
    }
  },

  async realPath(uri) {
    try {
      return URI.file(await realpath(toPath(uri))).toString();
    } catch {
      return undefined;
    }
  },

  async linkTarget(uri) {
    try {
      const path = toPath(uri);
      if (!(await lstat(path)).isSymbolicLink()) return undefined;
      const target = await readlink(path);
      // Joined by hand: ".." behind a link means the folder above the one that the link leads to.
      return URI.file(isAbsolute(target) ? target : dirname(path) + sep + target).toString();
    } catch {
      return undefined;
    }
  },

  async list(uri): Promise<readonly DirectoryEntry[]> {
    try {
      const entries = await readdir(toPath(uri), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, type: typeOf(entry) }));
    } catch (error) {
      throw phrasedErrorOf(error);
    }
  },
};

/** Codes for paths where nothing lies, or that no file can have. */
const NOTHING_THERE: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EINVAL',
  'ERR_INVALID_ARG_VALUE',
]);

function isOnThisComputer(uri: string): boolean {
  return URI.parse(uri).scheme === 'file';
}

/** @throws PhrasedError for a URI that names no file of this computer. */
function toPath(uri: string): string {
  if (!isOnThisComputer(uri)) throw new PhrasedError(say`it is no file on this computer`);
  return URI.parse(uri).fsPath;
}

/** @throws PhrasedError when there is no regular file, or it cannot be read. */
async function inRegularFile<T>(
  uri: string,
  read: (file: FileHandle, found: Stats) => Promise<T>,
): Promise<T> {
  try {
    const path = toPath(uri);
    // What is none is not even opened, because that alone can have effects.
    requireRegular(await stat(path));
    // Something else may have taken its place since. A pipe is then opened without waiting for its other end.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      requireRegular(found);
      return await read(file, found);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw phrasedErrorOf(error);
  }
}

function requireRegular(found: Stats): void {
  if (!found.isFile()) throw new PhrasedError(say`it is not a regular file`);
}

/** The content of one moment, although somebody may be writing to the file. */
async function readWhole(file: FileHandle, found: Stats, limit: number): Promise<Uint8Array> {
  let before = found;
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    if (before.size > limit)
      throw new PhrasedError(say`it has ${before.size} bytes, more than the ${limit} that are read`);
    const bytes = await readPart(file, 0, before.size);
    const after = await file.stat();
    if (before.mtimeMs === after.mtimeMs && after.size === bytes.length) return bytes;
    before = after;
  }
  throw new PhrasedError(say`another program keeps writing to it`);
}

async function readPart(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

function typeOf(entry: Stats | Dirent): FileType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** An error of Node as one for people: its code in words. */
export function phrasedErrorOf(error: unknown): PhrasedError {
  if (error instanceof PhrasedError) return error;
  const words: Readonly<Record<string, Phrase>> = {
    EACCES: say`there is no permission to read it`,
    EPERM: say`there is no permission to read it`,
    ENOENT: say`there is no such file`,
    ENAMETOOLONG: say`there is no such file`,
    ERR_INVALID_ARG_VALUE: say`there is no such file`,
    EISDIR: say`it is a folder`,
    ENOTDIR: say`a part of its path is no folder`,
    EBUSY: say`another program has it locked`,
    ELOOP: say`its links go in a circle`,
    EMFILE: say`too many files are open`,
    ENXIO: say`it is not a regular file`,
  };
  return new PhrasedError(words[codeOf(error)] ?? phraseOf(error));
}

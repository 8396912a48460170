import { constants } from 'node:fs';
import { access, lstat, readFile, realpath, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { decodeBytes } from '../../../syntax/decodeBytes.js';
import { contains } from '../../../workspace/containment.js';
import { findLock } from '../../../workspace/locks.js';
import { nodeFileSystem, phrasedErrorOf } from '../../../workspace/nodeFileSystem.js';
import type { Workspace } from '../../../workspace/workspace.js';
import type { EncodedText } from './spliceBytes.js';

/** A file that may be changed, as it lay on disk when it was read. */
export interface RepairableFile extends EncodedText {
  /** The absolute path with all links followed; undefined when the result is printed and not written. */
  readonly path: string | undefined;
}

/**
 * Reads a file for a repair; a text says why it must be left alone.
 * @param folders URIs: nothing outside of them is written, also not through a link.
 */
export async function openForRepair(
  workspace: Workspace,
  folders: readonly string[],
  uri: string,
): Promise<RepairableFile | string> {
  const encoding = workspace.encodingOf(uri)?.name;
  const text = workspace.text(uri);
  if (encoding === undefined || text === undefined) return 'it could not be read';
  try {
    const path = await realpath(URI.parse(uri).fsPath);
    const realFolders = await Promise.all(folders.map((folder) => realpath(URI.parse(folder).fsPath)));
    if (!realFolders.some((folder) => contains(URI.file(folder).toString(), URI.file(path).toString())))
      return 'it lies outside the given folders';
    if (!(await stat(path)).isFile()) return 'it is not a regular file';
    const running = await lockComplaint(uri, path);
    if (running !== undefined) return running;
    // Replacing a file asks the folder and not the file for permission: a file that is write-protected means it.
    if (!(await isWritable(path))) return 'there is no permission to write it';
    const bytes = await readFile(path);
    return decodeBytes(bytes, encoding) === text ? { path, bytes, text, encoding } : CHANGED;
  } catch (error) {
    return phrasedErrorOf(error).message;
  }
}

/** Why a file must be left alone that was free when it was read; undefined when it still is what it was. */
export async function whyNotNow(uri: string, { path, bytes }: RepairableFile): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    if (!(await lstat(path)).isFile() || !(await readFile(path)).equals(bytes)) return CHANGED;
    return await lockComplaint(uri, path);
  } catch (error) {
    return phrasedErrorOf(error).message;
  }
}

const CHANGED = 'it was changed by somebody else meanwhile; run vmxlint again';

/** The product writes the file anew when the machine stops, and the repair would be lost. */
async function lockComplaint(uri: string, realPath: string): Promise<string | undefined> {
  const lock =
    (await findLock(nodeFileSystem, uri)) ?? (await findLock(nodeFileSystem, URI.file(realPath).toString()));
  return lock === undefined
    ? undefined
    : `${lock} beside it says that the machine is running or open elsewhere; shut it down first`;
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

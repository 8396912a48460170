import { constants } from 'node:fs';
import { access, lstat, readFile, writeFile } from 'node:fs/promises';
import { codeOf } from '../../workspace/errorText.js';
import { replaceFiles } from './repair/replaceFiles.js';

/** The folder takes no new file, or the file is mounted by itself and keeps its place, as in a container. */
const NO_ROOM_BESIDE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);

/**
 * Writes a file so that what is in it already stays until all of the new content is on disk: a full disk or a run that is
 * stopped would else leave half of it, and nothing of the old. Where that is impossible, and for links and devices, it is
 * written over.
 * @throws Error when it cannot be written.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  if (!(await isReplaceable(file))) return writeFile(file, content);
  try {
    await replaceFiles([{ path: file, before: await readFile(file), after: Buffer.from(content) }]);
  } catch (error) {
    if (!NO_ROOM_BESIDE.has(codeOf(error))) throw error;
    await writeFile(file, content);
  }
}

/** A write-protected file means it, although its folder would let it be replaced. */
async function isReplaceable(file: string): Promise<boolean> {
  try {
    await access(file, constants.W_OK);
    return (await lstat(file)).isFile();
  } catch {
    return false;
  }
}

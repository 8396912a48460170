import { randomUUID } from 'node:crypto';
import { chmod, chown, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** A file and what shall be in it. */
export interface NewContent {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Replaces files, all of them or none: each new content is written beside its file and brought safely to disk, and only
 * then put in its place at one stroke. Mode and owner stay, as far as the system allows it.
 * @throws Error when that is impossible; the files are as before then, as far as the system allows it.
 */
export async function replaceFiles(files: readonly NewContent[]): Promise<void> {
  const prepared: { readonly file: NewContent; readonly beside: string }[] = [];
  const replaced: NewContent[] = [];
  try {
    for (const file of files) prepared.push({ file, beside: await writeBeside(file.path, file.after) });
    for (const { file, beside } of prepared) {
      await rename(beside, file.path);
      replaced.push(file);
    }
  } catch (error) {
    for (const { beside } of prepared) await unlink(beside).catch(() => undefined);
    for (const { path: target, before } of replaced) await rename(await writeBeside(target, before), target);
    throw error;
  }
}

/** @returns the path of the new file. */
async function writeBeside(target: string, content: Uint8Array): Promise<string> {
  const { mode, uid, gid } = await stat(target);
  // Its ending is no machine's: nobody who looks into the folder meanwhile takes it for one. The name of the file itself
  // may already be as long as the system allows.
  const beside = path.join(path.dirname(target), `.vmxlint-${randomUUID()}.tmp`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    // Only root may give files away; whoever may not keeps the file as its own.
    await chown(beside, uid, gid).catch(() => undefined);
    await chmod(beside, mode & 0o7777);
    return beside;
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

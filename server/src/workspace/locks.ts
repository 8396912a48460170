import { Utils, URI } from 'vscode-uri';
import { liesThere, type FileSystem } from './fileSystem.js';

/**
 * The name of a lock beside a machine's file: `<file>.lck` (a folder, or a file on newer products) or `<file>.WRITELOCK`
 * of old Linux releases. Undefined when there is none. Source: VMware Server guide, lock files.
 */
export async function findLock(fs: FileSystem, uri: string): Promise<string | undefined> {
  for (const ending of ['.lck', '.WRITELOCK']) {
    const lock = URI.parse(uri).with({ path: URI.parse(uri).path + ending });
    if (await liesThere(fs, lock.toString())) return Utils.basename(lock);
  }
  return undefined;
}

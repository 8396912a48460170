import { URI, Utils } from 'vscode-uri';
import { ENGLISH } from '../l10n/language.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { phraseOf } from '../l10n/phrasedError.js';
import { isMachineFile } from './fileEndings.js';
import type { FileSystem } from './fileSystem.js';

/** More than this many folders and files are not looked at; a search that stops there says so among its problems. */
const MAX_ENTRIES = 200_000;

/** Folders that never hold a person's machines and can be huge. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/** True for what lies in a folder that is not searched. */
export function isSkipped(uri: string): boolean {
  return URI.parse(uri).path.split('/').some(isSkippedFolder);
}

function isSkippedFolder(name: string): boolean {
  return SKIPPED.has(name) || name.endsWith('.lck');
}

export interface FoundFiles {
  readonly uris: readonly string[];
  /** Folders that could not be read, or not to the end, and why. */
  readonly problems: readonly UnreadPlace[];
}

/** A file or folder that could not be read, and why. */
export interface UnreadPlace {
  readonly uri: string;
  readonly reason: Phrase;
  /** The same in English. */
  readonly message: string;
  /** Nothing lies there any more. */
  readonly isGone: boolean;
}

export function unreadPlace(uri: string, reason: Phrase, isGone = false): UnreadPlace {
  return { uri, reason, message: ENGLISH(reason), isGone };
}

/** All machine files in a folder and below, in the order of their names. Links are not followed. */
export async function findMachines(fs: FileSystem, folder: string): Promise<FoundFiles> {
  return findFiles(fs, folder, isMachineFile);
}

/** The same for other files. @param isWanted asked with the URI of each file. */
export async function findFiles(
  fs: FileSystem,
  folder: string,
  isWanted: (uri: string) => boolean,
): Promise<FoundFiles> {
  const uris: string[] = [];
  const problems: UnreadPlace[] = [];
  const folders = [folder];
  let seen = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const current = next;
    const entries = await fs.list(current).catch(async (error: unknown) => {
      // It may have been deleted since its name was read, as builds do with theirs.
      problems.push(unreadPlace(current, phraseOf(error), (await fs.stat(current)) === undefined));
      return [];
    });
    seen += entries.length;
    if (seen > MAX_ENTRIES) {
      const reason = say`it holds more than the ${MAX_ENTRIES} files and folders that are searched; name or open smaller folders`;
      return { uris, problems: [...problems, unreadPlace(folder, reason)] };
    }
    for (const { name, type } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const uri = Utils.joinPath(URI.parse(current), name).toString();
      if (type === 'file' && isWanted(uri)) uris.push(uri);
      if (type === 'other' && isWanted(uri)) problems.push(unreadPlace(uri, say`it is not a regular file`));
      if (type === 'directory' && !isSkippedFolder(name)) folders.push(uri);
    }
  }
  return { uris, problems };
}

/** The machine files in the folder of a file, itself included; none where the folder cannot be read. */
export async function siblingsOf(fs: FileSystem, uri: string): Promise<readonly string[]> {
  const folder = Utils.dirname(URI.parse(uri));
  const entries = await fs.list(folder.toString()).catch(() => []);
  return entries
    .filter(({ type }) => type === 'file')
    .map(({ name }) => Utils.joinPath(folder, name).toString())
    .filter(isMachineFile);
}

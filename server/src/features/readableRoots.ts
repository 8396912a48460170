import { URI, Utils } from 'vscode-uri';
import type { Session } from './session.js';

/** The folders in which the files that a machine or a disk names may be looked for: a file without a folder has its own one. */
export function readableRoots({ folders, settings }: Session, uri: string): readonly string[] {
  const opened = folders();
  const own = opened.length === 0 ? [Utils.dirname(URI.parse(uri)).toString()] : [];
  return [...opened, ...settings().diskFolders, ...own];
}

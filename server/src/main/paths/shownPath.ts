import path from 'node:path';
import { URI } from 'vscode-uri';

/** The path by which reports call a file: relative to a folder, with `/` on Windows too; the folder itself is `.`. */
export function shownPath(folder: string, uri: string): string {
  return path.relative(folder, URI.parse(uri).fsPath).split(path.sep).join('/') || '.';
}

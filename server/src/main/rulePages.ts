import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pageFile } from './pageFile.js';

/** The page of a rule by its id or one of its aliases, as Markdown; undefined when nobody knows the rule. */
export function rulePage(id: string): string | undefined {
  const name = pageFile(id);
  // The build puts the pages of docs/rules beside the bundle.
  const file = name === undefined ? undefined : path.join(__dirname, name);
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

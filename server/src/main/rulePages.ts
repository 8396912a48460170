import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ALL_RULES } from '../rules/allRules.js';

/** The build puts the pages of docs/rules beside the bundle. */
const PAGES = path.join(__dirname, 'rules');

/** The page of a rule by its id or one of its aliases, as Markdown; undefined when nobody knows the rule. */
export function rulePage(id: string): string | undefined {
  const rule = ALL_RULES.find((one) => one.id === id || one.aliases?.includes(id) === true);
  const file = rule && path.join(PAGES, `${rule.id}.md`);
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Translations } from '../l10n/language.js';

/** The build puts one file for each language beside the bundle: `l10n/de.json`. */
const FOLDER = path.join(__dirname, 'l10n');

/** The translations for a locale such as `de` or `de-AT`; undefined where there are none. */
export async function translations(locale: string): Promise<Translations | undefined> {
  const language = /^[a-z]{2,3}/i.exec(locale)?.[0].toLowerCase();
  const file = path.join(FOLDER, `${language ?? 'en'}.json`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Translations);
}

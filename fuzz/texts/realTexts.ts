import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeBytes } from '../../server/src/syntax/decodeBytes.js';

/** The languages that are read. */
export type Kind = 'vmx' | 'vmc' | 'vmdk' | 'json';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['test/corpus/quiet', 'examples', 'test/fixtures/disks'];

/** All files of a kind that the project has, and the examples on the pages of the rules; the shortest first. */
export function realTexts(kind: Kind): readonly string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(`.${kind}`))
      .map((name) => readText(`${ROOT}${folder}/${name}`)),
  );
  const blocks = readdirSync(`${ROOT}docs/rules`).flatMap((name) =>
    blocksIn(readFileSync(`${ROOT}docs/rules/${name}`, 'utf8'), kind),
  );
  return [...new Set([...files, ...blocks])].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function blocksIn(page: string, kind: Kind): readonly string[] {
  return [...page.matchAll(/^```(\w+).*\n([^]*?)^```$/gm)].flatMap(([, of, text]) =>
    of === kind && text !== undefined ? [text] : [],
  );
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  return decodeBytes(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-8');
}

/** The different lines of some texts. */
export function linesOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.split(/\r\n|\r|\n/)))];
}

/** The different words, numbers and quoted values of some texts: what one file may take from another. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/"[^"\r\n]*"|[\w.:-]+/g) ?? []))];
}

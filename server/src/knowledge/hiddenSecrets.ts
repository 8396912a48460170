import { lineStop } from '../syntax/lines.js';
import type { Span } from '../syntax/text.js';
import { isSecretKey, isSecretName, KEY_WORD } from './secrets.js';

/** Stands for each UTF-16 unit of a secret; a noncharacter, so no file has it by itself. */
export const HIDDEN = '\uFDD0';

/** The name of an element where a start tag begins, or what may be one in a text that is no XML. */
const START_TAG = /<([^\s<>"'=/!?]+)/g;

/** What a start tag may have behind its name without a secret in it. */
const NOTHING_BUT_TYPE = /(?:\s+type\s*=\s*(?:"\w*"|'\w*'))?\s*(\/?>)/y;

const REST_OF_EMPTY_TAG = /(?:"[^"]*"|'[^']*'|[^<>"'])*(?<=\/)>/y;

/** Tags, and what has no tags in it however it looks. */
const MARKUP = /<!\[CDATA\[(?:[^\]]|\](?!\]>))*|<!--(?:[^-]|-(?!->))*|<(\/?)([^\s<>"'=/!?]+)/g;

const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*/g;

/**
 * A text with every secret in it made unreadable, so that parts of it can be shown. It is as long as before and has the
 * same lines: all spans stay valid. It goes by the lines themselves and not by a tree, because a secret must not be seen
 * in a malformed line, in a comment or in broken XML either; a line may lose more than the secret.
 */
export function hideSecrets(text: string): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of secretSpans(text)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    shown += text.slice(done, from) + text.slice(from, end).replace(/[^\r\n]/g, HIDDEN);
    done = end;
  }
  return shown + text.slice(done);
}

/** Such a text with one mark in place of each secret, however long it is. */
export const withMark = (hidden: string, mark: string): string => hidden.replaceAll(/\uFDD0+/g, mark);

/** Where a text has secrets, in its order; spans may touch or overlap. */
export function secretSpans(text: string): readonly Span[] {
  return [...secretsInLines(text), ...secretElements(text), ...secretAttributes(text)]
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Everything behind the first secret key of a line, but for the quote that closes the line. */
function* secretsInLines(text: string): Generator<Span> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const behind = behindSecretKey(line);
    if (behind === undefined) continue;
    const start = behind + line.slice(behind).search(/[^\s"'=:]|$/);
    const value = line.slice(start).trimEnd().replace(/["']$/, '');
    yield { start: index + start, end: index + start + value.length };
  }
}

function behindSecretKey(line: string): number | undefined {
  for (const { 0: word, index } of line.matchAll(KEY_WORD))
    if (isSecretKey(word) && !isSecretTag(line, word, index)) return index + word.length;
  return undefined;
}

/** Whether the word is the name in a tag of a secret element, of which more is known than that a secret is near. */
function isSecretTag(line: string, word: string, at: number): boolean {
  const name = line[at - 1] === '/' ? at - 1 : at;
  return line[name - 1] === '<' && isSecretName(word);
}

/** What is in the outermost elements that have the name of a secret: their attributes but for the type, and all between the tags. */
function* secretElements(text: string): Generator<Span> {
  let done = 0;
  for (const { 0: opening, 1: name = '', index } of text.matchAll(START_TAG)) {
    if (index < done || !isSecretName(name)) continue;
    const behindName = index + opening.length;
    const plain = matchAt(NOTHING_BUT_TYPE, text, behindName);
    if (plain?.[1] === '/>') continue;
    const start = plain ? behindName + plain[0].length : behindName;
    const empty = matchAt(REST_OF_EMPTY_TAG, text, behindName);
    done = empty ? behindName + empty[0].length - '/>'.length : closingTag(text, name, behindName);
    yield { start, end: done };
  }
}

/** Where the end tag of an element begins; the end of the text, if there is none. */
function closingTag(text: string, name: string, behindName: number): number {
  const same = name.toLowerCase();
  let open = 1;
  MARKUP.lastIndex = behindName;
  for (const { 0: tag, 1: slash, 2: other, index } of text.matchAll(MARKUP)) {
    if (other?.toLowerCase() !== same) continue;
    if (slash === '/') open--;
    else if (!matchAt(REST_OF_EMPTY_TAG, text, index + tag.length)) open++;
    if (open === 0) return index;
  }
  return text.length;
}

function* secretAttributes(text: string): Generator<Span> {
  let done = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(ATTRIBUTE)) {
    if (index < done || !isSecretName(name)) continue;
    const { start, end } = valueAt(text, index + whole.length);
    done = end;
    yield { start, end };
  }
}

/** What stands behind `=`: between two quotes, to the end of the text where the second is missing, or else all of the line. */
function valueAt(text: string, start: number): Span {
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") return { start, end: lineStop(text, start) };
  const close = text.indexOf(quote, start + 1);
  return { start: start + 1, end: close === -1 ? text.length : close };
}

/** @param expression with the flag `y`. */
function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

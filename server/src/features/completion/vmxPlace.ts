import { lineAt } from '../../syntax/lines.js';
import type { Span } from '../../syntax/text.js';

/** Where the cursor stands in a key, or where one can begin. */
export interface KeyPlace {
  readonly kind: 'key';
  /** From the start of the key to the cursor. */
  readonly typed: string;
  readonly insert: Span;
  /** The whole key. */
  readonly replace: Span;
  /** More than a key can be written: nothing but a comment follows. */
  readonly isOpen: boolean;
  /** A blank where a comment follows at once, else nothing. */
  readonly trail: string;
}

/**
 * How much of the quotes is there.
 * - `none`: the value is to be written with its quotes.
 * - `open`: the closing quote is missing.
 * - `both`: only what stands between them is to be written.
 */
export type Quotes = 'none' | 'open' | 'both';

/** Where the cursor stands in a value, or where one can begin. */
export interface ValuePlace {
  readonly kind: 'value';
  readonly key: string;
  /** From the start of the value to the cursor, without quotes, as written. */
  readonly typed: string;
  readonly insert: Span;
  /** The whole value. */
  readonly replace: Span;
  readonly quotes: Quotes;
  /** True directly behind the `=`, where the file's own spacing is still to be written. */
  readonly isTight: boolean;
  /** A blank where a comment follows at once, else nothing. */
  readonly trail: string;
}

/** What a template or a quote in front of a key leaves behind: no key. */
const NO_KEY = /["{}$%<>@]/;

/**
 * What can be completed at a place of a .vmx text. Read from the line itself and not from the tree, because a line that
 * somebody is typing is malformed most of the time. Undefined in comments, behind values, and in lines that no
 * completion could make well-formed.
 */
export function vmxPlace(text: string, offset: number): KeyPlace | ValuePlace | undefined {
  const { start, end } = lineAt(text, offset);
  const line = text.slice(start, end);
  const at = offset - start;
  const keyStart = skipBlanks(line, 0);
  const keyEnd = keyStart + (/^[^ \t#=]*/.exec(line.slice(keyStart))?.[0].length ?? 0);
  const key = line.slice(keyStart, keyEnd);
  if (line.includes('\0') || NO_KEY.test(key)) return undefined;
  if (at <= keyEnd) return keyPlace(line, start, at, { start: keyStart, end: keyEnd });
  const equals = skipBlanks(line, keyEnd);
  return key !== '' && line[equals] === '=' && at > equals
    ? valuePlace(line, start, at, key, equals)
    : undefined;
}

function keyPlace(line: string, start: number, at: number, key: Span): KeyPlace | undefined {
  const rest = line.slice(key.end).trimStart();
  const isOpen = rest === '' || rest.startsWith('#');
  const isInFront = at < key.start;
  // In front of a setting another one would grow together with it.
  if (isInFront && (key.end > key.start || !isOpen)) return undefined;
  const first = isInFront ? at : key.start;
  return {
    kind: 'key',
    typed: line.slice(first, at),
    insert: { start: start + first, end: start + at },
    replace: { start: start + first, end: start + (isInFront ? at : key.end) },
    isOpen,
    trail: line[isInFront ? at : key.end] === '#' ? ' ' : '',
  };
}

function valuePlace(
  line: string,
  start: number,
  at: number,
  key: string,
  equals: number,
): ValuePlace | undefined {
  const first = skipBlanks(line, equals + 1);
  const isQuoted = line[first] === '"';
  const close = isQuoted ? line.indexOf('"', first + 1) : -1;
  const content = isQuoted ? first + 1 : first;
  const stop = close === -1 ? looseEnd(line, content, isQuoted) : close;
  if (at > stop && at > first) return undefined;
  // In front of the value it is replaced with its quotes, because anything written beside it would be malformed.
  const isInFront = at < content;
  const from = isInFront ? at : content;
  const to = isInFront && close !== -1 ? close + 1 : Math.max(stop, at);
  return {
    kind: 'value',
    key,
    typed: line.slice(from, at),
    insert: { start: start + from, end: start + (isInFront ? to : at) },
    replace: { start: start + from, end: start + to },
    quotes: isInFront || !isQuoted ? 'none' : close === -1 ? 'open' : 'both',
    isTight: from === equals + 1,
    trail: line[to] === '#' ? ' ' : '',
  };
}

/**
 * Where a value without a closing quote ends: in front of a comment, blanks inside counted, for names are often written
 * so. Where a further setting seems to follow on the line, at the first blank.
 */
function looseEnd(line: string, from: number, isQuoted: boolean): number {
  const comment = line.slice(from).search(isQuoted ? /[ \t]#/ : /#/);
  const loose = line.slice(from, comment === -1 ? undefined : from + comment).trimEnd();
  const word = loose.includes('=') ? (/^[^ \t]*/.exec(loose)?.[0] ?? '') : loose;
  return from + word.length;
}

function skipBlanks(line: string, from: number): number {
  return from + (/^[ \t]*/.exec(line.slice(from))?.[0].length ?? 0);
}

import type { Span } from '../text.js';
import { limits } from './limits.js';
import { isBlank } from './whiteSpace.js';

/** One piece of markup in a text that somebody is typing. */
export interface Markup {
  /** `empty` is a self-closing tag; `other` a comment, a CDATA section or a declaration. */
  readonly kind: 'start' | 'empty' | 'end' | 'other';
  /** Half-typed markup ends with its line, or in front of the next `<`. */
  readonly span: Span;
  /** The name of a tag; empty where none is typed yet, and for `other`. */
  readonly nameSpan: Span;
  /** False where the end is not typed yet: `<ram_si`. */
  readonly isComplete: boolean;
}

/** An attribute as far as it is typed. */
export interface TypedAttribute {
  readonly nameSpan: Span;
  /** Between the quotes; undefined without `=`. */
  readonly valueSpan: Span | undefined;
  readonly isQuoted: boolean;
}

const BRACKETED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
/** A name and, with its quotes, what is typed of a value. */
const ATTRIBUTE = /([^\s=<>"'/]+)(?:\s*=\s*("[^"<]*"|'[^'<]*'|"[^"<>\s]*|'[^'<>\s]*|[^\s<>"'/]*))?/g;

/**
 * The markup of a text in its order, from an offset outside of all markup. The tree of a text gives up what follows a
 * half-typed tag; this takes such a tag for one that ends with its line, and goes on. Its work grows with the text alone.
 */
export function* markupFrom(text: string, from: number): Generator<Markup> {
  let start = text.indexOf('<', from);
  while (start >= 0) {
    const markup = readMarkup(text, start);
    yield markup;
    start = text.indexOf('<', markup.span.end);
  }
}

/** A tag's name as typed. */
export function nameOf(text: string, { nameSpan }: Markup): string {
  return text.slice(nameSpan.start, nameSpan.end);
}

/** The attributes of a start tag, also of a half-typed one. */
export function attributesOf(text: string, { nameSpan, span }: Markup): TypedAttribute[] {
  const behindName = text.slice(nameSpan.end, span.end);
  return Array.from(behindName.matchAll(ATTRIBUTE), ({ 0: whole, 1: name = '', 2: value, index }) => {
    const start = nameSpan.end + index;
    return { nameSpan: { start, end: start + name.length }, ...valueBefore(start + whole.length, value) };
  });
}

/** Where a value stands that ends at `end`, its quotes included; the second of them may not be typed yet. */
function valueBefore(end: number, value: string | undefined): Pick<TypedAttribute, 'valueSpan' | 'isQuoted'> {
  if (value === undefined) return { valueSpan: undefined, isQuoted: false };
  const isQuoted = /^["']/.test(value);
  const isClosed = isQuoted && value.length > 1 && value.endsWith(value.charAt(0));
  const start = end - value.length;
  return { valueSpan: { start: isQuoted ? start + 1 : start, end: isClosed ? end - 1 : end }, isQuoted };
}

/**
 * Keeps the list of open elements, the root first, while markup is gone through.
 * @returns the elements that an end tag leaves open, because it closes one around them.
 */
export function follow(text: string, open: Markup[], markup: Markup): readonly Markup[] {
  if (!markup.isComplete) return [];
  // Deeper elements are nobody's machine; without a limit a hostile text would take the time of an editor.
  if (markup.kind === 'start' && open.length < limits.depth) open.push(markup);
  if (markup.kind !== 'end') return [];
  const name = nameOf(text, markup);
  const closed = open.findLastIndex(
    ({ nameSpan: { start, end } }) => end - start === name.length && text.startsWith(name, start),
  );
  return closed < 0 ? [] : open.splice(closed).slice(1);
}

/** The children of the innermost open element, in front of an offset and behind it, or the root where none is open. */
export function childTags(text: string, open: readonly Markup[]): Markup[] {
  const around = [...open];
  const found: Markup[] = [];
  for (const markup of markupFrom(text, open.at(-1)?.span.end ?? 0)) {
    const isTag = markup.kind === 'start' || markup.kind === 'empty';
    if (isTag && markup.isComplete && around.length === open.length) found.push(markup);
    follow(text, around, markup);
    if (around.length < open.length) break;
  }
  return found;
}

/** Whether the innermost of some open elements has no end tag of its own behind an offset that lies in no markup. */
export function lacksEndTag(text: string, open: readonly Markup[], offset: number): boolean {
  const tag = open.at(-1);
  if (!tag) return false;
  const name = nameOf(text, tag);
  const around = [...open];
  const left: Markup[] = [];
  for (const markup of markupFrom(text, offset)) {
    left.push(...follow(text, around, markup));
    if (around.length === 0) break;
  }
  // Of two elements of one name the outer one takes the only end tag; the one that is being typed lacks its own then.
  return [...left, ...around].some((one) => one.span.start <= tag.span.start && nameOf(text, one) === name);
}

function readMarkup(text: string, start: number): Markup {
  const nameSpan = { start: start + 1, end: start + 1 };
  const bracketed = BRACKETED.find(([open]) => text.startsWith(open, start));
  if (bracketed) {
    const close = text.indexOf(bracketed[1], start + bracketed[0].length);
    const end = close < 0 ? text.length : close + bracketed[1].length;
    return { kind: 'other', span: { start, end }, nameSpan, isComplete: close >= 0 };
  }
  return text[start + 1] === '!'
    ? { ...readTag(text, start, start + 1), kind: 'other', nameSpan }
    : readTag(text, start, start + (text[start + 1] === '/' ? 2 : 1));
}

function readTag(text: string, start: number, nameStart: number): Markup {
  let nameEnd = nameStart;
  while (nameEnd < text.length && !isBlank(text[nameEnd]) && !`<>="'/`.includes(text.charAt(nameEnd)))
    nameEnd++;
  const nameSpan = { start: nameStart, end: nameEnd };
  const end = tagEnd(text, nameEnd);
  const isComplete = end !== undefined && nameEnd > nameStart;
  const span = { start, end: isComplete ? end : endOfHalfTyped(text, nameEnd) };
  if (nameStart > start + 1) return { kind: 'end', span, nameSpan, isComplete };
  return { kind: isComplete && text[end - 2] === '/' ? 'empty' : 'start', span, nameSpan, isComplete };
}

/** Behind the `>` of a tag; undefined where the next `<` or the end of the text comes first. */
function tagEnd(text: string, from: number): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < text.length && text[at] !== '<'; at++) {
    const character = text.charAt(at);
    if (quote === undefined && character === '>') return at + 1;
    if (quote === undefined && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = undefined;
  }
  return undefined;
}

function endOfHalfTyped(text: string, from: number): number {
  let end = from;
  while (end < text.length && !'<\n\r'.includes(text.charAt(end))) end++;
  return end;
}

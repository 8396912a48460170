import { holds, type Span } from '../text.js';
import { attributesOf, follow, markupFrom, nameOf, type Markup } from './tags.js';

/** What stands at an offset. */
export type CursorPlace =
  /** Between two pieces of markup; `behind` is the first of them. */
  | { readonly at: 'content'; readonly span: Span; readonly behind: Markup | undefined }
  /** Behind `<`, or in the name of a start tag. */
  | { readonly at: 'tagName'; readonly tag: Markup }
  /** Behind `</`, or in the name of an end tag. */
  | { readonly at: 'endName'; readonly tag: Markup }
  /** In the name of an attribute, or where one may begin: then the span is empty. */
  | {
      readonly at: 'attributeName';
      readonly tag: Markup;
      readonly span: Span;
      readonly hasValue: boolean;
    }
  /** Between the quotes of an attribute, or behind its `=` when the quotes are missing. */
  | {
      readonly at: 'attributeValue';
      readonly tag: Markup;
      readonly name: string;
      readonly span: Span;
      readonly isQuoted: boolean;
    }
  /** In a comment, a CDATA section, a declaration, or where nothing but `>` may follow. */
  | { readonly at: 'elsewhere' };

export interface VmcCursor {
  readonly place: CursorPlace;
  /** The start tags of the elements around the offset, the root first. */
  readonly open: readonly Markup[];
}

const ELSEWHERE: CursorPlace = { at: 'elsewhere' };

/**
 * What stands at an offset of a `.vmc`, also in a text that is no XML because somebody is typing it. Never throws; its work
 * grows with the text in front of the offset.
 */
export function cursorAt(text: string, offset: number): VmcCursor {
  const open: Markup[] = [];
  let behind: Markup | undefined;
  for (const markup of markupFrom(text, 0)) {
    if (markup.span.start >= offset) break;
    if (isInside(markup, offset)) return { place: placeIn(text, markup, offset), open };
    follow(text, open, markup);
    behind = markup;
  }
  const next = text.indexOf('<', offset);
  const span = { start: behind?.span.end ?? 0, end: next < 0 ? text.length : next };
  return { place: { at: 'content', span, behind }, open };
}

/** Names from the root to the innermost open element, the root left out: the path of knowledge about elements. */
export function pathOf(text: string, tags: readonly Markup[]): string {
  return tags
    .slice(1)
    .map((tag) => nameOf(text, tag))
    .join('/');
}

/** Half-typed markup goes on behind its last character. */
function isInside({ span, isComplete }: Markup, offset: number): boolean {
  return offset < span.end || (!isComplete && offset === span.end);
}

function placeIn(text: string, tag: Markup, offset: number): CursorPlace {
  const { kind, nameSpan } = tag;
  if (kind === 'other' || offset < nameSpan.start) return ELSEWHERE;
  if (kind === 'end') return offset <= nameSpan.end ? { at: 'endName', tag } : ELSEWHERE;
  if (offset <= nameSpan.end) return { at: 'tagName', tag };
  return nameSpan.end > nameSpan.start ? placeInAttributes(text, tag, offset) : ELSEWHERE;
}

function placeInAttributes(text: string, tag: Markup, offset: number): CursorPlace {
  for (const { nameSpan, valueSpan, isQuoted } of attributesOf(text, tag)) {
    if (holds(nameSpan, offset))
      return { at: 'attributeName', tag, span: nameSpan, hasValue: valueSpan !== undefined };
    if (valueSpan && holds(valueSpan, offset)) {
      const name = text.slice(nameSpan.start, nameSpan.end);
      return { at: 'attributeValue', tag, name, span: valueSpan, isQuoted };
    }
  }
  const isFree = /\s/.test(text.charAt(offset - 1));
  return isFree
    ? { at: 'attributeName', tag, span: { start: offset, end: offset }, hasValue: false }
    : ELSEWHERE;
}

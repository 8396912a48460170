import type { Tag } from 'sax';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Span } from '../text.js';
import { blankAfterAngle, clip, restOfLine } from './complaints.js';
import { addError, addMarkupError } from './errorLog.js';
import { limits } from './limits.js';
import { restoreAmpersands } from './readable.js';
import {
  countNode,
  markupStart,
  stopAtLimit,
  stopReading,
  type OpenElement,
  type Reading,
} from './reading.js';
import { locateAttribute, locateBareAttribute, type AttributeSpans } from './startTag.js';
import type { XmlError } from './tree.js';
import { isBlank } from './whiteSpace.js';

/** Elements of a .vmc have shorter names. In characters. */
const LONGEST_NAME = 200;

/**
 * Every name is free to be an attribute's. The XML reader keeps attributes in a plain object and asks its
 * `hasOwnProperty` for duplicates, so an attribute of that name would break it. This answer, always "no",
 * also makes it hand over duplicates, and they can be reported with their places.
 */
const anyAttributes = Object.create(null, {
  hasOwnProperty: { get: () => () => false, set: () => undefined },
}) as object;

/**
 * The name of a start tag was read: the reader stands behind the character that ended it.
 * @returns the element that the tag begins; it has no place in the tree yet.
 */
export function beginTag(reading: Reading, tag: Tag): OpenElement {
  tag.attributes = Object.create(anyAttributes) as Record<string, string>;
  const { sax, open } = reading;
  const start = markupStart(reading);
  const nameSpan = { start: sax.position - 1 - tag.name.length, end: sax.position - 1 };
  const head = { start, end: nameSpan.end };
  noteBlankAfterAngle(reading);
  refuseSecondRoot(reading, tag.name, head);
  refuseDepth(reading, head);
  countNode(reading);
  return {
    name: tag.name,
    parent: open.at(-1),
    attributes: [],
    children: [],
    text: '',
    span: head,
    openSpan: head,
    nameSpan,
    contentSpan: undefined,
    closeSpan: undefined,
    selfClosing: false,
  };
}

/** An attribute of the start tag was read. */
export function addAttribute(reading: Reading, tag: OpenElement, name: string, value: string): void {
  const { text, sax } = reading;
  countNode(reading);
  const from = tag.attributes.at(-1)?.span.end ?? tag.nameSpan.end;
  const bare = reading.bareAttribute;
  reading.bareAttribute = false;
  const spans = bare
    ? locateBareAttribute(text, name, from)
    : locateAttribute(text, name, from, sax.position);
  if (tag.attributes.length === limits.attributes) {
    stopAtLimit(
      reading,
      say`Reading stopped here: <${clip(tag.name)}> has more than ${limits.attributes} attributes.`,
      spans.nameSpan,
    );
  }
  reportAttribute(reading, tag, name, spans, bare);
  tag.attributes.push({ name, value: bare ? '' : restoreAmpersands(value, reading.readable), ...spans });
}

/** A start tag was read to its end: the element takes its place in the tree. */
export function openElement(reading: Reading, element: OpenElement, selfClosing: boolean): void {
  const span = { start: element.span.start, end: reading.sax.position };
  element.span = element.openSpan = span;
  element.selfClosing = selfClosing;
  // Closed in a way that the reader did not see, because the tag is so broken; that was reported.
  const isBroken = reading.text[span.end - 2] === '/' || span.start === reading.unclosedTag;
  if (!selfClosing && isBroken) reading.misclosed.add(element);
  reading.open.at(-1)?.children.push(element);
  reading.root ??= element;
  reading.open.push(element);
}

/** The innermost open element is closed: by itself, by its closing tag, or by that of an element around it. */
export function closeElement(reading: Reading): void {
  const element = reading.open.pop();
  if (!element || element.selfClosing) return;
  const start = markupStart(reading);
  if (reading.leftOpen > 0) {
    reading.leftOpen--;
    leaveOpen(element, start);
    const closing = clip(reading.text.slice(start, reading.sax.position));
    const name = clip(element.name);
    const message = say`The element <${name}> opened here is never closed: ${closing} comes first.`;
    if (!reading.misclosed.has(element)) addError(reading.log, neverClosed(reading, element, message));
    return;
  }
  noteBlankAfterAngle(reading);
  element.contentSpan = { start: element.openSpan.end, end: start };
  element.closeSpan = { start, end: reading.sax.position };
  element.span = { start: element.span.start, end: reading.sax.position };
}

/** A closing tag was read that closes no open element. */
export function refuseClosingTag(reading: Reading, name: string): void {
  const { log, open, misclosed, sax } = reading;
  const start = markupStart(reading);
  const innermost = open.at(-1);
  const message = innermost
    ? say`</${clip(name)}> closes nothing here: the element that is open is <${clip(innermost.name)}>.`
    : say`</${clip(name)}> closes nothing: no element is open here.`;
  if (innermost) misclosed.add(innermost);
  addMarkupError(log, { message, span: { start, end: sax.position } }, start);
  reading.leftOpen = 0;
  reading.notText = `</${name}>`;
}

/**
 * The reader has met the `<` at `at` where none may stand, mostly in a tag without `>`, which begins at `markup`. It takes
 * what follows for a part of that, so what is closed there stays open for no other reason.
 */
export function loseTag(reading: Reading, markup: number, at: number): void {
  reading.unclosedTag = markup;
  const lost = /^<\/([^\s<>/]+)/.exec(reading.text.slice(at, at + LONGEST_NAME))?.[1];
  const closed = reading.open.findLast(({ name }) => name === lost);
  if (closed) reading.misclosed.add(closed);
}

/** Ends the elements that are still open where reading ended, and reports the innermost of them. */
export function closeRemaining(reading: Reading, end: number): void {
  const { open, log, endsInMarkup, misclosed, text } = reading;
  const innermost = open.at(-1);
  for (const element of open) leaveOpen(element, end);
  if (!innermost || endsInMarkup || end < text.length || misclosed.has(innermost)) return;
  const around = open.slice(0, -1).map((element) => clip(element.name));
  addError(log, neverClosed(reading, innermost, cutOff(clip(innermost.name), around)));
}

function cutOff(name: string, around: readonly string[]): Phrase {
  if (around.length === 0) return say`The element <${name}> opened here is never closed.`;
  const path = around.slice(0, 10).join('/');
  return say`The element <${name}> opened here is never closed, nor what is around it (${path}): the file seems to be cut off.`;
}

function leaveOpen(element: OpenElement, end: number): void {
  element.contentSpan = { start: element.openSpan.end, end };
  element.span = { start: element.span.start, end };
}

function neverClosed({ text }: Reading, element: OpenElement, message: Phrase): XmlError {
  const line = restOfLine(text, element.openSpan.start);
  const span = { start: line.start, end: Math.min(line.end, element.openSpan.end) };
  return { message, span };
}

function refuseSecondRoot(reading: Reading, name: string, head: Span): void {
  const { open, root } = reading;
  if (!root || open.length > 0) return;
  const message = say`<${clip(name)}> is a second outermost element behind the end of <${clip(root.name)}>; a file has only one, and nothing is read from here on.`;
  stopReading(reading, { message, span: head });
}

function refuseDepth(reading: Reading, head: Span): void {
  if (reading.open.length < limits.depth) return;
  stopAtLimit(
    reading,
    say`Reading stopped here: elements stand more than ${limits.depth} levels deep inside each other.`,
    head,
  );
}

/** Says that a blank follows the `<` of the markup being read. */
export function noteBlankAfterAngle(reading: Reading): void {
  const start = markupStart(reading);
  if (isBlank(reading.text[start + 1]))
    addMarkupError(reading.log, blankAfterAngle(reading.text, start), start);
}

function reportAttribute(
  reading: Reading,
  tag: OpenElement,
  name: string,
  spans: AttributeSpans,
  bare: boolean,
): void {
  const { text, log } = reading;
  const { nameSpan, valueSpan } = spans;
  const start = tag.span.start;
  if (bare)
    addMarkupError(
      log,
      { message: say`The attribute ${clip(name)} has no value: write ${clip(name)}="…".`, span: nameSpan },
      start,
    );
  if (tag.attributes.some((other) => other.name === name)) {
    const message = say`The attribute ${clip(name)} stands twice in <${clip(tag.name)}>; only one is allowed.`;
    addError(log, { message, span: spans.span });
  }
  const value = text.slice(valueSpan.start, valueSpan.end);
  const angle = value.indexOf('<');
  if (angle < 0) return;
  const quoteMissing = /[\r\n]/.test(value.slice(0, angle));
  const message = quoteMissing
    ? say`The value of the attribute ${clip(name)} has no quote at its end.`
    : say`The value of the attribute ${clip(name)} holds a <. Write &lt;, or put the missing quote in front of it.`;
  const at = valueSpan.start + angle;
  const span = quoteMissing ? restOfLine(text, valueSpan.start - 1) : { start: at, end: at + 1 };
  addMarkupError(log, { message, span }, start);
}

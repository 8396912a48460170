import { say, type Phrase } from '../../l10n/phrase.js';
import type { Span } from '../text.js';
import { isBlank, skipBlanks } from './whiteSpace.js';
import type { XmlError } from './tree.js';

/** Where the XML reader stands when it complains. */
export interface Place {
  readonly text: string;
  /** The `<` of the markup it reads or read last. */
  readonly markup: number;
  /** The character it just read. */
  readonly at: number;
  readonly rootSeen: boolean;
}

type Explanation = (place: Place) => XmlError;

/**
 * Complaints about one piece of markup: a tag, a comment. The first of them says what is wrong, the others
 * for the same markup are its consequences. The keys are the messages of sax 1.x, its only way to tell
 * complaints apart.
 */
const aboutMarkup: ReadonlyMap<string, Explanation> = new Map([
  ['Invalid attribute name', strayInTag],
  ['No whitespace between attributes', noBlank],
  ['Unquoted attribute value', unquoted],
  ['Invalid character in tag name', strayInTag],
  ['Forward-slash in opening tag not followed by >', slashInTag],
  ['Invalid tagname in closing tag', strayInTag],
  ['Invalid tagname in closing tag.', strayInTag],
  ['Invalid characters in closing tag', strayInTag],
  ['Malformed comment', dashesInComment],
  ['Unexpected end', unfinished],
  ['Inappropriately located doctype declaration', docType],
]);

/** Complaints about text, each of its own; those inside the span of the one before are its consequences. */
const aboutText: ReadonlyMap<string, Explanation> = new Map([
  ['Non-whitespace before first tag.', textOutside],
  ['Text data outside of root node.', textOutside],
  ['Unencoded <', bareAngle],
  ['Invalid character entity', unknownReference],
  ['Invalid character in entity name', unknownReference],
]);

/** What a complaint of the XML reader means to a person, and whether it is about markup or about text. */
export function explain(complaint: string, place: Place): { error: XmlError; about: 'markup' | 'text' } {
  const markup = aboutMarkup.get(complaint);
  if (markup) return { error: markup(place), about: 'markup' };
  const text = aboutText.get(complaint) ?? notWellFormed;
  return { error: text(place), about: 'text' };
}

/** Says that a blank follows `<`, which the XML reader lets pass and other readers do not. */
export function blankAfterAngle(text: string, markup: number): XmlError {
  const message = say`No blank may follow <. If the character < itself is meant, write &lt;.`;
  return { message, span: { start: markup, end: skipBlanks(text, markup + 1) } };
}

/** Says that a document type is not read; `start` is its `<`. */
export function docTypeAt(start: number): XmlError {
  const message = say`A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.`;
  return { message, span: { start, end: start + '<!DOCTYPE'.length } };
}

/** A name shortened for a message. */
export function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/**
 * From `start` to the end of its line or of the text, without blanks at the end; at least one character and
 * at most 500.
 */
export function restOfLine(text: string, start: number): Span {
  const last = Math.min(text.length, start + 500);
  let end = start;
  while (end < last && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start, end: trimmedEnd(text, start, end) };
}

function strayInTag({ text, at, markup }: Place): XmlError {
  if (text[at] === '>')
    return { message: say`This closing tag has no name.`, span: { start: markup, end: at + 1 } };
  const tag = tagName(text, markup);
  const span = one(text, at);
  const message =
    text[at] === '<'
      ? say`The tag ${tag} is not closed with > before the next < begins.`
      : say`The tag ${tag} cannot be read: ${text.slice(span.start, span.end)} has no place here.`;
  return { message, span };
}

function noBlank({ text, at }: Place): XmlError {
  let end = at + 1;
  while (end < text.length && !isBlank(text[end]) && !'=/<>'.includes(text.charAt(end))) end++;
  return {
    message: say`A blank is missing between two attributes, or a quote is missing.`,
    span: { start: at, end },
  };
}

function unquoted({ text, at }: Place): XmlError {
  let end = at + 1;
  while (end < text.length && !isBlank(text[end]) && !'/<>'.includes(text.charAt(end))) end++;
  return {
    message: say`The value of an attribute must stand in quotes, for example id="0".`,
    span: { start: at, end },
  };
}

function slashInTag({ at }: Place): XmlError {
  return { message: say`A / inside a tag must be followed by >.`, span: { start: at - 1, end: at + 1 } };
}

function dashesInComment({ at }: Place): XmlError {
  const message = say`Two dashes may not stand inside a comment: -- is allowed only in front of > at its end.`;
  return { message, span: { start: at - 2, end: at } };
}

function docType({ markup }: Place): XmlError {
  return docTypeAt(markup);
}

function unfinished({ text, markup }: Place): XmlError {
  return { message: unfinishedMarkup(text, markup), span: restOfLine(text, markup) };
}

function unfinishedMarkup(text: string, markup: number): Phrase {
  if (text.startsWith('<!--', markup))
    return say`The comment opened here (it needs --> at its end) is never finished: the file ends inside it.`;
  if (text.startsWith('<![CDATA[', markup))
    return say`The CDATA section opened here (it needs ]]> at its end) is never finished: the file ends inside it.`;
  if (text.startsWith('<?', markup))
    return say`The declaration opened here (it needs ?> at its end) is never finished: the file ends inside it.`;
  if (text.startsWith('<!', markup))
    return say`The declaration opened here is never finished: the file ends inside it.`;
  return say`The tag opened here is never finished: the file ends inside it.`;
}

function textOutside({ text, at, rootSeen }: Place): XmlError {
  const angle = text.indexOf('<', at + 1);
  const span = { start: at, end: trimmedEnd(text, at, angle < 0 ? text.length : angle) };
  if (text[at] === '\uFEFF')
    return {
      message: say`A second byte order mark (U+FEFF, which is invisible) stands here.`,
      span: one(text, at),
    };
  return rootSeen
    ? {
        message: say`This text stands behind the end of the outermost element, where only comments may stand.`,
        span,
      }
    : {
        message: say`This text stands in front of the first element. A .vmc file begins with <?xml or <preferences>.`,
        span,
      };
}

function bareAngle({ text, markup }: Place): XmlError {
  return {
    message: say`This < begins no tag. If the character itself is meant, write &lt;.`,
    span: one(text, markup),
  };
}

function unknownReference({ text, at }: Place): XmlError {
  const start = text.lastIndexOf('&', at);
  const reference = text.slice(start, at + 1);
  const message = reference.startsWith('&#')
    ? say`${reference} stands for no character that XML allows.`
    : say`${reference} is not known: XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;.`;
  return { message, span: { start, end: at + 1 } };
}

function notWellFormed({ text, at }: Place): XmlError {
  return { message: say`This is not well-formed XML.`, span: one(text, at) };
}

/** The `<` or `</` at `markup` with the name behind it. */
function tagName(text: string, markup: number): string {
  return clip(text.slice(markup, markup + 100).replace(/^(<\/?[^\s<>="'/]*)[^]*/, '$1'));
}

/** One character, also when it takes two UTF-16 units. */
function one(text: string, start: number): Span {
  const isPair = /^[\u{10000}-\u{10FFFF}]/u.test(text.slice(start, start + 2));
  return { start, end: start + (isPair ? 2 : 1) };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && isBlank(text[last - 1])) last--;
  return Math.max(last, start + 1);
}

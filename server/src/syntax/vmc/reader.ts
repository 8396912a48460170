import type { SAXParser, Tag } from 'sax';
import { Parser } from 'xml2js';
import { say } from '../../l10n/phrase.js';
import { docTypeAt } from './complaints.js';
import { addComplaint, addError } from './errorLog.js';
import {
  addAttribute,
  beginTag,
  closeElement,
  closeRemaining,
  loseTag,
  noteBlankAfterAngle,
  openElement,
  refuseClosingTag,
} from './elements.js';
import { limits } from './limits.js';
import { restoreAmpersands } from './readable.js';
import { countNode, markupStart, newReading, noteVerbatim, stopAtLimit, type Reading } from './reading.js';

/** xml2js with the sax parser that it reads with; it offers it, but does not declare it. */
type PositionedParser = Parser & { readonly saxParser: SAXParser };

const unmatched = 'Unmatched closing tag: ';

/** What an XML declaration holds. Source: XML 1.0, section 2.8, productions 23 to 26, and sections 2.9 and 4.3.3. */
const DECLARATION =
  /^\s*version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*$/;
const wrongDeclaration = say`The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.`;

/**
 * Reads a text that is not blank with xml2js and records where everything stands. xml2js keeps no places
 * itself: the handlers that it put on its sax parser are wrapped, and the parser's position is noted first.
 */
export function read(text: string): Reading & { readonly end: number } {
  // With the usual keys `_` and `$` an element of the name `_` would break xml2js.
  const keys = { charkey: '#text', attrkey: '#attributes', childkey: '#children' };
  const options = { explicitCharkey: true, explicitChildren: true, preserveChildrenOrder: true };
  const parser = new Parser({ ...options, ...keys }) as PositionedParser;
  const reading = newReading(text, parser.saxParser);
  // Only the five references of XML exist; the reader would also accept those of HTML.
  parser.saxParser.ENTITIES = Object.assign(Object.create(null) as object, {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  });
  listen(reading);
  // Without a listener the emitter throws; the errors themselves come through onerror, all of them.
  parser.on('error', () => undefined);
  try {
    parser.parseString(reading.readable.source);
  } catch {
    // A limit that stopped the reading has said so; anything else left `end` open, which is told below.
  }
  return finish(reading);
}

function finish(reading: Reading): Reading & { readonly end: number } {
  const { text, sax, log } = reading;
  const end = reading.end ?? Math.min(sax.position, text.length - 1);
  complainOfOpenDocType(reading);
  if (reading.end === undefined)
    addError(log, {
      message: say`The file cannot be read from here on.`,
      span: { start: end, end: end + 1 },
    });
  closeRemaining(reading, end);
  return { ...reading, end };
}

function listen(reading: Reading): void {
  const { sax, text } = reading;
  listenToElements(reading);
  listenToText(reading);
  listenToDeclarations(reading);
  const reportError = sax.onerror.bind(sax);
  sax.onerror = (error) => {
    complain(reading, error.message);
    reportError(error);
  };
  const end = sax.onend.bind(sax);
  sax.onend = () => {
    reading.end = text.length;
    end();
  };
}

function listenToElements(reading: Reading): void {
  const { sax } = reading;
  const open = sax.onopentag.bind(sax);
  const close = sax.onclosetag.bind(sax);
  sax.onopentagstart = (tag) => {
    const element = beginTag(reading, tag as Tag);
    sax.onattribute = ({ name, value }) => {
      addAttribute(reading, element, name, value);
    };
    sax.onopentag = (whole) => {
      openElement(reading, element, whole.isSelfClosing);
      open(whole);
    };
  };
  sax.onclosetag = (name) => {
    closeElement(reading);
    close(name);
  };
}

function listenToText(reading: Reading): void {
  const { sax, text, readable, open } = reading;
  const [addText, addCdata] = [sax.ontext.bind(sax), sax.oncdata.bind(sax)];
  sax.ontext = (piece) => {
    const restored = restoreAmpersands(piece.slice(reading.notText.length), readable);
    reading.notText = '';
    const element = open.at(-1);
    if (element) element.text += restored;
    addText(restored);
  };
  sax.onopencdata = () => {
    countNode(reading);
    reading.cdataStart = markupStart(reading);
    const span = { start: reading.cdataStart, end: sax.position };
    if (open.length === 0)
      addError(reading.log, { message: say`Text may not stand outside of the outermost element.`, span });
  };
  sax.oncdata = (piece) => {
    const restored = restoreAmpersands(piece, readable);
    const element = open.at(-1);
    if (element) element.text += restored;
    addCdata(restored);
  };
  sax.onclosecdata = () => {
    noteVerbatim(reading, { start: reading.cdataStart, end: sax.position });
  };
  sax.oncomment = () => {
    // Also called at a -- in the middle of a comment, which is an error; the comment goes on there.
    if (text[sax.position] !== '>') return;
    countNode(reading);
    noteBlankAfterAngle(reading);
    const span = { start: markupStart(reading), end: sax.position + 1 };
    reading.comments.push({ text: text.slice(text.indexOf('--', span.start) + 2, span.end - 3), span });
    noteVerbatim(reading, span);
  };
}

function listenToDeclarations(reading: Reading): void {
  const { sax, text, log } = reading;
  sax.onprocessinginstruction = ({ name, body }) => {
    countNode(reading);
    noteBlankAfterAngle(reading);
    const span = { start: markupStart(reading), end: sax.position };
    noteVerbatim(reading, span);
    if (name !== 'xml') return;
    const first = span.start === 0 || (span.start === 1 && text.startsWith('\uFEFF'));
    const message = say`The XML declaration must be the very first thing in the file, without a blank or a line in front of it.`;
    if (!first) addError(log, { message, span });
    else if (!DECLARATION.test(body)) addError(log, { message: wrongDeclaration, span });
    reading.declaredEncoding ??= /\bencoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1];
  };
  sax.ondoctype = () => {
    countNode(reading);
    if (reading.docTypeSeen) return;
    reading.docTypeSeen = true;
    const start = docTypeStart(text) ?? markupStart(reading);
    noteVerbatim(reading, { start, end: sax.position });
    addError(log, docTypeAt(start));
  };
  sax.onsgmldeclaration = () => {
    countNode(reading);
    const span = { start: markupStart(reading), end: sax.position };
    noteVerbatim(reading, span);
    addError(log, { message: say`This declaration has no place in a .vmc file and is not read.`, span });
  };
}

/** A document type in front of the root that nothing ends: for the XML reader the root stands inside, and it says nothing. */
function complainOfOpenDocType({ text, log, root, docTypeSeen }: Reading): void {
  if (docTypeSeen || !root) return;
  const start = docTypeStart(text.slice(0, root.openSpan.start));
  if (start !== undefined) addError(log, docTypeAt(start));
}

/**
 * The first document type that stands in no comment or declaration: what it declares may hold further markup. Undefined
 * where it stands behind something that only looks like a comment.
 */
function docTypeStart(text: string): number | undefined {
  const unclosed = new Set<string>();
  let done = 0;
  for (const { 0: opening, index } of text.matchAll(/<!--|<\?|<\s*!DOCTYPE/gi)) {
    if (index < done) continue;
    if (/!DOCTYPE$/i.test(opening)) return index;
    const closing = opening === '<?' ? '?>' : '-->';
    const end = unclosed.has(closing) ? -1 : text.indexOf(closing, index + opening.length);
    // What is never closed hides nothing, and its end is looked for once: a large file can have many of them.
    if (end < 0) unclosed.add(closing);
    else done = end + closing.length;
  }
  return undefined;
}

function complain(reading: Reading, saxMessage: string): void {
  const { text, sax, log, root, open } = reading;
  const complaint = saxMessage.replace(/\nLine: [^]*/, '');
  if (complaint === 'Unexpected close tag') reading.leftOpen++;
  else if (complaint === 'Attribute without value') reading.bareAttribute = true;
  else if (complaint.startsWith(unmatched)) refuseClosingTag(reading, complaint.slice(unmatched.length));
  else if (complaint !== 'Unclosed root tag' && !complaint.startsWith('Max buffer length exceeded')) {
    const place = { text, markup: markupStart(reading), at: sax.position - 1, rootSeen: root !== undefined };
    if (complaint === 'Unexpected end') {
      reading.endsInMarkup = true;
      noteVerbatim(reading, { start: place.markup, end: text.length });
    }
    if (text[place.at] === '<') loseTag(reading, place.markup, place.at);
    const span = addComplaint(log, complaint, place);
    // One message about text outside of all elements is enough, whatever it holds.
    if (span && open.length === 0) noteVerbatim(reading, span);
  }
  if (++reading.complaints < limits.complaints) return;
  const message = say`Reading stopped here: there are too many mistakes.`;
  stopAtLimit(reading, message, { start: sax.position - 1, end: sax.position });
}

import type { SAXParser } from 'sax';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Span } from '../text.js';
import { addError, newErrorLog, type ErrorLog } from './errorLog.js';
import { limits } from './limits.js';
import { readableText, type ReadableText } from './readable.js';
import type { XmlAttribute, XmlComment, XmlElement, XmlError } from './tree.js';

/** An element while it is read. */
export interface OpenElement extends XmlElement {
  readonly attributes: XmlAttribute[];
  readonly children: OpenElement[];
  text: string;
  span: Span;
  openSpan: Span;
  contentSpan: Span | undefined;
  closeSpan: Span | undefined;
  selfClosing: boolean;
}

/** One pass over a text: what was found so far. */
export interface Reading {
  readonly text: string;
  readonly readable: ReadableText;
  readonly sax: SAXParser;
  readonly log: ErrorLog;
  readonly comments: XmlComment[];
  /** Comments, CDATA sections and the like that hold an `&`, which means nothing there. */
  readonly verbatim: Span[];
  /** The elements around the place that is read, the root first. */
  readonly open: OpenElement[];
  /** Open elements whose closing tag was there but could not be read as theirs, which was reported. */
  readonly misclosed: Set<OpenElement>;
  /** The `<` of the last tag that has no `>` in front of the next `<`. */
  unclosedTag: number | undefined;
  root: OpenElement | undefined;
  /** The attribute that comes next has no `=`. */
  bareAttribute: boolean;
  /** How many elements the closing tag being read leaves open inside the one it closes. */
  leftOpen: number;
  /** With what the next text from the XML reader begins though it is a closing tag that closes nothing. */
  notText: string;
  cdataStart: number;
  declaredEncoding: string | undefined;
  docTypeSeen: boolean;
  /** The text ends inside a tag, a comment or the like. */
  endsInMarkup: boolean;
  nodes: number;
  complaints: number;
  /** Where reading ended: the length of the text, or where a limit was hit; undefined while reading. */
  end: number | undefined;
}

/** Thrown through the XML reader to end its work at a limit. */
class ReadingStopped extends Error {}

export function newReading(text: string, sax: SAXParser): Reading {
  return {
    text,
    readable: readableText(text),
    sax,
    log: newErrorLog(),
    comments: [],
    verbatim: [],
    open: [],
    misclosed: new Set(),
    unclosedTag: undefined,
    root: undefined,
    bareAttribute: false,
    leftOpen: 0,
    notText: '',
    cdataStart: 0,
    declaredEncoding: undefined,
    docTypeSeen: false,
    endsInMarkup: false,
    nodes: 0,
    complaints: 0,
    end: undefined,
  };
}

/** The `<` of the markup being read or read last. */
export function markupStart({ sax }: Reading): number {
  return sax.startTagPosition - 1;
}

/** Ends the reading in front of the markup being read, where a limit is reached, and says which one. */
export function stopAtLimit(reading: Reading, message: Phrase, span: Span): never {
  stopReading(reading, { message, span, isLimit: true });
}

/** Ends the reading in front of the markup being read and says why. */
export function stopReading(reading: Reading, error: XmlError): never {
  addError(reading.log, error);
  reading.end = markupStart(reading);
  throw new ReadingStopped();
}

/** Counts an element, attribute or comment, and stops at more than memory should be given to. */
export function countNode(reading: Reading): void {
  if (++reading.nodes <= limits.nodes) return;
  const start = markupStart(reading);
  const message = say`Reading stopped here: the file has more than ${limits.nodes} elements, attributes and comments.`;
  stopAtLimit(reading, message, { start, end: start + 1 });
}

/** Notes a place where `&` means nothing. */
export function noteVerbatim({ readable, verbatim }: Reading, span: Span): void {
  if (readable.source.slice(span.start, span.end).includes(readable.ampersand)) verbatim.push(span);
}

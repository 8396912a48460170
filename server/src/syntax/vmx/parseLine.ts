import type { Span } from '../text.js';
import { decodeEscapes } from './escape.js';
import type { MalformedReason, VmxLine, VmxMalformedLine } from './tree.js';

// Characters are compared by their codes, because every line of every file comes through here with each keystroke.
const NUL = 0x00;
const TAB = 0x09;
const BLANK = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const EQUALS = 0x3d;

/**
 * Reads one line by VMware's line grammar (open-vm-tools, lib/dict/dictll.c). Only SP and TAB are blanks;
 * `#` starts a comment except inside quotes; a value needs quotes only for blanks and `#`.
 * @param text the whole file; @param span the line without its line end;
 * @param mayHoldNul false where the caller knows that the text holds no NUL.
 */
export function parseLine(text: string, span: Span, mayHoldNul = true): VmxLine {
  const { end } = span;
  const keyStart = skipBlanks(text, span.start, end);
  if (keyStart === end) return { kind: 'blank', span };
  const first = text.charCodeAt(keyStart);
  if (first === HASH) return { kind: 'comment', span };
  if (mayHoldNul) {
    const nul = indexOfNul(text, span);
    if (nul !== undefined) return malformed(span, 'nul', nul, nul + 1);
  }
  if (first === EQUALS) return malformed(span, 'no-key', keyStart, keyStart + 1);

  const keyEnd = skipKey(text, keyStart, end);
  const equals = skipBlanks(text, keyEnd, end);
  if (equals === end || text.charCodeAt(equals) !== EQUALS)
    return withoutEquals(text, span, keyStart, keyEnd);

  const valueStart = skipBlanks(text, equals + 1, end);
  const quoted = valueStart < end && text.charCodeAt(valueStart) === QUOTE;
  const valueEnd = quoted ? closingQuote(text, valueStart, end) : skipBareValue(text, valueStart, end);
  if (valueEnd === undefined)
    return malformed(span, 'missing-closing-quote', valueStart, trimmedEnd(text, valueStart, end));
  const rest = skipBlanks(text, quoted ? valueEnd + 1 : valueEnd, end);
  if (rest < end && text.charCodeAt(rest) !== HASH) {
    const reason = quoted ? 'text-after-quote' : 'text-after-value';
    return malformed(span, reason, rest, trimmedEnd(text, rest, end));
  }
  // An empty value is placed directly behind "=" and one blank, where a person would type it.
  const isEmptyBare = !quoted && valueEnd === valueStart;
  const from = quoted ? valueStart + 1 : isEmptyBare ? Math.min(equals + 2, valueStart) : valueStart;
  const to = isEmptyBare ? from : valueEnd;
  return {
    kind: 'entry',
    span,
    key: text.slice(keyStart, keyEnd),
    keySpan: { start: keyStart, end: keyEnd },
    value: decodeEscapes(text.slice(from, to)),
    valueSpan: { start: from, end: to },
    quoted,
    comment: rest < end ? { start: rest, end } : undefined,
  };
}

function malformed(span: Span, reason: MalformedReason, start: number, end: number): VmxMalformedLine {
  return { kind: 'malformed', span, reason, where: { start, end } };
}

/** A line whose first word no `=` follows: a key in two words, or no setting at all. */
function withoutEquals(text: string, span: Span, keyStart: number, keyEnd: number): VmxMalformedLine {
  const { end } = span;
  const next = skipBlanks(text, keyEnd, end);
  const later = text.slice(next, end).search(/[#=]/);
  const isBlankInKey = next > keyEnd && later !== -1 && text.charCodeAt(next + later) === EQUALS;
  return isBlankInKey
    ? malformed(span, 'blank-in-key', keyStart, trimmedEnd(text, keyStart, next + later))
    : malformed(span, 'no-equals', keyStart, trimmedEnd(text, keyStart, end));
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function skipKey(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === EQUALS || code === HASH || isBlank(code)) break;
  }
  return at;
}

function skipBareValue(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === HASH || isBlank(code)) break;
  }
  return at;
}

/** Only in the line: a search through the rest of the file for each of its lines would take minutes. */
function closingQuote(text: string, open: number, end: number): number | undefined {
  for (let at = open + 1; at < end; at++) if (text.charCodeAt(at) === QUOTE) return at;
  return undefined;
}

function indexOfNul(text: string, { start, end }: Span): number | undefined {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === NUL) return at;
  return undefined;
}

/** The end of [from, end) without trailing blanks, but never before from + 1. */
function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from + 1 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

const isBlank = (code: number): boolean => code === BLANK || code === TAB;

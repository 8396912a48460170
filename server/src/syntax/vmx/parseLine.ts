import type { Span } from '../text.js';
import { decodeEscapes } from './escape.js';
import type { MalformedReason, VmxLine } from './tree.js';

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/**
 * Reads one line by VMware's line grammar (open-vm-tools, lib/dict/dictll.c). Only SP and TAB are blanks;
 * `#` starts a comment except inside quotes; a value needs quotes only for blanks and `#`.
 * @param text the whole file; @param span the line without its line end.
 */
export function parseLine(text: string, span: Span): VmxLine {
  const { end } = span;
  const skipBlanks = (from: number): number => {
    let at = from;
    while (at < end && isBlank(text[at])) at++;
    return at;
  };
  const skipWord = (from: number, stops: string): number => {
    let at = from;
    while (at < end && !isBlank(text[at]) && !stops.includes(text.charAt(at))) at++;
    return at;
  };
  /** The end of [from, to) without trailing blanks, but never before from + 1. */
  const trimmedEnd = (from: number, to = end): number => {
    let at = to;
    while (at > from + 1 && isBlank(text[at - 1])) at--;
    return at;
  };
  const malformed = (reason: MalformedReason, start: number, stop = trimmedEnd(start)): VmxLine => ({
    kind: 'malformed',
    span,
    reason,
    where: { start, end: stop },
  });

  const keyStart = skipBlanks(span.start);
  if (keyStart === end) return { kind: 'blank', span };
  if (text[keyStart] === '#') return { kind: 'comment', span };
  // Only in the line: a search through the rest of the file for each of its lines would take minutes.
  const nul = text.slice(span.start, end).indexOf('\0');
  if (nul !== -1) return malformed('nul', span.start + nul, span.start + nul + 1);
  if (text[keyStart] === '=') return malformed('no-key', keyStart, keyStart + 1);

  const keyEnd = skipWord(keyStart, '#=');
  const equals = skipBlanks(keyEnd);
  if (text[equals] !== '=' || equals >= end) {
    const laterEquals = text.slice(equals, end).search(/[#=]/);
    const blankInKey = equals > keyEnd && laterEquals !== -1 && text[equals + laterEquals] === '=';
    return blankInKey
      ? malformed('blank-in-key', keyStart, trimmedEnd(keyStart, equals + laterEquals))
      : malformed('no-equals', keyStart);
  }

  const valueStart = skipBlanks(equals + 1);
  const quoted = text[valueStart] === '"' && valueStart < end;
  let valueSpan: Span;
  let rest: number;
  if (quoted) {
    const close = text.indexOf('"', valueStart + 1);
    if (close === -1 || close >= end) return malformed('missing-closing-quote', valueStart);
    valueSpan = { start: valueStart + 1, end: close };
    rest = skipBlanks(close + 1);
  } else {
    const valueEnd = skipWord(valueStart, '#');
    // An empty value is placed directly behind "=" and one blank, where a person would type it.
    const emptyAt = Math.min(equals + 2, valueStart);
    valueSpan =
      valueEnd > valueStart ? { start: valueStart, end: valueEnd } : { start: emptyAt, end: emptyAt };
    rest = skipBlanks(valueEnd);
  }
  if (rest < end && text[rest] !== '#') {
    return quoted ? malformed('text-after-quote', rest) : malformed('text-after-value', rest);
  }
  return {
    kind: 'entry',
    span,
    key: text.slice(keyStart, keyEnd),
    keySpan: { start: keyStart, end: keyEnd },
    value: decodeEscapes(text.slice(valueSpan.start, valueSpan.end)),
    valueSpan,
    quoted,
    comment: rest < end ? { start: rest, end } : undefined,
  };
}

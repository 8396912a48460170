import type { Span } from './text.js';

/** Where the line that holds `offset` begins, behind a leading U+FEFF. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start === 0 && offset > 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** True where a line begins, behind a leading U+FEFF too. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || isLineBreak(text[offset - 1]) || (offset === 1 && text.startsWith('\uFEFF'));
}

/** Where the line that holds `offset` ends, in front of its line break. */
export function lineStop(text: string, offset: number): number {
  let stop = offset;
  while (stop < text.length && !isLineBreak(text[stop])) stop++;
  return stop;
}

/** The line that holds `offset`, without its line break. */
export function lineAt(text: string, offset: number): Span {
  return { start: lineStart(text, offset), end: lineStop(text, offset) };
}

/**
 * The lines that a selection covers, the last one without its line break. A selection that ends in front of a line's
 * first character does not cover that line; an empty one covers the line that it stands on.
 */
export function linesIn(text: string, { start, end }: Span): Span {
  const first = lineStart(text, start);
  const isInFront = end > start && isLineBreak(text[end - 1]);
  const inLast = !isInFront ? end : text.startsWith('\r\n', end - 2) ? end - 2 : end - 1;
  return { start: first, end: lineStop(text, Math.max(inLast, first)) };
}

/** The line behind the one that holds `offset`; empty at the end of the text. */
export function nextLine(text: string, offset: number): Span {
  const stop = lineStop(text, offset);
  if (stop === text.length) return { start: stop, end: stop };
  return lineAt(text, stop + (text.startsWith('\r\n', stop) ? 2 : 1));
}

/** The lines of a span, with the last one's line break, when nothing but blanks stands beside it on them. */
export function wholeLines(text: string, span: Span): Span | undefined {
  const start = lineStart(text, span.start);
  const stop = lineStop(text, span.end);
  const beside = text.slice(start, span.start) + text.slice(span.end, stop);
  if (stop === text.length || /[^ \t]/.test(beside)) return undefined;
  return { start, end: stop + (text.startsWith('\r\n', stop) ? 2 : 1) };
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

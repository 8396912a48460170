import type { Span, TextEdit } from './text.js';

/** One edit that turns `before` into `after` and leaves their common beginning and end alone; none when they are equal. */
function smallestEdit(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  let tail = 0;
  while (tail < limit - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (tail > 0 && (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)))
    tail--;
  return [{ span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }];
}

/** One edit that gives a stretch of `text` another wording and leaves what stays the same alone; none when all of it does. */
export function smallestEditIn(text: string, { start, end }: Span, newText: string): TextEdit[] {
  return smallestEdit(text.slice(start, end), newText).map((edit) => ({
    span: { start: start + edit.span.start, end: start + edit.span.end },
    newText: edit.newText,
  }));
}

/** True between CR and LF, where no editor can set a cursor, and between the halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(at - 1, 0), at + 1));
}

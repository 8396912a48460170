import type { Span } from '../../syntax/text.js';

/** The word of letters, digits, `_` and `-` inside `within` that `offset` stands in or beside; empty where there is none. */
export function wordAt(text: string, within: Span, offset: number): Span {
  const isWord = (at: number): boolean => /[\p{L}\p{N}_-]/u.test(text[at] ?? '');
  let start = Math.min(Math.max(offset, within.start), within.end);
  let end = start;
  while (start > within.start && isWord(start - 1)) start--;
  while (end < within.end && isWord(end)) end++;
  return { start, end };
}

import type { Span, TextEdit } from '../../syntax/text.js';

/** A line at its new place. */
export interface PlacedLine {
  /** Its index in the old order. */
  readonly from: number;
  /** With its line end. */
  readonly text: string;
}

/**
 * Edits that bring lines into another order. As many lines as possible stay where they are; an edit stands for each
 * stretch between them, and may change nothing in it.
 * @param spans the lines in the old order, with their line ends, one directly behind the other.
 * @param placed the same lines in the new order.
 */
export function movedLines(spans: readonly Span[], placed: readonly PlacedLine[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const start = spans[0]?.start ?? 0;
  let done = { end: start, newText: '' };
  const staying = new Set(longestRise(placed.map(({ from }) => from)));
  for (const { from, text } of placed) {
    const span = spans[from];
    if (!span || !staying.has(from)) {
      done.newText += text;
      continue;
    }
    if (done.end < span.start || done.newText !== '')
      edits.push({ span: { start: done.end, end: span.start }, newText: done.newText });
    // A line that stays may get another line end, at the end of the file for instance.
    edits.push({ span, newText: text });
    done = { end: span.end, newText: '' };
  }
  const end = spans.at(-1)?.end ?? start;
  edits.push({ span: { start: done.end, end }, newText: done.newText });
  return edits;
}

/** Numbers that rise, by the last of them and the rise in front of it. */
interface Rise {
  readonly last: number;
  readonly before: Rise | undefined;
}

/** The longest part of a list of different numbers, not necessarily in one piece, that rises. */
function longestRise(numbers: readonly number[]): number[] {
  /** For each length the rise of that length with the smallest last number. */
  const rises: Rise[] = [];
  for (const last of numbers) {
    let [low, high] = [0, rises.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const rise = rises[middle];
      if (rise && rise.last < last) low = middle + 1;
      else high = middle;
    }
    rises[low] = { last, before: rises[low - 1] };
  }
  const longest: number[] = [];
  for (let rise = rises.at(-1); rise; rise = rise.before) longest.push(rise.last);
  return longest.reverse();
}

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

/** The longest part of a list of different numbers, not necessarily in one piece, that rises. */
function longestRise(numbers: readonly number[]): number[] {
  /** For each length the place of the smallest number that ends a rise of that length. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? Infinity) < number) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? ends[low - 1] : undefined);
    ends[low] = place;
  }
  const rise: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = before[place]) rise.push(numbers[place] ?? 0);
  return rise.reverse();
}

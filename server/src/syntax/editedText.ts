import { smallestEditIn } from './smallestEdit.js';
import { applyEdits, sortEdits, type Span, type TextEdit } from './text.js';

/** A stretch of the original text, or text that came in later. */
type Piece = Span | string;

/**
 * A text under repair, where each edit is given in offsets of the text as it is by then. In the end all of them are
 * edits of the original, and what nobody touched in between stays untouched.
 */
export class EditedText {
  readonly #original: string;
  #text: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#text = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#text;
  }

  /** @throws RangeError when edits overlap or lie outside the text, a caller's mistake. */
  apply(edits: readonly TextEdit[]): void {
    const before = this.#text;
    this.#text = applyEdits(before, edits);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { span, newText } of sortEdits(edits)) {
      pieces.push(...cut(this.#pieces, done, span.start), newText);
      done = span.end;
    }
    this.#pieces = [...pieces, ...cut(this.#pieces, done, before.length)];
  }

  /** The edits that make the original what it is now. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let end = 0;
    let inserted = '';
    for (const piece of [...this.#pieces, { start: this.#original.length, end: this.#original.length }]) {
      if (typeof piece === 'string') {
        inserted += piece;
        continue;
      }
      edits.push(...smallestEditIn(this.#original, { start: end, end: piece.start }, inserted));
      end = piece.end;
      inserted = '';
    }
    return edits;
  }
}

/** The pieces of a stretch, in offsets of the text they make up. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (first < last) {
      found.push(
        typeof piece === 'string'
          ? piece.slice(first, last)
          : { start: piece.start + first, end: piece.start + last },
      );
    }
    at += length;
  }
  return found;
}

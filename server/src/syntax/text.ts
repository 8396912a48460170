/**
 * A stretch of text: UTF-16 offsets, `start` included, `end` excluded. Offsets count a leading U+FEFF
 * when the text still carries it.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether an offset stands in a span or at its end, which is included here: a cursor behind the last character of a word
 * is still on the word.
 */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Replaces `span` by `newText`. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export type LineEnd = '\n' | '\r\n' | '\r';

/** Orders edits by place; two inserts at one place keep the order they were given in. */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
    )
    .map(({ edit }) => edit);
}

/**
 * The text after all edits, each given in offsets of the text before any of them.
 * @throws RangeError when two edits overlap or one lies outside the text: a caller's mistake that would
 * otherwise destroy somebody's file.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span, newText } of sortEdits(edits)) {
    if (span.start < done || span.end < span.start || span.end > text.length) {
      throw new RangeError(`edit ${span.start}-${span.end} overlaps another one or lies outside the text`);
    }
    parts.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** The line end a file uses: its first one, or LF where the text has none. */
export function lineEndOf(text: string): LineEnd {
  const found = /\r\n|\n|\r/.exec(text);
  return (found?.[0] ?? '\n') as LineEnd;
}

/** True when a line appended to the text would stand alone: the text is empty, but for a BOM, or ends with a line end. */
export function endsInWholeLine(text: string): boolean {
  return /(?:^\uFEFF?|[\r\n])$/.test(text);
}

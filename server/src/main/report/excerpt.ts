import { lineAt } from '../../syntax/lines.js';
import type { Span } from '../../syntax/text.js';
import { HIDDEN } from '../../knowledge/hiddenSecrets.js';
import { columns, showable } from './terminalText.js';

/** In columns: of a longer line only the part around the finding is shown. */
const MOST_SHOWN = 100;

/** Columns in front of the finding that are kept when a line is cut. */
const MOST_BEFORE = 40;

const TAB_WIDTH = 4;

/** Part of a source line as a terminal shows it, and a line of marks that stands below it. */
export interface Excerpt {
  readonly line: string;
  /** Blanks, then a `^` for every column of the finding; at least one. */
  readonly marks: string;
}

/** One character of the file, or a whole secret, and what is shown for it. */
interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly isMarked: boolean;
}

/**
 * The line on which a span begins, with the span marked as far as it is on that line. Undefined where the line is empty.
 * @param text from which secrets have been hidden (`hideSecrets`); each shows as `…`.
 */
export function excerpt(text: string, span: Span): Excerpt | undefined {
  const line = lineAt(text, span.start);
  // Nothing further away can be in the part that is shown: a character has one column, but for accents.
  const start = wholeCharacter(text, Math.max(line.start, span.start - 4 * MOST_SHOWN));
  const end = wholeCharacter(text, Math.min(line.end, span.start + 4 * MOST_SHOWN));
  const all = cells(text.slice(start, end), { start: span.start - start, end: span.end - start });
  if (all.every(({ shown }) => shown.trim() === '')) return undefined;
  return window(all, start > line.start, end < line.end);
}

function cells(line: string, span: Span): readonly Cell[] {
  const found: Cell[] = [];
  const end = Math.max(span.end, span.start + 1);
  let column = 0;
  let offset = 0;
  for (const [character] of line.matchAll(new RegExp(`${HIDDEN}+|[^]`, 'gu'))) {
    const shown = shownAs(character, column);
    const width = shown === character ? columns(character) : shown.length;
    found.push({ shown, width, isMarked: offset < end && offset + character.length > span.start });
    column += width;
    offset += character.length;
  }
  // What is missing at the end of a line is found there, behind its last character.
  if (span.start >= offset) found.push({ shown: ' ', width: 1, isMarked: true });
  return found;
}

function shownAs(character: string, column: number): string {
  if (character === '\t') return ' '.repeat(TAB_WIDTH - (column % TAB_WIDTH));
  return character.startsWith(HIDDEN) ? '…' : showable(character);
}

/** The cells that fit, with `…` where others were cut off. */
function window(all: readonly Cell[], isCutBefore: boolean, isCutBehind: boolean): Excerpt {
  const first = Math.max(
    all.findIndex(({ isMarked }) => isMarked),
    0,
  );
  const isShort = !isCutBefore && !isCutBehind && width(all) <= MOST_SHOWN;
  const from = isShort ? 0 : first - fitting(all.slice(0, first).reverse(), MOST_BEFORE);
  const to = isShort ? all.length : from + fitting(all.slice(from), MOST_SHOWN);
  const cutOff: Cell = { shown: '…', width: 1, isMarked: false };
  return drawn([
    ...(from > 0 || isCutBefore ? [cutOff] : []),
    ...all.slice(from, to),
    ...(to < all.length || isCutBehind ? [cutOff] : []),
  ]);
}

/** How many of the cells have room in so many columns. */
function fitting(all: readonly Cell[], most: number): number {
  let used = 0;
  const over = all.findIndex((cell) => (used += cell.width) > most);
  return over === -1 ? all.length : over;
}

function width(all: readonly Cell[]): number {
  return all.reduce((sum, cell) => sum + cell.width, 0);
}

function drawn(all: readonly Cell[]): Excerpt {
  const line = all.map(({ shown }) => shown).join('');
  const marks = all.map((cell) => (cell.isMarked ? '^' : ' ').repeat(cell.width)).join('');
  return { line: line.trimEnd(), marks: marks.trimEnd() || '^' };
}

/** An offset that does not stand between the two halves of a character. */
function wholeCharacter(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}

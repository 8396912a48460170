import type { Language } from '../../l10n/language.js';
import type { GraphNode } from './model.js';

/** More characters than this make a box that hides the others; the end tells file names apart, so the middle goes. */
const MOST_CHARACTERS = 48;

/** Characters that no format can hold, and those that turn the direction in which their neighbours are read. */
const UNDRAWABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/gu;

/** The lines of a thing as they are shown, in a language. */
export function shownLines({ lines }: GraphNode, language: Language): readonly string[] {
  return lines.map((line) => shortened(drawable(language(line))));
}

/** A text on one line, without what no picture can show. */
export function drawable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll(UNDRAWABLE, '\ufffd');
}

function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= MOST_CHARACTERS) return text;
  const half = MOST_CHARACTERS / 2;
  return [...characters.slice(0, half - 1), '…', ...characters.slice(-half)].join('');
}

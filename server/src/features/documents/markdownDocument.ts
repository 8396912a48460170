import type { Language } from '../../l10n/language.js';
import type { Phrase } from '../../l10n/phrase.js';
import { code, escapeMarkdown } from '../markdown.js';

/** Writes the parts of one Markdown document. Texts and values come in as they are; nothing in them becomes a mark. */
export interface DocumentWriter {
  /** The sentence in the reader's language, escaped. */
  say(phrase: string | Phrase): string;
  heading(level: 1 | 2 | 3, title: string | Phrase): string;
  /** Cells are Markdown already. No rows give no table. */
  table(head: readonly Phrase[], rows: readonly (readonly string[])[]): string;
  /** Items are Markdown already. */
  list(items: readonly string[]): string;
}

export function documentWriter(language: Language): DocumentWriter {
  const words = (phrase: string | Phrase): string =>
    oneLine(escapeMarkdown(typeof phrase === 'string' ? phrase : language(phrase)));
  return {
    say: words,
    heading: (level, title) => `${'#'.repeat(level)} ${words(title)}`,
    table: (head, rows) => (rows.length === 0 ? '' : table(head.map(words), rows)),
    list: (items) => items.map((item) => `- ${item}`).join('\n'),
  };
}

/** A value of a file in code font, also inside a table. */
export function codeCell(value: string): string {
  return value === '' ? '' : code(oneLine(value)).replaceAll('|', String.raw`\|`);
}

/** Lines to copy into a file. */
export function codeBlock(lines: readonly string[], kind: string): string {
  return ['```' + kind, ...lines, '```'].join('\n');
}

/** The parts that are there, with an empty line between them. */
export function joinParts(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

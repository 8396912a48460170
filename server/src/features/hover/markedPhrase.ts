import type { Language } from '../../l10n/language.js';
import type { Phrase } from '../../l10n/phrase.js';
import { code, escapeMarkdown } from '../markdown.js';

/** A part of a sentence that stands in code font, or leads somewhere. In plain text only its words remain. */
interface MarkedPhrase extends Phrase {
  readonly mark: { readonly kind: 'code' } | { readonly kind: 'link'; readonly target: string };
}

/** Longer values are cut, so that a hover stays short. In characters. */
const LONGEST_VALUE = 160;

/** A name or value of a file, in code font; nothing in it is taken for Markdown. Line breaks in it are shown as ⏎. */
export function inCode(text: string): Phrase {
  const line = text.replaceAll(/\r\n|[\r\n]/g, '⏎').replaceAll(/\p{Cc}/gu, ' ');
  const shown = line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
  return marked(shown === '' ? '""' : shown, { kind: 'code' });
}

/** Words of a language in code font, such as a size with its unit. */
export function wordsInCode(words: Phrase): Phrase {
  return marked(words, { kind: 'code' });
}

/** Words that lead to a file or start a command. @param target a URI */
export function linkTo(words: string, target: string): Phrase {
  return marked(words, { kind: 'link', target });
}

/** The phrase in a language as Markdown. Only marked parts are code or links; everything else is shown as it is written. */
export function inMarkdown(language: Language, phrase: Phrase): string {
  const pieces: string[] = [];
  const said = language(withTokens(phrase, language, pieces));
  return escapeMarkdown(said).replaceAll(TOKEN, (_token, index: string) => pieces[Number(index)] ?? '');
}

function marked(words: string | Phrase, mark: MarkedPhrase['mark']): MarkedPhrase {
  return { template: '{0}', parts: [words], mark };
}

/**
 * What a file says could look like one of these; that is why every part is taken out of the sentence before tokens are
 * looked for in it.
 */
const TOKEN = /\uE000(\d+)\uE001/g;

function withTokens(phrase: Phrase, language: Language, pieces: string[]): Phrase {
  const token = (piece: string): string => `\uE000${pieces.push(piece) - 1}\uE001`;
  if (isMarked(phrase)) return { template: '{0}', parts: [token(markdownOf(phrase, language))] };
  const parts = phrase.parts.map((part) =>
    typeof part === 'string' ? token(escapeMarkdown(part)) : withTokens(part, language, pieces),
  );
  return { template: phrase.template, parts };
}

function markdownOf(phrase: MarkedPhrase, language: Language): string {
  const words = language(phrase);
  const { mark } = phrase;
  if (mark.kind === 'code') return code(words);
  return `[${escapeMarkdown(words)}](${mark.target.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

function isMarked(phrase: Phrase): phrase is MarkedPhrase {
  return 'mark' in phrase;
}

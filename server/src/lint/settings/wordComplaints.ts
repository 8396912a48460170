import { say, type Phrase } from '../../l10n/phrase.js';
import { closestWord } from '../../rules/terms/closestWord.js';

/** What a word stands for that a person may write, in settings or in a comment. */
export type Meant = 'product' | 'kind' | 'level';

function isNo(meant: Meant, text: string | undefined): Phrase {
  switch (meant) {
    case 'product':
      return text === undefined ? say`This is no product.` : say`"${text}" is no product.`;
    case 'kind':
      return text === undefined ? say`This is no kind.` : say`"${text}" is no kind.`;
    case 'level':
      return text === undefined ? say`This is no level.` : say`"${text}" is no level.`;
  }
}

/** Says that a word is none of those that are known, and which of them was meant. @param text undefined for what is no text. */
export function noneOf(words: readonly string[], text: string | undefined, meant: Meant): Phrase {
  const no = isNo(meant, text);
  const close = text === undefined ? undefined : closestWord(text, words);
  return close === undefined
    ? say`${no} It can be ${words.join(', ')}.`
    : say`${no} Did you mean "${close}"?`;
}

/** Adds the known word that was meant. */
export function noSuch(message: Phrase, word: string, known: readonly string[]): Phrase {
  const close = closestWord(word, known);
  return close === undefined ? message : say`${message} Did you mean "${close}"?`;
}

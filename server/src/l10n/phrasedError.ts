import { asPhrase, ENGLISH } from './language.js';
import type { Phrase } from './phrase.js';

/** An error that a person reads. Its `message`, for logs and the terminal, says the same in English. */
export class PhrasedError extends Error {
  readonly phrase: Phrase;

  constructor(phrase: Phrase, options?: ErrorOptions) {
    super(ENGLISH(phrase), options);
    this.phrase = phrase;
  }
}

/** What an error says to a person; of one without a phrase its own words, also when something else was thrown. */
export function phraseOf(error: unknown): Phrase {
  if (error instanceof PhrasedError) return error.phrase;
  return asPhrase(error instanceof Error ? error.message : String(error));
}

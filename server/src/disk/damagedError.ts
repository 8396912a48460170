import type { Phrase } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';

/**
 * What the bytes of a file show to be against the specification of its format. Any other error leaves open whether the
 * file is sound: it could not be read, or not far enough.
 */
export class DamagedError extends PhrasedError {
  /** What is wrong with the file, seen as a VHD. */
  readonly damage: Phrase;

  constructor(phrase: Phrase, damage = phrase) {
    super(phrase);
    this.damage = damage;
  }
}

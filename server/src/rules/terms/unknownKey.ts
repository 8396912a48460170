import { keyInQuotes } from '../../knowledge/keyInQuotes.js';
import { say, type Phrase } from '../../l10n/phrase.js';

/** That a key is none, and which one may be meant by it. */
export function unknownKey(key: string, meant: Phrase | string): Phrase {
  return keyInQuotes(key) === undefined
    ? say`There is no key ${key} that we know; meant is probably ${meant}.`
    : say`The key ${key} stands in quotes, and VMware takes them for a part of it; meant is probably ${meant}.`;
}

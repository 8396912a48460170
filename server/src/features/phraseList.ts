import type { Phrase } from '../l10n/phrase.js';

/** Phrases that stand beside each other without forming a sentence: "2 nodes · shared: quorum.vmdk". */
export function beside(phrases: readonly (string | Phrase)[], separator = ' · '): Phrase {
  return { template: phrases.map((_phrase, index) => `{${index}}`).join(separator), parts: phrases };
}

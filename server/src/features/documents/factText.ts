import { say, type Phrase } from '../../l10n/phrase.js';
import type { Fact, Missing } from '../../machine/fact.js';
import { codeCell, type DocumentWriter } from './markdownDocument.js';

const MISSING: Readonly<Record<Missing, Phrase>> = {
  absent: say`not written`,
  duplicate: say`written twice, so nobody can say which one counts`,
  template: say`a placeholder`,
  typographic: say`in typographic quotes, which VMware takes for a part of the value`,
  invalid: say`written, but no value that this setting knows`,
  hidden: say`not visible, because the file is encrypted`,
};

/** A setting's value as Markdown, by default in code font, or why there is none. */
export function factText<T extends string | number | boolean>(
  write: DocumentWriter,
  fact: Fact<T>,
  shown: (value: T) => string = (value) => codeCell(String(value)),
): string {
  return 'missing' in fact ? write.say(MISSING[fact.missing]) : shown(fact.value);
}

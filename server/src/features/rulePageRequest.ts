import { asPhrase, type Language } from '../l10n/language.js';
import { ALL_RULES } from '../rules/allRules.js';

/** Asks for the page of a rule, by id or alias; the answer's text is Markdown, null when there is no such rule. */
export const RULE_PAGE_REQUEST = 'vmx/rulePage';

export interface RulePageQuestion {
  readonly id: string;
}

/** Asks for all rules, to choose one; the answer is a list of `{ id, summary }`, by id. */
export const RULES_REQUEST = 'vmx/rules';

interface ListedRule {
  readonly id: string;
  /** What it finds, a sentence in the reader's language. */
  readonly summary: string;
}

/** The answer to `vmx/rules`. */
export function listedRules(language: Language): readonly ListedRule[] {
  return ALL_RULES.map(({ id, summary }) => ({ id, summary: language(asPhrase(summary)) })).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

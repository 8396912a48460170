/** Asks for the page of a rule, by id or alias; the answer's text is Markdown, null when there is no such rule. */
export const RULE_PAGE_REQUEST = 'vmx/rulePage';

export interface RulePageQuestion {
  readonly id: string;
}

import { ALL_RULES } from '../rules/allRules.js';

/** Where a rule's page lies beside the bundle, by the rule's id or one of its aliases; undefined when nobody knows it. */
export function pageFile(id: string): string | undefined {
  const rule = ALL_RULES.find((one) => one.id === id || one.aliases?.includes(id) === true);
  return rule && `rules/${rule.id}.md`;
}

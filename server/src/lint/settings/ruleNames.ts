import type { Rule } from '../../rules/rule.js';

/** Groups of rules that settings may name: the first word of their ids, and hardening. */
export const CATEGORIES = ['cluster', 'esx2', 'vmc', 'vmx', 'hardening'] as const;

/** Every word that settings and comments may use for a rule. */
export function ruleNames(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(['*', ...CATEGORIES, ...rules.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])])]);
}

/** The names of one rule, the most specific ones first. */
export function namesOf({ id, aliases, offByDefault }: Rule): readonly (readonly string[])[] {
  const own = [id, ...(aliases ?? [])];
  if (id.startsWith('vmx-hardening-')) return [own, ['hardening']];
  // Nobody who makes a whole group louder asks for the matters of taste in it.
  if (offByDefault === true) return [own];
  return [own, [id.slice(0, id.indexOf('-'))], ['*']];
}

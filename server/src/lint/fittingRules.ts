import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { Rule } from '../rules/rule.js';
import { severityFor, type Severity } from '../rules/severity.js';
import { rememberedOf } from '../syntax/remembered.js';

/** A rule that says something about the machines of a product, and how gravely by default. */
export interface FittingRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** The rules for a machine's format and product, in their order; the same list for all machines that are alike in these. */
export function fittingRules(
  rules: readonly Rule[],
  { source, product }: VirtualMachine,
): readonly FittingRule[] {
  const known = knownLists(rules);
  const kind = `${source.format} ${product.known ? product.candidates.join(' ') : 'unknown'}`;
  const list =
    known.get(kind) ??
    rules.flatMap((rule) => {
      const severity = rule.formats.includes(source.format) ? severityFor(rule.severity, product) : 'off';
      return severity === 'off' ? [] : [{ rule, severity }];
    });
  known.set(kind, list);
  return list;
}

const knownLists = rememberedOf<readonly Rule[], Map<string, readonly FittingRule[]>>(() => new Map());

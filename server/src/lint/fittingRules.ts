import type { Mechanism } from '../cluster/cluster.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { Rule } from '../rules/rule.js';
import { severityFor, type Severity } from '../rules/severity.js';
import { rememberedOf } from '../syntax/remembered.js';

/** A rule that says something about the machines of a product, and how gravely by default. */
export interface FittingRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/**
 * The rules for a machine's format and product, in their order; the same list for all machines that are alike in these.
 * @param mechanism how the machine's cluster shares its disks; undefined for a machine in no cluster.
 */
export function fittingRules(
  rules: readonly Rule[],
  { source, product }: VirtualMachine,
  mechanism: Mechanism | undefined,
): readonly FittingRule[] {
  const known = knownLists(rules);
  const kind = `${source.format} ${mechanism} ${product.known ? product.candidates.join(' ') : 'unknown'}`;
  const list =
    known.get(kind) ??
    rules.flatMap((rule) => {
      if (!rule.formats.includes(source.format) || !isConcerned(rule, mechanism)) return [];
      const severity = severityFor(rule.severity, product);
      return severity === 'off' ? [] : [{ rule, severity }];
    });
  known.set(kind, list);
  return list;
}

function isConcerned(rule: Rule, mechanism: Mechanism | undefined): boolean {
  if (rule.scope === 'machine') return true;
  return mechanism !== undefined && rule.mechanisms?.includes(mechanism) !== false;
}

const knownLists = rememberedOf<readonly Rule[], Map<string, readonly FittingRule[]>>(() => new Map());

import type { Rule } from '../../rules/rule.js';
import { severityByProduct, SEVERITIES, type RuleSeverity } from '../../rules/severity.js';

/** All rules in lines for people: how grave they are at most, whether they can be repaired, and what they report. */
export function ruleListText(rules: readonly Rule[]): string {
  const rows = sorted(rules).map((rule) => ({ rule, severity: severityWords(rule) }));
  const width = Math.max(...rows.map(({ rule: { id } }) => id.length));
  const severityWidth = Math.max(...rows.map(({ severity }) => severity.length));
  return rows
    .map(
      ({ rule: { id, fix, summary }, severity }) =>
        `${id.padEnd(width)}  ${severity.padEnd(severityWidth)}  ${fixWords[fix]}  ${summary}\n`,
    )
    .join('');
}

/** The same for programs. `severity` is that of an unknown product; a product that is not named is not checked. */
export function ruleListJson(rules: readonly Rule[]): string {
  const list = sorted(rules).map(
    ({ id, aliases, summary, formats, severity, fix, offByDefault, supersedes, since }) => ({
      id,
      aliases: aliases ?? [],
      summary,
      formats,
      severity: severity.unknown,
      severityByProduct: Object.fromEntries(severityByProduct(severity)),
      offByDefault: offByDefault ?? false,
      fix,
      supersedes: supersedes ?? [],
      since,
    }),
  );
  return JSON.stringify({ version: 1, rules: list }, null, 2) + '\n';
}

const fixWords: Readonly<Record<Rule['fix'], string>> = { safe: 'fix   ', unsafe: 'unsafe', none: '      ' };

const sorted = (rules: readonly Rule[]): readonly Rule[] => [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The gravest severity a rule has on any product. */
function severityWords({ severity, offByDefault }: Rule): string {
  if (offByDefault === true) return 'off';
  const all: readonly RuleSeverity[] = [
    severity.unknown,
    ...severityByProduct(severity).map(([, one]) => one),
  ];
  return SEVERITIES.findLast((one) => all.includes(one)) ?? 'off';
}

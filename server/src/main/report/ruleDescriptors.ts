import type { LintedFinding } from '../../lint/lintedFinding.js';
import type { Rule } from '../../rules/rule.js';
import { severityByProduct, SEVERITIES, type Severity } from '../../rules/severity.js';

/** SARIF knows three levels: hints are notes, and what they were is kept as a property. */
export const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What the linter reports without a rule: about its own limits, its settings, its comments. */
const OWN_REMARKS: Readonly<Record<string, string>> = {
  'internal-error': 'A check failed on this file and was not made.',
  'finding-limit': 'More was found in the file than is reported.',
  'setting-limit': 'The file has too many settings to be checked.',
  'device-limit': 'The file names so many devices of one kind that not all are looked at.',
  'node-limit': 'More machines are tied together than a cluster can have.',
  'unused-suppression': 'A comment accepts a finding that is not there.',
  declaration: 'A part of a comment about product or cluster has no effect.',
  settings: 'A part of a settings file has no effect.',
};

/** What is found in a descriptor has no page of its own: docs/descriptors.md lists it. */
const OF_DESCRIPTORS =
  'Something is wrong with the text that describes a disk, or with the files that it names.';

/** The rules that findings name, each once, in the order of their ids. */
export function rulesNamed(
  findings: readonly LintedFinding[],
): readonly (readonly [string, Rule | undefined])[] {
  const rules = new Map(findings.map(({ ruleId, rule }) => [ruleId, rule]));
  return [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * A rule as SARIF describes it (section 3.49, reportingDescriptor).
 * @param page the rule's page as Markdown, where there is one.
 */
export function ruleDescriptor(ruleId: string, rule: Rule | undefined, page: string | undefined): object {
  const summary = rule?.summary ?? OWN_REMARKS[ruleId] ?? OF_DESCRIPTORS;
  const plain = page === undefined ? '' : plainText(section(page, 'What it does'));
  return {
    id: ruleId,
    name: pascalCase(ruleId),
    shortDescription: { text: summary },
    fullDescription: { text: plain || summary },
    help:
      page === undefined ? { text: summary } : { text: helpText(summary, page), markdown: markdown(page) },
    defaultConfiguration: {
      level: rule ? LEVELS[usualSeverity(rule)] : 'note',
      ...(rule?.offByDefault ? { enabled: false } : {}),
    },
    properties: {
      tags: ruleId in OWN_REMARKS ? ['vmxlint'] : [ruleId.split('-')[0], ...tagsBeside(ruleId, rule)],
    },
  };
}

/** As grave as it is where the product is not known, or else as grave as it can be. */
function usualSeverity({ severity }: Rule): Severity {
  if (severity.unknown !== 'off') return severity.unknown;
  const all = severityByProduct(severity).map(([, one]) => one);
  return SEVERITIES.toReversed().find((one) => all.includes(one)) ?? 'hint';
}

/** The formats it is about, unless its category says so already. */
function tagsBeside(ruleId: string, rule: Rule | undefined): readonly string[] {
  return (rule?.formats ?? []).filter((format) => !ruleId.startsWith(`${format}-`));
}

/** `vmx-bad-boolean` is `VmxBadBoolean`. */
function pascalCase(id: string): string {
  return id.replaceAll(/(?:^|-)(.)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** The page without the marks of its generated parts, and without links that lead nowhere outside of its folder. */
function markdown(page: string): string {
  return withoutLinks(page.replaceAll(/^<!-- \/?(?:facts|suppressing) -->\n/gm, ''));
}

function helpText(summary: string, page: string): string {
  const parts = ['What it does', 'Why it matters', 'Fix', 'When not to use it'].map((heading) =>
    plainText(section(page, heading)),
  );
  return [summary, ...parts].filter((part) => part !== '').join('\n\n');
}

/** The text below a heading, up to its first example. */
function section(page: string, heading: string): string {
  const [, ...parts] = page.split(/^## /m);
  const found = parts.find((part) => part.startsWith(`${heading}\n`))?.slice(heading.length) ?? '';
  return found.split(/^(?:```|### )/m)[0] ?? '';
}

function plainText(text: string): string {
  return withoutLinks(text).replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim();
}

function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^[\]\n]*)\]\((?!https?:)[^)\n]*\)/g, '$1');
}

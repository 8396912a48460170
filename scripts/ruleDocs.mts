import { ENGLISH } from '../server/src/l10n/language.js';
import { PRODUCT_NAMES } from '../server/src/machine/product.js';
import { settingsSchema } from '../server/src/lint/settings/schema.js';
import type { Rule } from '../server/src/rules/rule.js';
import { severityByProduct } from '../server/src/rules/severity.js';

const SUPPRESSING = /<!-- suppressing -->[\s\S]*?<!-- \/suppressing -->/;
const FACTS = /<!-- facts -->[\s\S]*?<!-- \/facts -->/;

/** A rule's page with its facts written anew from the metadata. */
export function withFacts(page: string, rule: Rule): string {
  return page
    .replace(FACTS, () => `<!-- facts -->\n${facts(rule)}\n<!-- /facts -->`)
    .replace(SUPPRESSING, () => `<!-- suppressing -->\n${suppressing(rule)}\n<!-- /suppressing -->`);
}

/** The ways to live with a finding are the same for every rule, but for its name and the form of a comment. */
function suppressing({ id, formats, offByDefault }: Rule): string {
  if (offByDefault === true) {
    return `Off by default. Switch it on in \`vmxlint.json\`: \`"rules": { "${id}": "hint" }\`.`;
  }
  const comments = formats.map((format) =>
    format === 'vmx'
      ? `\`# vmxlint-disable-next-line ${id} -- reason\``
      : `\`<!-- vmxlint-disable-next-line ${id} - reason -->\``,
  );
  return [
    `For one file, in \`vmxlint.json\`: \`"overrides": [{ "files": ["node1.${formats[0] ?? 'vmx'}"], "rules": { "${id}": "off" } }]\`.`,
    `For one line, by a comment above it, which lasts until the product writes the file anew: ${comments.join(' or ')}.`,
  ].join('\n');
}

const FIX_IN_WORDS: Readonly<Record<Rule['fix'], string>> = {
  none: 'none',
  safe: 'safe: it repairs the spelling and changes nothing that the machine does',
  unsafe: 'unsafe: it changes what the machine does, so read the result before you start it',
};

function facts(rule: Rule): string {
  const rows = [
    ['Files', rule.formats.map((format) => `.${format}`).join(', ')],
    ['Severity', severities(rule)],
    ['Fix', FIX_IN_WORDS[rule.fix]],
    ['Since', rule.since],
    ...(rule.aliases ? [['Also known as', rule.aliases.join(', ')]] : []),
    ...(rule.supersedes
      ? [['While it is reported, these are not', rule.supersedes.map((id) => `[${id}](${id}.md)`).join(', ')]]
      : []),
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name = '', value = '']) => `| ${name} | ${value} |`)].join(
    '\n',
  );
}

/** Severities in few words: the same everywhere, or each with its products. */
function severities(rule: Rule): string {
  const { all, unknown, ...others } = rule.severity;
  if (Object.keys(others).length === 0 && all !== undefined && all === unknown) return all;
  const products = new Map<string, string[]>();
  for (const [product, severity] of severityByProduct(rule.severity)) {
    if (product === 'vs2005' && !rule.formats.includes('vmc')) continue;
    if (product !== 'vs2005' && !rule.formats.includes('vmx')) continue;
    products.set(severity, [...(products.get(severity) ?? []), ENGLISH(PRODUCT_NAMES[product])]);
  }
  const parts = [...products].map(([severity, names]) => `${severity} on ${names.join(', ')}`);
  const unclear =
    rule.formats.includes('vmx') && unknown !== 'off' ? [`${unknown} when the product is not known`] : [];
  return [...parts, ...unclear].join('; ');
}

const GROUPS: readonly (readonly [string, string])[] = [
  ['cluster-', 'Clusters'],
  ['esx2-', 'ESX Server 2'],
  ['vmc-', 'Virtual Server and Virtual PC (.vmc)'],
  ['vmx-', 'Single files (.vmx)'],
];

/** The list of all rules for docs/rules/README.md, between its marks. */
export function ruleIndex(page: string, rules: readonly Rule[]): string {
  const groups = GROUPS.flatMap(([prefix, title]) => {
    const own = rules.filter(({ id }) => id.startsWith(prefix));
    if (own.length === 0) return [];
    const rows = own.map(
      (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.summary} | ${severities(rule)} | ${rule.fix} |`,
    );
    return [
      `### ${title}`,
      '',
      '| Rule | What it reports | Severity | Fix |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ];
  });
  return page.replace(
    /<!-- rules -->[\s\S]*<!-- \/rules -->/,
    () => `<!-- rules -->\n${groups.join('\n')}<!-- /rules -->`,
  );
}

/** The JSON schema of vmxlint.json, for other editors and for programs. */
export const SCHEMA = new URL('../server/schema/vmxlint.schema.json', import.meta.url);

export function schemaText(rules: readonly Rule[]): string {
  return `${JSON.stringify(settingsSchema(rules), null, 2)}\n`;
}

/** The same for VS Code, committed because the extension's manifest names it. */
export const EDITOR_SCHEMA = new URL('../server/schema/vmxlint.editor.schema.json', import.meta.url);

/** It completes and explains, and finds nothing wrong: our server does, and VS Code would tell each mistake twice. */
export function editorSchemaText(rules: readonly Rule[]): string {
  return `${JSON.stringify(withoutDemands(settingsSchema(rules)), null, 2)}\n`;
}

function withoutDemands(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !['type', 'required', 'additionalProperties'].includes(name))
      .map(([name, value]) => [name === 'enum' ? 'examples' : name, withoutDemands(value)]),
  );
}

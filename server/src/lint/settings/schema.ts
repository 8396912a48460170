import { CLUSTER_KINDS } from '../../machine/declaration.js';
import { PRODUCTS } from '../../machine/product.js';
import type { Rule } from '../../rules/rule.js';
import { LEVELS } from './readSettings.js';
import { CATEGORIES } from './ruleNames.js';

const ANY_FOLDER = 'A glob without a slash fits in any folder.';

/** The JSON schema of vmxlint.json, so that an editor can complete and explain it. Follows from the rules' metadata. */
export function settingsSchema(rules: readonly Rule[]): object {
  const product = {
    enum: PRODUCTS,
    description: 'The product these machines run on. Beats everything that is concluded from a file.',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'vmxlint.json',
    description: 'Settings of vmxlint for the machines in this folder and below.',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      rules: ruleLevels(rules),
      product,
      clusters: {
        description: 'Machines that form a cluster, where the files do not say it clearly enough.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['nodes'],
          properties: {
            nodes: texts(
              `Files or globs of the machines of one cluster, relative to this file. ${ANY_FOLDER}`,
            ),
            kind: {
              enum: CLUSTER_KINDS,
              description:
                'All nodes on one host, on several hosts, or a physical node with a virtual one standing by.',
            },
            sharedDisks: texts('Shared disks by file name, or by path relative to this file.'),
          },
        },
      },
      overrides: {
        description: 'Other settings for some files; a later one beats an earlier one.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: texts(`Files or globs, relative to this file. ${ANY_FOLDER}`),
            rules: { $ref: '#/properties/rules' },
            product,
          },
        },
      },
      ignore: texts(
        `Files or globs that are not looked at: no findings, no nodes of clusters. For copies and backups. ${ANY_FOLDER}`,
      ),
    },
  };
}

/** How loud each rule is. */
function ruleLevels(rules: readonly Rule[]): object {
  const levels = { enum: LEVELS };
  const groups = ['*', ...CATEGORIES].map((name) => [
    name,
    { ...levels, description: groupDescription(name) },
  ]);
  const single = rules.flatMap(({ id, aliases, summary, offByDefault }) =>
    [id, ...(aliases ?? [])].map((name) => [
      name,
      { ...levels, description: offByDefault === true ? `${summary} Off by default.` : summary },
    ]),
  );
  return {
    description:
      'The level of a rule, given by its id, a group of rules, or * for all. The closest name counts.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries([...groups, ...single]) as object,
  };
}

function groupDescription(name: string): string {
  if (name === '*') return 'All rules but hardening and those that are off by default.';
  return name === 'hardening' ? 'The rules vmx-hardening-…, off by default.' : `All rules ${name}-….`;
}

function texts(description: string): object {
  return { type: 'array', items: { type: 'string' }, description };
}

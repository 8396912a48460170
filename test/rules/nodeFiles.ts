import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, textOf, type Files } from '../lintFiles.js';
import { checkFixes } from './fixInvariants.js';

/** The rules about kinds of clusters, by short names. */
export const KIND = {
  inABox: 'cluster-in-a-box-needs-virtual',
  across: 'cluster-across-boxes-needs-physical',
  standby: 'cluster-physical-virtual-needs-physical',
  hostedBus: 'cluster-physical-bus-on-hosted',
  hosts: 'cluster-hosted-different-hosts',
  support: 'cluster-kind-not-supported',
  contradiction: 'cluster-kind-contradicts-bus',
} as const;
export const KIND_RULES: readonly string[] = Object.values(KIND);

/** The comment that declares product and kind. */
export const declare = (product: string, kind?: string): string =>
  `# vmxlint product=${product}${kind === undefined ? '' : ` cluster=${kind}`}`;

/** The same finding in both nodes of a pair. */
export const both = (rest: string): string[] => [`a.vmx ${rest}`, `b.vmx ${rest}`];

/** A machine with a system disk on scsi0 and two adapters that tell nothing about the product. */
export function node(name: string, ...lines: readonly string[]): string {
  return [
    ...lines.filter((line) => line.startsWith('#')),
    'config.version = "8"',
    `displayName = "${name}"`,
    'guestOS = "winNetEnterprise"',
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    ...lines.filter((line) => !line.startsWith('#')),
    '',
  ].join('\n');
}

/** A controller with one disk in the given mode; without a line for it when no mode is given. */
export function bus(mode: string | undefined, file = '/san/quorum.vmdk', number = 1): string {
  const lines = [
    `scsi${number}.present = "TRUE"`,
    ...(mode === undefined ? [] : [`scsi${number}.sharedBus = "${mode}"`]),
    `scsi${number}:0.present = "TRUE"`,
    `scsi${number}:0.fileName = "${file}"`,
  ];
  return lines.join('\n');
}

/** The same lines in two nodes, or different ones. */
export function pair(a: readonly string[], b: readonly string[] = a): Files {
  return { 'a.vmx': node('a', ...a), 'b.vmx': node('b', ...b) };
}

/** A test that lints the files and compares the findings of some rules, as `a.vmx error rule-id marked text`. */
export function expectFindings(
  title: string,
  rules: readonly string[],
  rows: readonly (readonly [what: string, files: Files, expected: readonly string[]])[],
): void {
  describe(title, () => {
    for (const [what, files, expected] of rows) {
      it(what, async () => {
        assert.deepEqual(await findingsOf(files, rules), expected);
        for (const rule of ALL_RULES.filter(({ id }) => rules.includes(id))) await checkFixes(files, rule);
      });
    }
  });
}

/** Findings of some rules, one line each. */
export async function findingsOf(files: Files, rules: readonly string[]): Promise<readonly string[]> {
  return [...(await lintFiles(files))].flatMap(([file, findings]) =>
    findings
      .filter(({ ruleId }) => rules.includes(ruleId))
      .map(({ ruleId, severity, span }) => {
        const marked = textOf(files[file] ?? '').slice(span.start, span.end);
        return `${file} ${severity} ${ruleId} ${marked}`;
      }),
  );
}

/** The titles of the fixes that one rule offers in one file, in their order. */
export async function fixTitles(files: Files, file: string, rule: string): Promise<readonly string[]> {
  const found = (await lintFiles(files)).get(file) ?? [];
  return found
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

/** The message of the first finding of a rule; fails when there is none. */
export async function messageOf(files: Files, file: string, rule: string): Promise<string> {
  const found = (await lintFiles(files)).get(file)?.find(({ ruleId }) => ruleId === rule);
  return found?.message ?? assert.fail(`${file} has no finding of ${rule}`);
}

import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { decodeFile } from '../../server/src/workspace/encoding.js';
import { applyFix, lintFiles, textOf, type Files, type EnglishFinding } from '../lintFiles.js';
import { checkFixes } from './fixInvariants.js';

/** A file with these lines below its root. */
export const vmcFile = (...lines: readonly string[]): string =>
  ['<preferences>', '<version type="string">2.0</version>', ...lines, '</preferences>', ''].join('\n');

/** Files that a rule meets, and its findings as `file severity marked characters`. */
export interface VmcCase {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

/** Tests that a rule finds what each case expects, and that the fixes it offers keep their promises. */
export function checkCases(ruleId: string, cases: readonly VmcCase[]): void {
  const rule = ALL_RULES.find(({ id }) => id === ruleId) ?? assert.fail(`there is no rule ${ruleId}`);
  for (const { name, files, expected } of cases) {
    it(name, async () => {
      const found = await findingsIn(ruleId, files);
      assert.deepEqual(
        found.map(({ file, finding }) => `${file} ${finding.severity} ${marked(files[file], finding)}`),
        expected,
      );
      if (Object.values(files).every((content) => typeof content === 'string')) await checkFixes(files, rule);
    });
  }
}

/** The findings of one rule, each with its file. */
export async function findingsIn(
  rule: string,
  files: Files,
): Promise<readonly { readonly file: string; readonly finding: EnglishFinding }[]> {
  return [...(await lintFiles(files))].flatMap(([file, all]) =>
    all.filter(({ ruleId }) => ruleId === rule).map((finding) => ({ file, finding })),
  );
}

/** The message of the rule's first finding. */
export async function messageOf(rule: string, files: Files): Promise<string> {
  return (await findingsIn(rule, files))[0]?.finding.message ?? '';
}

/** A file's text after the rule's first fix, or after the fix with this title. */
export async function repairedText(
  rule: string,
  files: Files,
  file: string,
  title?: RegExp,
): Promise<string> {
  const fixes = (await findingsIn(rule, files)).flatMap(({ finding }) => finding.fixes);
  const fix = fixes.find((one) => title === undefined || title.test(one.title)) ?? assert.fail('no such fix');
  return textOf(applyFix(files, fix)[file] ?? '');
}

function marked(content: string | Uint8Array | undefined, { span }: EnglishFinding): string {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
  return decodeFile(bytes, 'vmc').text.slice(span.start, span.end);
}

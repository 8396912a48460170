// What the tests of messages have in common.
import assert from 'node:assert/strict';
import { lintFiles, type EnglishFinding, type Files } from '../lintFiles.js';

/** The first finding of a rule in some files; fails where it has none. */
export async function first(rule: string, files: Files): Promise<EnglishFinding> {
  const all = [...(await lintFiles(files)).values()].flat();
  return all.find(({ ruleId }) => ruleId === rule) ?? assert.fail(`no finding of ${rule}`);
}

/** Its message in English. */
export const says = async (rule: string, files: Files): Promise<string> => (await first(rule, files)).message;

/** A file begins so. */
export const HEAD = 'config.version = "8"\nvirtualHW.version = "4"\nguestOS = "winNetEnterprise"\n';

export const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n`;

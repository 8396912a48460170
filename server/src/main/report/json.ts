import { ENGLISH } from '../../l10n/language.js';
import { reportDocument } from './reportDocument.js';
import type { LintResult } from './result.js';

/** The machine-readable report. Of a fix it tells what it is; its edits are made by `--fix`. */
export function jsonReport(result: LintResult): string {
  const report = reportDocument(result, ({ title, safety }) => ({ title: ENGLISH(title), safety }));
  return JSON.stringify(report, null, 2) + '\n';
}

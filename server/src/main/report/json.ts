import { ENGLISH } from '../../l10n/language.js';
import { messageIn } from '../../lint/lintedFinding.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

/** The machine-readable report; its form is a promise to other tools (docs/architecture.md). */
export function jsonReport(result: LintResult): string {
  const places = placesByFile(result);
  const report = {
    version: 1,
    files: result.files,
    findings: result.findings.map((finding) => ({
      rule: finding.ruleId,
      severity: finding.severity,
      message: messageIn(ENGLISH, finding),
      file: result.displayPath(finding.uri),
      range: places(finding.uri).range(finding.span),
      fixes: finding.fixes.map(({ title, safety }) => ({ title: ENGLISH(title), safety })),
      related: finding.related.map(({ uri, span, message }) => ({
        file: result.displayPath(uri),
        range: places(uri).range(span),
        message: ENGLISH(message),
      })),
    })),
    problems: result.problems.map(({ uri, message }) => ({ file: result.displayPath(uri), message })),
  };
  return JSON.stringify(report, null, 2) + '\n';
}

import { ENGLISH } from '../../l10n/language.js';
import { messageIn } from '../../lint/lintedFinding.js';
import { Places } from '../../features/place.js';
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

/** Line tables are made once a file, not once a finding. */
export function placesByFile(result: LintResult): (uri: string) => Places {
  const made = new Map<string, Places>();
  return (uri) => {
    const places = made.get(uri) ?? new Places(result.text(uri));
    made.set(uri, places);
    return places;
  };
}

import { ENGLISH } from '../../l10n/language.js';
import { messageIn, type LintedFinding, type LintedFix } from '../../lint/lintedFinding.js';
import type { Finding, Fix, LintReport, Problem } from '../api.js';
import { placesByFile } from '../report/placesByFile.js';
import type { LintResult } from '../report/result.js';

/** The result of a run as programs get it. `problems` are those of the options. */
export function apiReport(result: LintResult, problems: readonly Problem[]): LintReport {
  const places = placesByFile(result);
  const rangeIn = (uri: string, span: LintedFinding['span']): Finding['range'] => places(uri).range(span);
  const fixOf = ({ title, safety, blocked, files }: LintedFix): Fix => ({
    title: ENGLISH(title),
    safety,
    edits: blocked
      ? []
      : files.flatMap(({ uri, edits }) =>
          edits.map(({ span, newText }) => ({
            file: result.displayPath(uri),
            range: rangeIn(uri, span),
            newText,
          })),
        ),
    ...(blocked ? { blocked: ENGLISH(blocked) } : {}),
  });
  const findingOf = (finding: LintedFinding): Finding => ({
    rule: finding.ruleId,
    severity: finding.severity,
    message: messageIn(ENGLISH, finding),
    file: result.displayPath(finding.uri),
    range: rangeIn(finding.uri, finding.span),
    fixes: finding.fixes.map(fixOf),
    related: finding.related.map(({ uri, span, message }) => ({
      file: result.displayPath(uri),
      range: rangeIn(uri, span),
      message: ENGLISH(message),
    })),
  });
  const unread = result.problems.map(({ uri, message }) => ({ file: result.displayPath(uri), message }));
  return {
    version: 1,
    files: result.files,
    findings: result.findings.map(findingOf),
    problems: [...problems, ...unread],
  };
}

import { ENGLISH } from '../../l10n/language.js';
import { messageIn, type LintedFinding, type LintedFix } from '../../lint/lintedFinding.js';
import type { Span } from '../../syntax/text.js';
import type { Finding, LintReport, Range } from '../api.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

/** What programs get: as `--format json` prints it and as the library returns it, which tell different things of a fix. */
export interface ReportDocument<Fix> extends Omit<LintReport, 'findings'> {
  readonly findings: readonly (Omit<Finding, 'fixes'> & { readonly fixes: readonly Fix[] })[];
}

/** A stretch of a file's text as programs get it. */
export type RangeIn = (uri: string, span: Span) => Range;

/** The result of a run as programs get it; its form is a promise to them (docs/architecture.md). */
export function reportDocument<Fix>(
  result: LintResult,
  fixOf: (fix: LintedFix, rangeIn: RangeIn) => Fix,
): ReportDocument<Fix> {
  const places = placesByFile(result);
  const rangeIn: RangeIn = (uri, span) => places(uri).range(span);
  const findingOf = (finding: LintedFinding): ReportDocument<Fix>['findings'][number] => ({
    rule: finding.ruleId,
    severity: finding.severity,
    message: messageIn(ENGLISH, finding),
    file: result.displayPath(finding.uri),
    range: rangeIn(finding.uri, finding.span),
    fixes: finding.fixes.map((fix) => fixOf(fix, rangeIn)),
    related: finding.related.map(({ uri, span, message }) => ({
      file: result.displayPath(uri),
      range: rangeIn(uri, span),
      message: ENGLISH(message),
    })),
  });
  return {
    version: 1,
    files: result.read.length,
    findings: result.findings.map(findingOf),
    problems: result.problems.map(({ uri, message }) => ({ file: result.displayPath(uri), message })),
  };
}

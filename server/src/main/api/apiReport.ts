import { ENGLISH } from '../../l10n/language.js';
import type { Fix, LintReport, Problem } from '../api.js';
import { reportDocument } from '../report/reportDocument.js';
import type { LintResult } from '../report/result.js';

/** The result of a run as the library returns it: with the edits of each fix. `problems` are those of the options. */
export function apiReport(result: LintResult, problems: readonly Problem[]): LintReport {
  const report = reportDocument(result, ({ title, safety, blocked, files }, rangeIn): Fix => ({
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
  }));
  return { ...report, problems: [...problems, ...report.problems] };
}

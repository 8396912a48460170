import { githubReport } from './github.js';
import { gitlabReport } from './gitlab.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import type { LintResult } from './result.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

/** The forms a report can have, by the name that `--format` takes. */
export type ReportFormat = 'text' | 'json' | 'sarif' | 'github' | 'gitlab' | 'junit';

export interface ReportOptions {
  /** Whether the reader is a terminal with colours; only the text for people has any. */
  readonly color: boolean;
}

/** Writes a run of the linter down; the report ends with a line end. */
export type Report = (result: LintResult, options: ReportOptions) => string;

export const REPORTS: Readonly<Record<ReportFormat, Report>> = {
  text: textReport,
  json: jsonReport,
  sarif: (result) => sarifReport(result),
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
};

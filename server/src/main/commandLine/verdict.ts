import type { Severity } from '../../rules/severity.js';
import type { LintResult } from '../report/result.js';

/** From where on a run counts as failed. */
export interface FailureLimits {
  /** Severities of which one finding is enough. */
  readonly failOn: readonly Severity[];
  /** With it warnings are judged by their number alone. */
  readonly maxWarnings: number | undefined;
}

/** Why more warnings were found than may be, for a person; undefined when that was not asked or is not so. */
export function tooManyWarnings(
  { findings }: LintResult,
  { maxWarnings }: FailureLimits,
): string | undefined {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (maxWarnings === undefined || warnings <= maxWarnings) return undefined;
  return `${warnings} warning${warnings === 1 ? ' is' : 's are'} more than --max-warnings ${maxWarnings} lets pass.`;
}

/** 0, 1 for findings that count, 2 for what could not be read. */
export function exitCode(result: LintResult, limits: FailureLimits): 0 | 1 | 2 {
  if (result.problems.length > 0) return 2;
  const { failOn, maxWarnings } = limits;
  const counts = (severity: Severity): boolean =>
    failOn.includes(severity) && !(severity === 'warning' && maxWarnings !== undefined);
  const isFailed = result.findings.some(({ severity }) => counts(severity));
  return isFailed || tooManyWarnings(result, limits) !== undefined ? 1 : 0;
}

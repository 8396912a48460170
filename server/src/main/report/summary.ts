import type { Severity } from '../../rules/severity.js';
import type { LintResult } from './result.js';

/** The line that counts: "1 error, 2 warnings, 0 remarks in 3 files". */
export function summary({ findings, files, problems }: LintResult): string {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('info') + count('hint'), 'remark'),
  ];
  const unread = problems.length === 0 ? '' : `, ${plural(problems.length, 'file')} could not be read`;
  return `${parts.join(', ')} in ${plural(files, 'file')}${unread}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

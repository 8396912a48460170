import type { Severity } from '../../rules/severity.js';
import type { LintResult } from './result.js';
import { showable } from './terminalText.js';

/** The line that counts: "1 error, 2 warnings, 0 remarks in 3 files, 1 file ignored by vmxlint.json". */
export function summary({ findings, read, ignored, problems }: LintResult): string {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('info') + count('hint'), 'remark'),
  ];
  const unread = problems.length === 0 ? '' : `, ${plural(problems.length, 'file')} could not be read`;
  const left = [...new Set(ignored.values())].map((by) => {
    const count = [...ignored.values()].filter((one) => one === by).length;
    return `, ${plural(count, 'file')} ignored by ${showable(by)}`;
  });
  return `${parts.join(', ')} in ${plural(read.length - ignored.size, 'file')}${left.join('')}${unread}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

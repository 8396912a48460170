import { ENGLISH } from '../../l10n/language.js';
import { messageIn } from '../../lint/lintedFinding.js';
import type { Severity } from '../../rules/severity.js';
import { placesByFile } from './json.js';
import type { LintResult } from './result.js';

/** The report for people: one paragraph a finding, then a line that counts. */
export function textReport(result: LintResult): string {
  const places = placesByFile(result);
  const findings = result.findings.map((finding) => {
    const { line, character } = places(finding.uri).position(finding.span.start);
    const fixes = finding.fixes.map(({ title }) => `\n    fix: ${ENGLISH(title)}`).join('');
    return `${result.displayPath(finding.uri)}:${line + 1}:${character + 1}: ${finding.severity}: ${messageIn(ENGLISH, finding)} [${finding.ruleId}]${fixes}\n`;
  });
  const problems = result.problems.map(
    ({ uri, message }) => `${result.displayPath(uri)}: could not be read: ${message}\n`,
  );
  return [...findings, ...problems, summary(result)].join('');
}

function summary({ findings, files, problems }: LintResult): string {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('info') + count('hint'), 'remark'),
  ];
  const unread = problems.length === 0 ? '' : `, ${plural(problems.length, 'file')} could not be read`;
  return `${parts.join(', ')} in ${plural(files, 'file')}${unread}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

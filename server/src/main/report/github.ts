import { ENGLISH } from '../../l10n/language.js';
import { messageIn } from '../../lint/lintedFinding.js';
import type { Severity } from '../../rules/severity.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';
import { summary } from './summary.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub Actions shows as annotations beside the lines of a change, then the line that counts
 * for who reads the log. Source: GitHub, "Workflow commands for GitHub Actions".
 */
export function githubReport(result: LintResult): string {
  const places = placesByFile(result);
  const findings = result.findings.map((finding) => {
    const { start, end } = places(finding.uri).range(finding.span);
    // GitHub takes columns only where a finding begins and ends on one line.
    const isOneLine = start.line === end.line;
    return command(COMMANDS[finding.severity], messageIn(ENGLISH, finding), [
      ['file', result.displayPath(finding.uri)],
      ['line', String(start.line + 1)],
      ...(isOneLine ? [['col', String(start.character + 1)] as const] : []),
      ['endLine', String(end.line + 1)],
      ...(isOneLine ? [['endColumn', String(end.character + 1)] as const] : []),
      ['title', finding.ruleId],
    ]);
  });
  const problems = result.problems.map(({ uri, message }) =>
    command('error', `This could not be read: ${message}`, [
      ['file', result.displayPath(uri)],
      ['title', 'unreadable'],
    ]),
  );
  return [...findings, ...problems, summary(result)].map((line) => `${line}\n`).join('');
}

function command(name: string, message: string, properties: readonly (readonly [string, string])[]): string {
  const list = properties.map(([key, value]) => `${key}=${escapedProperty(value)}`).join(',');
  return `::${name} ${list}::${escapedData(message)}`;
}

/** Other control characters mean nothing to GitHub, but would to a terminal that shows the log. */
function escapedData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll(/\p{Cc}/gu, '\uFFFD');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

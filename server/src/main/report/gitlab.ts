import { createHash } from 'node:crypto';
import { ENGLISH } from '../../l10n/language.js';
import { messageIn } from '../../lint/lintedFinding.js';
import type { Severity } from '../../rules/severity.js';
import { fingerprints } from './fingerprint.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/**
 * The report that GitLab shows in merge requests: its part of the Code Climate form. A file that could not be read is a
 * blocker, because nobody knows what is in it. Source: GitLab, "Code Quality", "Implement a custom tool".
 */
export function gitlabReport(result: LintResult): string {
  const places = placesByFile(result);
  const fingerprintOf = fingerprints(result);
  const findings = result.findings.map((finding) => ({
    description: messageIn(ENGLISH, finding),
    check_name: finding.ruleId,
    fingerprint: fingerprintOf.get(finding),
    severity: SEVERITIES[finding.severity],
    location: {
      path: result.displayPath(finding.uri),
      lines: { begin: places(finding.uri).position(finding.span.start).line + 1 },
    },
  }));
  const problems = result.problems.map(({ uri, message }) => ({
    description: `This could not be read: ${message}`,
    check_name: 'unreadable',
    fingerprint: createHash('sha256')
      .update(`unreadable\n${result.displayPath(uri)}\n${message}`)
      .digest('hex'),
    severity: 'blocker',
    location: { path: result.displayPath(uri), lines: { begin: 1 } },
  }));
  return JSON.stringify([...findings, ...problems], null, 2) + '\n';
}

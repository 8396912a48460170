import type { LintedFinding } from './lintedFinding.js';

/**
 * One mistake, one finding: drops what another finding on the same subject or the same characters supersedes.
 * A hint drops only hints: it is quiet in an editor, so it must not hide what is grave.
 */
export function withoutSuperseded(findings: readonly LintedFinding[]): LintedFinding[] {
  const superseding = findings.filter((finding) => finding.rule?.supersedes);
  if (superseding.length === 0) return [...findings];
  return findings.filter(
    (finding) =>
      !superseding.some(
        (other) =>
          other !== finding &&
          other.rule?.supersedes?.includes(finding.ruleId) === true &&
          (other.severity !== 'hint' || finding.severity === 'hint') &&
          isSameMistake(other, finding),
      ),
  );
}

function isSameMistake(a: LintedFinding, b: LintedFinding): boolean {
  return a.subject === b.subject || (a.span.start < b.span.end && b.span.start < a.span.end);
}

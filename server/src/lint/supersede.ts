import type { LintedFinding } from './lintedFinding.js';

/**
 * One mistake, one finding: drops what another finding on the same subject or the same characters supersedes.
 * A hint drops only hints: it is quiet in an editor, so it must not hide what is grave.
 */
export function withoutSuperseded(findings: readonly LintedFinding[]): LintedFinding[] {
  const superseding = new Map<string, LintedFinding[]>();
  for (const finding of findings) {
    for (const id of finding.rule?.supersedes ?? []) {
      const others = superseding.get(id);
      if (others) others.push(finding);
      else superseding.set(id, [finding]);
    }
  }
  return findings.filter(
    (finding) =>
      superseding
        .get(finding.ruleId)
        ?.some(
          (other) =>
            other !== finding &&
            (other.severity !== 'hint' || finding.severity === 'hint') &&
            isSameMistake(other, finding),
        ) !== true,
  );
}

function isSameMistake(a: LintedFinding, b: LintedFinding): boolean {
  return a.subject === b.subject || (a.span.start < b.span.end && b.span.start < a.span.end);
}

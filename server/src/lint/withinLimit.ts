/** The first findings, and those further down without which a person would take the file for checked. */
export function withinLimit<F extends { readonly tellsOfGap?: true }>(
  findings: readonly F[],
  limit: number,
): readonly F[] {
  const others = findings.filter(({ tellsOfGap }) => tellsOfGap !== true);
  const cutOff = new Set(others.slice(limit));
  return findings.filter((finding) => !cutOff.has(finding));
}

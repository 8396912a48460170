import type { LintedFinding, LintedFix } from '../../../lint/lintedFinding.js';
import { SEVERITIES } from '../../../rules/severity.js';
import { areApart } from '../../../syntax/apartEdits.js';
import type { TextEdit } from '../../../syntax/text.js';

/** A repair that is applied in this round. */
export interface ChosenFix {
  readonly finding: LintedFinding;
  readonly fix: LintedFix;
}

/**
 * The likely fix of each finding, as far as the fixes can be applied together: each is taken whole or not at all, and one
 * that touches what another one changes waits for the next round. Fixes that change what a machine does are made from the
 * same state of it and may want the same free slot, so a file gets one of them a round: the one of the gravest finding, after
 * which a lesser one, perhaps in another node, may mean nothing any more.
 * @param findings of all files; of equally grave ones the first comes first.
 */
export function chooseFixes(
  findings: readonly LintedFinding[],
  isWanted: (fix: LintedFix) => boolean,
): readonly ChosenFix[] {
  const edited = new Map<string, readonly TextEdit[]>();
  const changed = new Set<string>();
  const likely = findings.flatMap((finding) => {
    const [fix] = finding.fixes;
    return fix !== undefined && fix.blocked === undefined && isWanted(fix) ? [{ finding, fix }] : [];
  });
  const bySafety = [
    ...likely.filter(({ fix }) => fix.safety === 'safe'),
    ...likely.filter(({ fix }) => fix.safety === 'unsafe').sort(byGravity),
  ];
  return bySafety.filter(({ fix: { files, safety } }) => {
    if (safety === 'unsafe' && files.some(({ uri }) => changed.has(uri))) return false;
    const isFree = files.every(({ uri, edits }) => areApart(edits, edited.get(uri) ?? []));
    if (!isFree) return false;
    for (const { uri, edits } of files) {
      edited.set(uri, [...(edited.get(uri) ?? []), ...edits]);
      if (safety === 'unsafe') changed.add(uri);
    }
    return true;
  });
}

const byGravity = (one: ChosenFix, other: ChosenFix): number =>
  SEVERITIES.indexOf(other.finding.severity) - SEVERITIES.indexOf(one.finding.severity);

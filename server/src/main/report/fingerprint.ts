import { createHash } from 'node:crypto';
import type { LintedFinding } from '../../lint/lintedFinding.js';
import { linesIn } from '../../syntax/lines.js';
import type { Span } from '../../syntax/text.js';
import { HIDDEN, hideSecrets, withMark } from '../../knowledge/hiddenSecrets.js';
import { onceByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

/** In UTF-16 units: longer lines, such as those of a .vmc without line breaks, hold more than the finding is about. */
const MOST_OF_A_LINE = 400;

/**
 * What stays of a finding when lines above or below it change: its rule and what is written on its lines, blanks aside.
 * Two findings can have the same one, and files are not told apart; `fingerprints` does both. Secrets do not count,
 * because a short one could be guessed from its fingerprint.
 * @param shown the text that the finding's span refers to, from `textOfPrints`.
 * @returns 32 hexadecimal digits.
 */
export function fingerprint(finding: LintedFinding, shown: string): string {
  return digest(finding.ruleId, content(shown, finding.span));
}

/** What counts of the files: their text without secrets, which are looked for once a file. */
export const textOfPrints = (text: (uri: string) => string): ((uri: string) => string) =>
  onceByFile((uri) => hideSecrets(text(uri)));

/**
 * A fingerprint for every finding of a run, each of them another one: rule, file as it is shown, what is written on the
 * lines, and which one it is where these are equal. Computed in the order of the findings.
 */
export function fingerprints(result: LintResult): ReadonlyMap<LintedFinding, string> {
  const shown = textOfPrints((uri) => result.text(uri));
  const seen = new Map<string, number>();
  const all = new Map<LintedFinding, string>();
  for (const finding of result.findings) {
    const { ruleId, uri, span } = finding;
    const parts = [ruleId, result.displayPath(uri), content(shown(uri), span)];
    const equal = digest(...parts);
    const occurrence = (seen.get(equal) ?? 0) + 1;
    seen.set(equal, occurrence);
    all.set(finding, occurrence === 1 ? equal : digest(...parts, String(occurrence)));
  }
  return all;
}

function content(text: string, span: Span): string {
  const lines = linesIn(text, span);
  const part = lines.end - lines.start <= MOST_OF_A_LINE ? lines : span;
  return withMark(text.slice(part.start, part.end), HIDDEN).replaceAll(/\s+/g, ' ').trim();
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

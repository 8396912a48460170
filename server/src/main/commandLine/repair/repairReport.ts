import { ENGLISH } from '../../../l10n/language.js';
import type { LintResult } from '../../report/result.js';
import { showable } from '../../report/terminalText.js';
import type { Repairs } from './repairRounds.js';
import type { WrittenRepairs } from './writeRepairs.js';

/**
 * What was repaired and what was left alone, in lines for people.
 * @param outcome undefined when nothing was to be written.
 */
export function repairReport(
  repairs: Repairs,
  outcome: WrittenRepairs | undefined,
  pathOf: LintResult['displayPath'],
): string {
  const displayPath = (uri: string): string => showable(pathOf(uri));
  const isFailed = (uri: string): boolean => outcome?.failed.has(uri) === true;
  const done = repairs.done.filter(({ fix }) => !fix.files.some(({ uri }) => isFailed(uri)));
  const verb = outcome ? 'repaired' : 'would be repaired';
  const lines = done.map(({ finding, fix }) => {
    const others = fix.files
      .map(({ uri }) => displayPath(uri))
      .filter((name) => name !== displayPath(finding.uri));
    const also = others.length === 0 ? '' : `, also in ${others.join(', ')}`;
    return `${displayPath(finding.uri)}: ${verb}: ${showable(ENGLISH(fix.title))}${also} [${finding.ruleId}]\n`;
  });
  const leftAlone = [...repairs.leftAlone, ...(outcome?.failed ?? [])].map(([uri, why]) => {
    const rest = repairs.files.has(uri) && !isFailed(uri) ? 'otherwise ' : '';
    return `${displayPath(uri)}: ${rest}left as it is: ${showable(why)}\n`;
  });
  const unfinished = repairs.isUnfinished
    ? [
        'There still was something to repair when vmxlint stopped; run it again, and report it when that goes on.\n',
      ]
    : [];
  return [...counted(lines), ...leftAlone, ...unfinished].join('');
}

/** Equal lines once, with their number. */
function counted(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line.trimEnd()} (${count} times)\n`));
}

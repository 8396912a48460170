import { say } from '../../l10n/phrase.js';
import { matcher } from './globs.js';
import { pathBelow } from './pathBelow.js';
import type { SettingProblem, WrittenGlob } from './readSettings.js';

/**
 * The nodes of clusters that no machine fits. Without this a misspelled one would be left out of its cluster, and nobody sees
 * that the cluster is checked without it.
 * @param folder URI of the settings' folder.
 * @param machines URIs of machines, among them every one in that folder and below it.
 */
export function missingNodes(
  nodes: readonly WrittenGlob[],
  folder: string,
  machines: readonly string[],
): readonly SettingProblem[] {
  if (nodes.length === 0) return [];
  const paths = machines.flatMap((uri) => pathBelow(folder, uri) ?? []);
  return nodes
    .filter(({ glob }) => !paths.some(matcher(glob)))
    .map(({ glob, span }) => ({
      severity: 'warning',
      span,
      message: say`No machine fits "${glob}" in the folder of these settings or below it, so the cluster is checked without this node. Correct the name or its folders, or put the file there; what lies behind a link is not looked at.`,
    }));
}

import { say } from '../../l10n/phrase.js';
import type { LintedFinding } from '../lintedFinding.js';
import { missingInClusters, type MachinesAround } from './missingInClusters.js';
import type { ReadSettings } from './readSettings.js';
import type { SettingsLayer } from './settings.js';

/** A vmxlint.json as it was read. */
export interface SettingsToJudge extends Pick<ReadSettings, 'problems' | 'clusters'> {
  readonly uri: string;
  readonly layer: Pick<SettingsLayer, 'folder'>;
}

/**
 * What is wrong in a vmxlint.json, at its place, as findings of that file, in its order.
 * @param machines undefined where those in its folder and below it are not all known.
 */
export function settingFindings(
  { uri, layer, problems, clusters }: SettingsToJudge,
  machines: MachinesAround | undefined,
): readonly LintedFinding[] {
  return [...problems, ...(machines ? missingInClusters(clusters, layer.folder, machines) : [])]
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ severity, span, message }) => ({
      rule: undefined,
      ruleId: 'settings',
      severity,
      key: `settings@${span.start}`,
      subject: 'settings',
      uri,
      span,
      message: [message, say`This part of the settings has no effect until it is corrected.`],
      related: [],
      fixes: [],
    }));
}

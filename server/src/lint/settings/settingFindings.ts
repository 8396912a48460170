import { say } from '../../l10n/phrase.js';
import type { LintedFinding } from '../lintedFinding.js';
import { missingNodes } from './missingNodes.js';
import type { ReadSettings } from './readSettings.js';
import type { SettingsLayer } from './settings.js';

/** A vmxlint.json as it was read. */
export interface SettingsToJudge extends Pick<ReadSettings, 'problems' | 'nodes'> {
  readonly uri: string;
  readonly layer: Pick<SettingsLayer, 'folder'>;
}

/**
 * What is wrong in a vmxlint.json, at its place, as findings of that file, in its order.
 * @param machines URIs of machines, among them every one in its folder and below; undefined where they are not all known.
 */
export function settingFindings(
  { uri, layer, problems, nodes }: SettingsToJudge,
  machines: readonly string[] | undefined,
): readonly LintedFinding[] {
  return [...problems, ...(machines ? missingNodes(nodes, layer.folder, machines) : [])]
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

import { say } from '../../l10n/phrase.js';
import type { LintedFinding } from '../lintedFinding.js';
import type { SettingProblem } from './readSettings.js';

/** What is wrong in a vmxlint.json, at its place, as findings of that file, in its order. */
export function settingFindings(uri: string, problems: readonly SettingProblem[]): readonly LintedFinding[] {
  return problems
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

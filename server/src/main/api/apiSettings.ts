import { ENGLISH } from '../../l10n/language.js';
import { readSettings } from '../../lint/settings/readSettings.js';
import { ruleNames } from '../../lint/settings/ruleNames.js';
import type { SettingsLayer } from '../../lint/settings/settings.js';
import { ALL_RULES } from '../../rules/allRules.js';
import type { LintOptions, Problem } from '../api.js';

/** What problems call the settings that a program gave. */
const NAME = 'options.settings';

/** The settings that a program gave, as a layer; what is wrong with them is left out and told. */
export function apiSettings(
  options: LintOptions | null,
  folder: string,
): { layers: readonly SettingsLayer[]; problems: readonly Problem[] } {
  const settings = options?.settings;
  if (settings === undefined) return { layers: [], problems: [] };
  const text = typeof settings === 'string' ? settings : asJson(settings);
  if (text === undefined) {
    return { layers: [], problems: [{ file: NAME, message: 'it cannot be written as JSON' }] };
  }
  const read = readSettings(text, ruleNames(ALL_RULES));
  return {
    layers: [{ folder, name: NAME, settings: read.settings }],
    problems: read.problems.map(({ message }) => ({ file: NAME, message: ENGLISH(message) })),
  };
}

/** Undefined for what JSON cannot hold, such as an object that contains itself. */
function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

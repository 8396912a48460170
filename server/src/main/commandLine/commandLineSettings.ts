import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { URI, Utils } from 'vscode-uri';
import { ENGLISH } from '../../l10n/language.js';
import { readSettings, type ReadSettings } from '../../lint/settings/readSettings.js';
import { ruleNames } from '../../lint/settings/ruleNames.js';
import type { SettingsLayer } from '../../lint/settings/settings.js';
import { ALL_RULES } from '../../rules/allRules.js';
import { decodeJson } from '../../workspace/encoding.js';
import { phrasedErrorOf } from '../../workspace/nodeFileSystem.js';
import type { GivenSettings } from '../lintPaths.js';

/** `--config`, `--product` and `--rule` as written. */
export interface CommandLineSettings {
  readonly config: string | undefined;
  readonly product: string | undefined;
  readonly rule: readonly string[];
}

/**
 * Reads the settings of the command line; a text says what is wrong with them. A file that `--config` names is used instead
 * of every vmxlint.json.
 */
export async function commandLineSettings(
  { config, product, rule }: CommandLineSettings,
  cwd: string,
): Promise<GivenSettings | string> {
  const incomplete = rule.find((pair) => !/^[^=]+=[^=]+$/.test(pair));
  if (incomplete !== undefined) return `--rule ${incomplete} says no level; write --rule NAME=LEVEL.`;
  const rules = Object.fromEntries(rule.map((pair) => pair.split('=') as [string, string]));
  const typed = layer(
    readSettings(JSON.stringify({ rules, product }), ruleNames(ALL_RULES)),
    URI.file(cwd).toString(),
    'the command line',
  );
  if (typeof typed === 'string') return typed;
  if (config === undefined) return { layers: [typed], usesProject: true };
  const file = path.resolve(cwd, config);
  const bytes = await readFile(file).catch(phrasedErrorOf);
  if (bytes instanceof Error) return `${config} could not be read: ${bytes.message}.`;
  const uri = URI.file(file);
  const text = decodeJson(bytes);
  const read = readSettings(text, ruleNames(ALL_RULES));
  const named = layer(read, Utils.dirname(uri).toString(), path.basename(file));
  if (typeof named === 'string') return `${config}: ${named}`;
  const { problems, clusters } = read;
  return {
    layers: [named, typed],
    usesProject: false,
    file: { uri: uri.toString(), text, layer: named, problems, clusters },
  };
}

function layer({ settings, problems }: ReadSettings, folder: string, name: string): SettingsLayer | string {
  const [problem] = problems;
  return problem ? ENGLISH(problem.message) : { folder, name, settings };
}

import { URI } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver';
import type { Phrase } from '../l10n/phrase.js';
import { readSettings } from '../lint/settings/readSettings.js';
import { ruleNames } from '../lint/settings/ruleNames.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { ClientAbilities } from './clientAbilities.js';

/** What the editor may write between the lines, each of it switched by a setting. */
export interface ShownHints {
  /** `vmx.codeLens.cluster`: the cluster a machine is a node of, above its first line. */
  readonly cluster: boolean;
  /** `vmx.inlayHints.sharedWith`: the other machines that use a disk. */
  readonly sharedWith: boolean;
  /** `vmx.inlayHints.guestName`: the guest's readable name behind `guestOS`. */
  readonly guestName: boolean;
  /** `vmx.inlayHints.memory`: large memory sizes in GiB. */
  readonly memory: boolean;
}

const SHOWN_HINTS: ShownHints = { cluster: true, sharedWith: true, guestName: true, memory: true };

/** The editor's settings of the section `vmx`. */
export interface EditorSettings {
  /** Folders beside the opened ones whose disk files may be read, as URIs. */
  readonly diskFolders: readonly string[];
  /** False: findings of open files only. */
  readonly wholeWorkspace: boolean;
  /** `vmx.rules`, `vmx.product` and so on, once for each opened folder, because globs start there. */
  readonly layers: readonly SettingsLayer[];
  readonly hints: ShownHints;
  /** What is wrong with them, for a person. */
  readonly problems: readonly Phrase[];
}

/** Before the client was asked. */
export const NO_EDITOR_SETTINGS: EditorSettings = {
  diskFolders: [],
  wholeWorkspace: true,
  layers: [],
  hints: SHOWN_HINTS,
  problems: [],
};

/** The settings that mean the same as in vmxlint.json. */
const LINT_SETTINGS = ['rules', 'product', 'clusters', 'overrides', 'ignore'];

/**
 * Asks the client; a client without settings or without an answer, and values of a wrong type, give the defaults.
 * @param told what a client that cannot be asked has sent by itself: its settings, ours in the section `vmx`.
 */
export async function readEditorSettings(
  connection: Connection,
  abilities: ClientAbilities | undefined,
  folders: readonly string[],
  told: unknown,
): Promise<EditorSettings> {
  const answer: unknown =
    abilities?.configuration === true
      ? await connection.workspace.getConfiguration('vmx').catch(() => undefined)
      : asRecord(told)['vmx'];
  const section = asRecord(answer);
  // Settings that nobody made come as null or empty: they are left out.
  const made = LINT_SETTINGS.filter((name) => section[name] !== null && section[name] !== '');
  const text = JSON.stringify(Object.fromEntries(made.map((name) => [name, section[name]])));
  const { settings, problems } = readSettings(text, ruleNames(ALL_RULES));
  const diskFolders = asRecord(section['disks'])['folders'];
  return {
    diskFolders: texts(diskFolders).map((folder) => URI.file(folder).toString()),
    wholeWorkspace: asRecord(section['diagnostics'])['scope'] !== 'openFiles',
    layers: folders.map((folder) => ({ folder, name: "the editor's settings", settings })),
    hints: {
      cluster: asRecord(section['codeLens'])['cluster'] !== false,
      sharedWith: asRecord(section['inlayHints'])['sharedWith'] !== false,
      guestName: asRecord(section['inlayHints'])['guestName'] !== false,
      memory: asRecord(section['inlayHints'])['memory'] !== false,
    },
    problems: problems.map(({ message }) => message),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && one !== '')
    : [];
}

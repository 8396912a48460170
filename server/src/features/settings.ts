import { URI, Utils } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver';
import { ENGLISH } from '../l10n/language.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { readSettings } from '../lint/settings/readSettings.js';
import { ruleNames } from '../lint/settings/ruleNames.js';
import type { Settings, SettingsLayer } from '../lint/settings/settings.js';
import { ALL_RULES } from '../rules/allRules.js';
import { contains } from '../workspace/containment.js';
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
  /** `vmx.rules`, `vmx.product` and so on, as they count for a file: each opened folder may have its own. */
  readonly layerOf: (uri: string) => SettingsLayer | undefined;
  readonly hints: ShownHints;
  /** What is wrong with them, for a person. */
  readonly problems: readonly Phrase[];
}

/** Before the client was asked. */
export const NO_EDITOR_SETTINGS: EditorSettings = {
  diskFolders: [],
  wholeWorkspace: true,
  layerOf: () => undefined,
  hints: SHOWN_HINTS,
  problems: [],
};

/** Ours among the settings of an editor. */
export const SECTION = 'vmx';

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
  const items = [{ section: SECTION }, ...folders.map((scopeUri) => ({ section: SECTION, scopeUri }))];
  const answer: unknown =
    abilities?.configuration === true
      ? await connection.workspace.getConfiguration(items).catch(() => undefined)
      : [asRecord(told)[SECTION]];
  const [window, ...ofFolders] = (Array.isArray(answer) ? answer : []) as readonly unknown[];
  const everywhere = lintSettings(window);
  // A client that has no settings of folders may answer for the window alone.
  const inFolders = folders.map((folder, index) => ({
    folder,
    ...(ofFolders[index] ? lintSettings(ofFolders[index]) : everywhere),
  }));
  const section = asRecord(window);
  const diskFolders = texts(asRecord(section['disks'])['folders']);
  const relative = diskFolders.filter((folder) => !ABSOLUTE.test(folder));
  return {
    diskFolders: diskFolders
      .filter((folder) => !relative.includes(folder))
      .map((folder) => URI.file(folder).toString()),
    wholeWorkspace: asRecord(section['diagnostics'])['scope'] !== 'openFiles',
    layerOf(uri) {
      const [closest] = inFolders
        .filter(({ folder }) => contains(folder, uri))
        .sort((a, b) => b.folder.length - a.folder.length);
      // Globs start in the opened folder; those for a file outside of all folders beside the file.
      const folder = closest?.folder ?? Utils.dirname(URI.parse(uri)).toString();
      return { folder, name: "the editor's settings", settings: (closest ?? everywhere).settings };
    },
    hints: {
      cluster: asRecord(section['codeLens'])['cluster'] !== false,
      sharedWith: asRecord(section['inlayHints'])['sharedWith'] !== false,
      guestName: asRecord(section['inlayHints'])['guestName'] !== false,
      memory: asRecord(section['inlayHints'])['memory'] !== false,
    },
    problems: eachOnce([
      ...[everywhere, ...inFolders].flatMap(({ problems }) => problems),
      ...relative.map(
        (folder) =>
          say`No disk is read in "${folder}", which vmx.disks.folders names: it is no absolute path. Write the whole path of the folder.`,
      ),
    ]),
  };
}

/** A path from the root of a system on, of Windows or of another one. */
const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:[/\\])/;

/** Those of the section that mean the same as in vmxlint.json. */
function lintSettings(answer: unknown): {
  readonly settings: Settings;
  readonly problems: readonly Phrase[];
} {
  const section = asRecord(answer);
  // Settings that nobody made come as null or empty: they are left out.
  const made = LINT_SETTINGS.filter((name) => section[name] !== null && section[name] !== '');
  const text = JSON.stringify(Object.fromEntries(made.map((name) => [name, section[name]])));
  const { settings, problems } = readSettings(text, ruleNames(ALL_RULES));
  return { settings, problems: problems.map(({ message }) => message) };
}

/** A folder has the settings of the window too: what is wrong with those is told once. */
function eachOnce(problems: readonly Phrase[]): readonly Phrase[] {
  return [...new Map(problems.map((problem) => [ENGLISH(problem), problem])).values()];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && one !== '')
    : [];
}

import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { SETTINGS_FILE } from '../lint/settings/settings.js';
import { contains } from '../workspace/containment.js';
import type { ClientAbilities } from './clientAbilities.js';
import { Places } from './place.js';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** A vmxlint.json to write to; `text` undefined means that it has to be made, which takes document changes. */
export interface SettingsPlace {
  readonly uri: string;
  readonly text: string | undefined;
  /** Of the text that an editor shows; null where it is the one on disk. */
  readonly version: number | null;
  readonly abilities: Pick<ClientAbilities, 'documentChanges' | 'positionEncoding' | 'readsLineFeeds'>;
}

/**
 * Whether a rule can be switched off in these settings. They are left to the person who writes them where they are no
 * object in braces, or where something else stands for a list or an object of them.
 */
export function canDisable({ text }: SettingsPlace): boolean {
  if (text === undefined) return true;
  const root = parseTree(text, [], { allowTrailingComma: true });
  // An empty file becomes an object.
  if (!root) return text.trim() === '';
  const typeOf = (name: string): string | undefined => findNodeAtLocation(root, [name])?.type;
  return (
    root.type === 'object' &&
    ['array', undefined].includes(typeOf('overrides')) &&
    ['object', undefined].includes(typeOf('rules'))
  );
}

/** Switches a rule off for one file: an override, because comments in a .vmx do not outlive VMware's next rewrite. */
export function disableForFile(place: SettingsPlace, fileUri: string, ruleId: string): WorkspaceEdit {
  const folder = Utils.dirname(URI.parse(place.uri)).path.replace(/\/?$/, '/');
  const path = URI.parse(fileUri).path;
  const name = path.startsWith(folder) ? path.slice(folder.length) : Utils.basename(URI.parse(fileUri));
  const override = { files: [globOf(name)], rules: { [ruleId]: 'off' } };
  return settingsEdit(place, ['overrides', -1], override);
}

/** A glob that fits this one file: without a slash it would fit files of the name in all folders below. */
function globOf(path: string): string {
  const glob = path.replaceAll(/[\\*?[\]{}!]/g, '\\$&');
  return glob.includes('/') ? glob : `./${glob}`;
}

/** Switches a rule off for everything under the settings. */
export function disableForFolder(place: SettingsPlace, ruleId: string): WorkspaceEdit {
  return settingsEdit(place, ['rules', ruleId], 'off');
}

function settingsEdit(
  { uri, text, version, abilities }: SettingsPlace,
  path: (string | number)[],
  value: unknown,
): WorkspaceEdit {
  const before = text ?? '{}';
  const after = applyEdits(before, modify(before, path, value, { ...FORMAT, isArrayInsertion: true }));
  const whole = new Places(before, abilities.positionEncoding).range({ start: 0, end: before.length });
  if (text !== undefined) {
    const newText = abilities.readsLineFeeds ? after.replaceAll('\r\n', '\n') : after;
    const edits = [{ range: whole, newText }];
    if (!abilities.documentChanges) return { changes: { [uri]: edits } };
    return { documentChanges: [{ textDocument: { uri, version }, edits }] };
  }
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      {
        textDocument: { uri, version },
        edits: [{ range: { start, end: start }, newText: `${after}\n` }],
      },
    ],
  };
}

/** Where a new vmxlint.json belongs: the workspace folder that holds the file, else the file's own folder. */
export function newSettingsUri(folders: readonly string[], fileUri: string): string {
  const holding = folders.filter((folder) => contains(folder, fileUri));
  const [closest] = holding.sort((a, b) => b.length - a.length);
  const folder = closest === undefined ? Utils.dirname(URI.parse(fileUri)) : URI.parse(closest);
  return Utils.joinPath(folder, SETTINGS_FILE).toString();
}

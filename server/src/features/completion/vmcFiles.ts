import { CompletionItemKind } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { say } from '../../l10n/phrase.js';
import { pathNotation } from '../../machine/diskPath.js';
import { isReadableFolder } from '../../workspace/roots.js';
import { readableRoots } from '../readableRoots.js';
import type { MachineDocument } from '../machineDocument.js';
import { vmcMachines } from './vmcNeighbours.js';
import type { OfferedValue } from './vmcValueItems.js';

/** More entries of a folder than this nobody reads. */
const MOST_ENTRIES = 200;

/** The endings of the files that a leaf names, by what its path ends with. */
const ENDINGS: readonly (readonly [path: RegExp, endings: RegExp])[] = [
  [/\/undo_pathname\/(?:absolute|relative)$/, /\.vud$/i],
  [/\/floppy\/pathname\/(?:absolute|relative)$/, /\.vfd$/i],
  [/\/saved_state\/path\/(?:absolute|relative)$/, /\.vsv$/i],
  [/\/location\/pathname\/(?:absolute|relative)$/, /\.(?:vhd|iso)$/i],
];

/** Whether the leaf on a path below `preferences` names a file. */
export function namesFile(path: string): boolean {
  return ENDINGS.some(([leaf]) => leaf.test(path));
}

/**
 * Files that the leaf may name: those in the folder that is typed so far, the machine's own at first, and disks of the
 * machines beside this one, for nodes share disks. Folders are looked at only inside the allowed ones.
 */
export async function fileValues(
  document: MachineDocument,
  path: string,
  typed: string,
): Promise<readonly OfferedValue[]> {
  const endings = ENDINGS.find(([leaf]) => leaf.test(path))?.[1] ?? /$^/;
  const isAbsolute = path.endsWith('/absolute');
  const listed = await listedFiles(document, isAbsolute, typed, endings);
  const named = isDisk(path) ? disksBeside(document, isAbsolute) : [];
  const known = new Set(listed.map(({ value }) => value.toLowerCase()));
  return [...listed, ...named.filter(({ value }) => !known.has(value.toLowerCase()))];
}

const isDisk = (path: string): boolean => path.includes('/location/pathname/');

async function listedFiles(
  document: MachineDocument,
  isAbsolute: boolean,
  typed: string,
  endings: RegExp,
): Promise<readonly OfferedValue[]> {
  const own = Utils.dirname(URI.parse(document.uri));
  const ownPath = windowsPath(own);
  const written = typed.slice(0, Math.max(typed.lastIndexOf('\\'), typed.lastIndexOf('/')) + 1);
  if (isAbsolute && ownPath === undefined) return [];
  const prefix = written === '' && isAbsolute ? `${ownPath ?? ''}\\` : written;
  if (prefix !== '' && pathNotation(prefix) !== (isAbsolute ? 'windows' : 'relative')) return [];
  const slashed = prefix.replaceAll('\\', '/');
  const folder = Utils.joinPath(isAbsolute ? URI.file('/') : own, slashed);
  const entries = (await mayList(document, folder.toString()))
    ? await document.session.fileSystem.list(folder.toString()).catch(() => [])
    : [];
  const files = entries.filter(({ name, type }) => type === 'file' && endings.test(name));
  const folders = entries.filter(({ name, type }) => type === 'directory' && !name.startsWith('.'));
  return [
    ...files.map(({ name }) => ({ value: prefix + name, kind: CompletionItemKind.File })),
    ...folders.map(({ name }) => ({
      value: `${prefix}${name}\\`,
      kind: CompletionItemKind.Folder,
      continues: true,
    })),
  ].slice(0, MOST_ENTRIES);
}

/** Whether a folder lies in the opened ones or the machine's own, also after following links. */
async function mayList({ uri, session }: MachineDocument, folder: string): Promise<boolean> {
  return isReadableFolder(session.fileSystem, readableRoots(session, uri), folder);
}

/** The disks that machines beside this one name, as this one would name them. */
function disksBeside(document: MachineDocument, isAbsolute: boolean): readonly OfferedValue[] {
  const { uri } = document;
  const found = new Map<string, OfferedValue>();
  for (const machine of vmcMachines(document).near.filter((other) => other.uri !== uri)) {
    for (const { fileName, relativeFileName } of machine.disks) {
      const name = isAbsolute ? fileName.value : relativeFileName.value;
      if (name === undefined || pathNotation(name) !== (isAbsolute ? 'windows' : 'relative')) continue;
      const value = isAbsolute ? name : relativeTo(uri, machine.uri, name);
      const meaning = say`${machine.name} uses this file.`;
      if (value !== undefined)
        found.set(value.toLowerCase(), { value, meaning, kind: CompletionItemKind.File });
    }
  }
  return [...found.values()].slice(0, MOST_ENTRIES);
}

/** A name relative to another machine's folder as one relative to this machine's; undefined where they share none. */
function relativeTo(uri: string, other: string, name: string): string | undefined {
  const from = Utils.dirname(URI.parse(uri)).path.split('/');
  const target = Utils.joinPath(Utils.dirname(URI.parse(other)), name.replaceAll('\\', '/')).path.split('/');
  const shared = from.findIndex((part, index) => part !== target[index]);
  const common = shared < 0 ? from.length : shared;
  if (common < 2) return undefined;
  return [...from.slice(common).map(() => '..'), ...target.slice(common)].join('\\');
}

/** `C:\folder` of a URI with a drive's letter. */
function windowsPath({ path, authority }: URI): string | undefined {
  const [, drive, rest] = (authority === '' && /^\/([A-Za-z]):(.*)$/.exec(path)) || [];
  return drive === undefined ? undefined : `${drive.toUpperCase()}:${(rest ?? '').replaceAll('/', '\\')}`;
}

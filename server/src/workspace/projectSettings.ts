import { URI, Utils } from 'vscode-uri';
import { readSettings, type SettingProblem, type WrittenCluster } from '../lint/settings/readSettings.js';
import { SETTINGS_FILE, type SettingsLayer } from '../lint/settings/settings.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { phraseOf } from '../l10n/phrasedError.js';
import { contains } from './containment.js';
import { decodeJson } from './encoding.js';
import type { FileSystem } from './fileSystem.js';
import { isLink, staysInside } from './links.js';

/** Nobody writes so many settings by hand. In bytes. */
const MAX_SIZE = 1024 * 1024;

const LEADS_OUT = say`it is a link that leads out of the opened folders`;

/** One vmxlint.json as it was read. */
export interface SettingsFile {
  readonly uri: string;
  readonly text: string;
  readonly layer: SettingsLayer;
  readonly problems: readonly SettingProblem[];
  readonly clusters: readonly WrittenCluster[];
  /** Something lies there that could not be read; the text is empty then. */
  readonly isUnread?: true;
}

export function isSettingsFile(uri: string): boolean {
  return Utils.basename(URI.parse(uri)) === SETTINGS_FILE;
}

/** Finds the vmxlint.json of each folder: its own, else the nearest one above. Each is read once, until it changes. */
export class ProjectSettings {
  readonly #fs: FileSystem;
  readonly #names: ReadonlySet<string>;
  readonly #folders: () => readonly string[];
  #byFolder = new Map<string, Promise<SettingsFile | undefined>>();
  #files = new Map<string, SettingsFile>();

  /** @param folders the opened ones; none for single files. */
  constructor(fs: FileSystem, names: ReadonlySet<string>, folders: () => readonly string[]) {
    this.#fs = fs;
    this.#names = names;
    this.#folders = folders;
  }

  /** Every settings file in use. */
  get files(): readonly SettingsFile[] {
    return [...this.#files.values()];
  }

  /** A vmxlint.json appeared, changed or vanished. */
  forget(): void {
    // New maps, so that what is still being read does not end up among what is read from now on.
    this.#byFolder = new Map();
    this.#files = new Map();
  }

  /** The settings file that counts for a machine's file. */
  async forFile(uri: string): Promise<SettingsFile | undefined> {
    return this.#forFolder(Utils.dirname(URI.parse(uri)));
  }

  /** The same as it lies on disk at this moment: an editor that watches no files tells of no change. */
  async forFileNow(uri: string): Promise<SettingsFile | undefined> {
    for (let folder = Utils.dirname(URI.parse(uri)); ;) {
      const above = Utils.dirname(folder);
      const file = await this.#in(folder);
      if (file || above.path === folder.path) return file;
      folder = above;
    }
  }

  /** Reads settings that are named instead of found, or that an editor shows. */
  read(uri: string, text: string): SettingsFile {
    const { settings, problems, clusters } = readSettings(text, this.#names);
    const folder = Utils.dirname(URI.parse(uri)).toString();
    const layer = { folder, name: Utils.basename(URI.parse(uri)), settings };
    return { uri, text, layer, problems, clusters };
  }

  #forFolder(folder: URI): Promise<SettingsFile | undefined> {
    const key = folder.toString();
    const known = this.#byFolder.get(key);
    if (known) return known;
    const found = this.#look(folder);
    this.#byFolder.set(key, found);
    return found;
  }

  async #look(folder: URI): Promise<SettingsFile | undefined> {
    const files = this.#files;
    const file = await this.#in(folder);
    if (file) {
      files.set(file.uri, file);
      return file;
    }
    const above = Utils.dirname(folder);
    return above.path === folder.path ? undefined : this.#forFolder(above);
  }

  /** The settings file that lies in this very folder. */
  async #in(folder: URI): Promise<SettingsFile | undefined> {
    const uri = Utils.joinPath(folder, SETTINGS_FILE).toString();
    if (await this.#leadsOut(uri)) return this.#unread(uri, LEADS_OUT);
    return (await this.#fs.stat(uri))?.type === 'file' ? this.#readFile(uri) : undefined;
  }

  /** A file that cannot be read counts as empty, and says so. */
  async #readFile(uri: string): Promise<SettingsFile> {
    try {
      return this.read(uri, decodeJson(await this.#fs.readFile(uri, MAX_SIZE)));
    } catch (error) {
      return this.#unread(uri, phraseOf(error));
    }
  }

  #unread(uri: string, reason: Phrase): SettingsFile {
    const message = say`These settings could not be read: ${reason}.`;
    return {
      ...this.read(uri, '{}'),
      text: '',
      problems: [{ severity: 'error', span: { start: 0, end: 0 }, message }],
      isUnread: true,
    };
  }

  /**
   * True for a link that stands in an opened folder and leads out of all of them; it is not followed. Above the opened
   * folders the settings are the person's own, wherever they keep them.
   */
  async #leadsOut(uri: string): Promise<boolean> {
    if (!(await isLink(this.#fs, uri))) return false;
    const opened = this.#folders();
    const roots = opened.length > 0 ? opened : [Utils.dirname(URI.parse(uri)).toString()];
    return roots.some((root) => contains(root, uri)) && !(await staysInside(this.#fs, roots, uri));
  }
}

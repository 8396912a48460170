import { URI, Utils } from 'vscode-uri';
import { backingIdentities, type MachineFacts } from '../cluster/machineFacts.js';
import { ClusterIndex } from '../cluster/clusterIndex.js';
import { lintMachine } from '../lint/lintMachine.js';
import { settingsFor, type FileSettings } from '../lint/settings/effective.js';
import { ruleNames } from '../lint/settings/ruleNames.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { fileIdentities } from '../machine/diskPath.js';
import { presentDisks } from '../machine/virtualMachine.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { Format } from '../rules/rule.js';
import { DiskImages } from './diskImages.js';
import { decodeUtf8, shownAs } from './encoding.js';
import type { FileSystem } from './fileSystem.js';
import { findMachines, formatOf } from './findMachines.js';
import {
  newFileState,
  readMachine,
  readOnDisk,
  stillShownWrong,
  surroundingsOf,
  touch,
  type FileState,
  type OnDisk,
} from './machineFile.js';
import { ProjectSettings, type SettingsFile } from './projectSettings.js';
import { contains } from './roots.js';

export interface WorkspaceProblem {
  readonly uri: string;
  readonly message: string;
}

export interface WorkspaceLog {
  error(message: string): void;
}

/**
 * All machine files: those open in an editor with their current text, the others as they lie on disk. It gathers
 * what rules need (text, disk heads, locks, encodings) before they run.
 */
export class Workspace {
  readonly index = new ClusterIndex();
  readonly #fs: FileSystem;
  readonly #log: WorkspaceLog;
  readonly #images: DiskImages;
  readonly #project: ProjectSettings;
  readonly #files = new Map<string, FileState>();
  readonly #problems = new Map<string, string>();
  #folders: readonly string[] = [];
  #diskFolders: readonly string[] = [];
  #weakest: readonly SettingsLayer[] = [];
  #strongest: readonly SettingsLayer[] = [];
  #usesProject = true;

  constructor(fs: FileSystem, log: WorkspaceLog) {
    this.#fs = fs;
    this.#log = log;
    this.#images = new DiskImages(fs);
    this.#project = new ProjectSettings(fs, ruleNames(ALL_RULES));
  }

  /** Files that could not be read, and why. */
  get problems(): readonly WorkspaceProblem[] {
    return [...this.#problems].map(([uri, message]) => ({ uri, message }));
  }

  /** The folders whose machines are known and whose disk files may be read, and further ones with disk files only. */
  setFolders(folders: readonly string[], diskFolders: readonly string[] = []): void {
    this.#folders = folders;
    this.#diskFolders = diskFolders;
    this.#problems.clear();
    for (const [uri, state] of [...this.#files]) {
      const isOurs = state.openText !== undefined || folders.some((folder) => contains(folder, uri));
      if (isOurs) touch(state);
      else this.#forget(uri);
    }
  }

  /**
   * Settings beside vmxlint.json: those of the editor are weaker than it, those of the command line stronger.
   * @param usesProject false: no vmxlint.json is looked for, because settings were named.
   */
  setSettings(
    weakest: readonly SettingsLayer[],
    strongest: readonly SettingsLayer[] = [],
    usesProject = true,
  ): void {
    this.#usesProject = usesProject;
    this.#weakest = weakest;
    this.#strongest = strongest;
    for (const state of this.#files.values()) touch(state);
  }

  /** A vmxlint.json changed: everything is seen anew under its settings. */
  async settingsChanged(): Promise<void> {
    this.#project.forget();
    for (const state of this.#files.values()) touch(state);
    for (const uri of [...this.#files.keys()]) await this.load(uri);
  }

  /** The vmxlint.json files in use, with what is wrong in them. */
  get settingsFiles(): readonly SettingsFile[] {
    return this.#project.files;
  }

  /** Reads settings that an editor shows or the command line names. */
  readSettings(uri: string, text: string): SettingsFile {
    return this.#project.read(uri, text);
  }

  /** The vmxlint.json that counts for a file. */
  async settingsFileFor(uri: string): Promise<SettingsFile | undefined> {
    return this.#project.forFile(uri);
  }

  /** All machines that are known and not ignored. */
  machines(): readonly string[] {
    return this.index.uris();
  }

  /** Finds and reads all machines of the folders. */
  async scan(): Promise<void> {
    for (const uri of await this.find()) await this.load(uri);
  }

  /** The machine files of the folders, none of them read yet. */
  async find(): Promise<readonly string[]> {
    const uris = new Set<string>();
    for (const folder of this.#folders) {
      const found = await findMachines(this.#fs, folder);
      for (const { uri, message } of found.problems) this.#problems.set(uri, message);
      if (found.isCutOff)
        this.#problems.set(
          folder,
          'the folder holds more files than are searched; machines beyond that are not known',
        );
      for (const uri of found.uris) uris.add(uri);
    }
    return [...uris];
  }

  /** Reads the machines that lie in the same folder: the context of a file that was opened or named alone. */
  async loadSiblings(uri: string): Promise<void> {
    const folder = Utils.dirname(URI.parse(uri));
    const entries = await this.#fs.list(folder.toString()).catch(() => []);
    for (const { name, type } of entries) {
      const sibling = Utils.joinPath(folder, name).toString();
      if (type === 'file' && formatOf(sibling)) await this.load(sibling);
    }
  }

  /** A disk file changed, appeared or vanished: the machines that name it are read again. */
  async diskChanged(uri: string): Promise<readonly string[]> {
    this.#images.forget(uri);
    const identities = fileIdentities(uri, Utils.basename(URI.parse(uri)));
    const users = this.index.uris().filter((machine) => {
      const facts = this.index.facts(machine);
      return (
        facts !== undefined &&
        presentDisks(facts.machine).some((disk) =>
          backingIdentities(facts, disk).some((one) => identities.includes(one)),
        )
      );
    });
    for (const user of users) {
      const state = this.#files.get(user);
      if (state) touch(state);
      await this.load(user);
    }
    return users;
  }

  /** An editor shows the file, with this text; also after every change. */
  async open(uri: string, text: string, format: Format | undefined): Promise<void> {
    const state = this.#state(uri, format);
    const isNew = state.openText === undefined;
    state.openText = text;
    touch(state);
    if (isNew) {
      state.onDisk = undefined;
      state.shownWrong = false;
    }
    await this.load(uri);
  }

  /** The editor has closed the file: the disk counts again. */
  async close(uri: string): Promise<void> {
    const state = this.#files.get(uri);
    if (!state) return;
    state.openText = undefined;
    await this.fileChanged(uri);
  }

  isOpen(uri: string): boolean {
    return this.#files.get(uri)?.openText !== undefined;
  }

  /** The file, a lock or a disk file near it changed, appeared or vanished on disk. */
  async fileChanged(uri: string): Promise<void> {
    const state = this.#files.get(uri);
    if (!state && !formatOf(uri)) return;
    const known = state ?? this.#state(uri, undefined);
    known.onDisk = undefined;
    touch(known);
    const gone = known.openText === undefined && (await this.#fs.stat(uri))?.type !== 'file';
    if (gone) this.#forget(uri);
    else await this.load(uri);
  }

  /** Reads everything about a file that is not up to date yet. Never rejects. */
  async load(uri: string): Promise<void> {
    const state = this.#state(uri, undefined);
    while (state.loaded !== state.generation) {
      state.loading ??= this.#gather(uri, state).finally(() => (state.loading = undefined));
      await state.loading;
    }
  }

  /** The findings of a file, with its current text. */
  async lint(uri: string): Promise<readonly LintedFinding[]> {
    await this.load(uri);
    const state = this.#files.get(uri);
    if (!state) return [];
    state.findings ??= this.#lintNow(uri, state);
    return state.findings;
  }

  #lintNow(uri: string, { settings }: FileState): readonly LintedFinding[] {
    return lintMachine(this.index, uri, {
      rules: ALL_RULES,
      ...(settings ? { levelOf: settings.levelOf } : {}),
      onRuleError: (rule, error) => {
        this.#log.error(
          `rule ${rule.id} failed on ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      },
    });
  }

  /** The text that spans and edits of this file refer to; undefined for a file nobody knows. */
  text(uri: string): string | undefined {
    return this.#files.get(uri)?.text;
  }

  /** The encoding an open file should be shown in, when the editor shows it in another one. */
  async wrongEncoding(uri: string): Promise<string | undefined> {
    await this.load(uri);
    const state = this.#files.get(uri);
    return state?.shownWrong === true ? state.onDisk?.decoded.encoding : undefined;
  }

  /** The encoding of a file on disk, for whoever is going to open it; undefined when it cannot be read. */
  async encodingOnDisk(uri: string): Promise<string | undefined> {
    await this.load(uri);
    return this.#files.get(uri)?.onDisk?.decoded.encoding;
  }

  /** True when a file would be read wrongly as UTF-8, as most editors do. A byte order mark tells them. */
  needsEncoding(uri: string): boolean {
    const onDisk = this.#files.get(uri)?.onDisk;
    if (!onDisk || onDisk.decoded.text.startsWith('\uFEFF')) return false;
    return shownAs(decodeUtf8(onDisk.bytes), onDisk.bytes, onDisk.decoded) === 'wrong';
  }

  #state(uri: string, format: Format | undefined): FileState {
    const known = this.#files.get(uri);
    if (known) return known;
    const state = newFileState(format ?? formatOf(uri) ?? 'vmx');
    this.#files.set(uri, state);
    return state;
  }

  #forget(uri: string): void {
    this.#files.delete(uri);
    this.#problems.delete(uri);
    this.#unindex(uri);
  }

  /** Findings of machines that may depend on this one are made anew when somebody asks for them. */
  #outdate(uri: string): void {
    for (const one of [uri, ...this.index.relatedTo(uri)]) {
      const state = this.#files.get(one);
      if (state) state.findings = undefined;
    }
  }

  #index(facts: MachineFacts): void {
    this.#outdate(facts.machine.uri);
    this.index.update(facts);
    this.#outdate(facts.machine.uri);
  }

  #unindex(uri: string): void {
    this.#outdate(uri);
    this.index.remove(uri);
  }

  async #settingsFor(uri: string): Promise<FileSettings> {
    const project = this.#usesProject ? await this.#project.forFile(uri) : undefined;
    return settingsFor(uri, [...this.#weakest, ...(project ? [project.layer] : []), ...this.#strongest]);
  }

  async #gather(uri: string, state: FileState): Promise<void> {
    const generation = state.generation;
    state.onDisk ??= await this.#readOnDisk(uri, state.format);
    const text = state.openText ?? state.onDisk?.decoded.text;
    if (state.generation !== generation) return;
    if (text === undefined) {
      this.#unindex(uri);
    } else {
      const settings = await this.#settingsFor(uri);
      const machine = readMachine(uri, text, state.format, settings.declaration);
      const diskFiles = await this.#images.ofMachine(machine, this.#rootsFor(uri));
      if (state.generation !== generation) return;
      state.text = text;
      state.settings = settings;
      state.shownWrong = stillShownWrong(state);
      if (settings.isIgnored) this.#unindex(uri);
      else this.#index({ machine, diskFiles, surroundings: surroundingsOf(state) });
    }
    state.loaded = generation;
  }

  async #readOnDisk(uri: string, format: Format): Promise<OnDisk | undefined> {
    try {
      const found = await readOnDisk(this.#fs, uri, format);
      this.#problems.delete(uri);
      return found;
    } catch (error) {
      this.#problems.set(uri, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** A file opened without a folder may read disk files of its own folder. */
  #rootsFor(uri: string): readonly string[] {
    const own = this.#folders.length === 0 ? [Utils.dirname(URI.parse(uri)).toString()] : [];
    return [...this.#folders, ...this.#diskFolders, ...own];
  }
}

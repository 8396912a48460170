import { URI, Utils } from 'vscode-uri';
import type { LocatedImage, MachineFacts } from '../cluster/machineFacts.js';
import { ClusterIndex } from '../cluster/clusterIndex.js';
import { lintMachine } from '../lint/lintMachine.js';
import { say } from '../l10n/phrase.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { fileIdentities } from '../machine/diskPath.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { Format } from '../rules/rule.js';
import { DescriptorSurroundings } from './descriptorSurroundings.js';
import { DiskImages } from './diskImages.js';
import { stackOf } from './errorText.js';
import type { FileSystem } from './fileSystem.js';
import { findMachines, formatOf, siblingsOf, unreadPlace, type UnreadPlace } from './findMachines.js';
import { LayeredSettings } from './layeredSettings.js';
import {
  fileEncoding,
  isOutdated,
  newFileState,
  readMachine,
  readOnDisk,
  stillShownWrong,
  surroundingsOf,
  touch,
  touchOnDisk,
  type FileEncoding,
  type FileState,
} from './machineFile.js';
import { statUnlinked } from './links.js';
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
  readonly settings: LayeredSettings;
  /** What the disk descriptors name that an editor shows. */
  readonly descriptors: DescriptorSurroundings;
  readonly #fs: FileSystem;
  readonly #log: WorkspaceLog;
  readonly #images: DiskImages;
  readonly #files = new Map<string, FileState>();
  readonly #problems = new Map<string, UnreadPlace>();
  #folders: readonly string[] = [];
  #diskFolders: readonly string[] = [];

  constructor(fs: FileSystem, log: WorkspaceLog) {
    this.#fs = fs;
    this.#log = log;
    this.#images = new DiskImages(fs);
    this.descriptors = new DescriptorSurroundings(fs);
    this.settings = new LayeredSettings(fs, () => this.#folders);
  }

  /** Files and folders that could not be read, and why. */
  get problems(): readonly UnreadPlace[] {
    return [...this.#problems.values()];
  }

  /** The folders whose machines are known and whose disk files may be read, and further ones with disk files only. */
  setFolders(folders: readonly string[], diskFolders: readonly string[] = []): void {
    this.#folders = folders;
    this.#diskFolders = diskFolders;
    this.#problems.clear();
    for (const [uri, state] of [...this.#files]) {
      const isOurs = state.openText !== undefined || folders.some((folder) => contains(folder, uri));
      if (isOurs) touchOnDisk(state);
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
    this.settings.setLayers(weakest, strongest, usesProject);
    for (const state of this.#files.values()) touch(state);
  }

  /** A vmxlint.json changed: everything is seen anew under its settings. */
  async settingsChanged(): Promise<void> {
    this.settings.project.forget();
    for (const state of this.#files.values()) touch(state);
    for (const uri of [...this.#files.keys()]) await this.#update(uri);
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
    const found = await Promise.all(this.#folders.map((folder) => findMachines(this.#fs, folder)));
    for (const place of found.flatMap(({ problems }) => problems)) this.#problems.set(place.uri, place);
    return [...new Set(found.flatMap(({ uris }) => uris))];
  }

  /** Reads the machines that lie in the same folder: the context of a file that was opened or named alone. */
  async loadSiblings(uri: string): Promise<void> {
    for (const sibling of await siblingsOf(this.#fs, uri)) await this.load(sibling);
  }

  /** A disk file changed, appeared or vanished: the machines that name it are read again. */
  async diskChanged(uri: string): Promise<readonly string[]> {
    this.#images.forget(uri);
    this.descriptors.changed();
    const identities = fileIdentities(uri, Utils.basename(URI.parse(uri)));
    const reading = [...this.#files].filter(([, { loading }]) => loading !== undefined).map(([user]) => user);
    // A machine that is just being read may have looked for the file a moment too early.
    const users = [...new Set([...this.index.usersOf(identities), ...reading])];
    for (const state of users.flatMap((user) => this.#files.get(user) ?? [])) touchOnDisk(state);
    for (const user of users) await this.#update(user);
    return users;
  }

  /** An editor shows the file, with this text; also after every change. */
  async open(uri: string, text: string, format: Format | undefined): Promise<void> {
    const state = this.#state(uri);
    if (state.openText === undefined) {
      touchOnDisk(state);
      state.format = format ?? state.format;
      state.shownWrong = false;
    } else touch(state);
    state.openText = text;
    await this.load(uri);
  }

  /** The editor has closed the file: the disk counts again. */
  async close(uri: string): Promise<void> {
    this.descriptors.forget(uri);
    const state = this.#files.get(uri);
    if (!state) return;
    state.openText = undefined;
    state.format = formatOf(uri) ?? state.format;
    await this.fileChanged(uri);
  }

  isOpen(uri: string): boolean {
    return this.#files.get(uri)?.openText !== undefined;
  }

  /** The file or a lock beside it changed, appeared or vanished on disk. */
  async fileChanged(uri: string): Promise<void> {
    if (!this.#files.has(uri) && !formatOf(uri)) return;
    const state = this.#state(uri);
    touchOnDisk(state);
    const { generation } = state;
    const type = this.#mayKnow(uri) ? (await statUnlinked(this.#fs, uri))?.type : undefined;
    const isThere = type === 'file' || type === 'unreachable';
    // Meanwhile an editor may have opened it, or it may have come back.
    const isGone = !isThere && state.openText === undefined && state.generation === generation;
    if (isGone && this.#files.get(uri) === state) this.#forget(uri);
    else await this.#update(uri);
  }

  /** Reads everything about a file that is not up to date yet; nothing outside of the folders. Never rejects. */
  async load(uri: string): Promise<void> {
    if (!this.#files.has(uri) && !this.#mayKnow(uri)) return;
    this.#state(uri);
    await this.#update(uri);
  }

  /** The same for a file that may be forgotten, or known anew, while it is read. */
  async #update(uri: string): Promise<void> {
    for (let state = this.#files.get(uri); state && isOutdated(state); state = this.#files.get(uri)) {
      const current = state;
      current.loading ??= this.#gather(uri, current).finally(() => (current.loading = undefined));
      await current.loading;
    }
  }

  /** Brings every file that an editor shows up to date, so that edits of several files fit their texts. */
  async settle(): Promise<void> {
    for (const [uri, state] of [...this.#files]) if (state.openText !== undefined) await this.#update(uri);
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
        this.#log.error(`rule ${rule.id} failed on ${uri}: ${stackOf(error)}`);
      },
    });
  }

  /** The text that spans and edits of this file refer to; undefined for a file nobody knows. */
  text(uri: string): string | undefined {
    return this.#files.get(uri)?.text;
  }

  /** Everything known of a machine, also of one that settings ignore; undefined where no machine could be read. */
  factsOf(uri: string): MachineFacts | undefined {
    return this.#files.get(uri)?.facts;
  }

  /** The parent of a linked disk image that a machine uses; undefined where it has none, or none that may be read. */
  async parentImage(uri: string, child: LocatedImage): Promise<LocatedImage | undefined> {
    return this.#images.parentOf(child, this.#rootsFor(uri));
  }

  /** How a file on disk is encoded, as it was last read; undefined when it could not be. */
  encodingOf(uri: string): FileEncoding | undefined {
    const state = this.#files.get(uri);
    return state && fileEncoding(state);
  }

  /** Also what is not open in an editor: all of the folders, and anything where no folder is opened. */
  #mayKnow(uri: string): boolean {
    return this.#folders.length === 0 || this.#folders.some((folder) => contains(folder, uri));
  }

  #state(uri: string): FileState {
    const known = this.#files.get(uri);
    if (known) return known;
    const state = newFileState(formatOf(uri) ?? 'vmx');
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

  /** Reads a file once. What changes meanwhile makes the answer old: then it is dropped as a whole. */
  async #gather(uri: string, state: FileState): Promise<void> {
    const { generation } = state;
    const isOld = (): boolean => state.generation !== generation || this.#files.get(uri) !== state;
    try {
      state.reading ??= readOnDisk(this.#fs, uri, state.format);
      const answer = await state.reading;
      const onDisk = 'problem' in answer ? undefined : answer;
      const settings = await this.settings.of(uri);
      if (isOld()) return;
      const text = state.openText ?? onDisk?.decoded.text;
      const machine =
        text === undefined ? undefined : readMachine(uri, text, state.format, settings.declaration);
      const diskFiles = machine && (await this.#images.ofMachine(machine, this.#rootsFor(uri), state.disks));
      if (isOld()) return;
      if ('problem' in answer) this.#problems.set(uri, unreadPlace(uri, answer.problem, answer.isGone));
      else this.#problems.delete(uri);
      state.onDisk = onDisk;
      state.settings = settings;
      state.text = text ?? state.text;
      state.shownWrong = stillShownWrong(state);
      state.facts =
        machine && diskFiles ? { machine, diskFiles, surroundings: surroundingsOf(state) } : undefined;
      if (!state.facts || settings.isIgnored) this.#unindex(uri);
      else this.#index(state.facts);
    } catch (error) {
      if (isOld()) return;
      this.#log.error(`${uri} could not be taken in: ${stackOf(error)}`);
      const reason = say`reading it failed; please report this with the file`;
      this.#problems.set(uri, unreadPlace(uri, reason));
      state.facts = undefined;
      this.#unindex(uri);
    }
    state.loaded = generation;
  }

  /** A file opened without a folder may read disk files of its own folder. */
  #rootsFor(uri: string): readonly string[] {
    const own = this.#folders.length === 0 ? [Utils.dirname(URI.parse(uri)).toString()] : [];
    return [...this.#folders, ...this.#diskFolders, ...own];
  }
}

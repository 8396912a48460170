import { URI, Utils } from 'vscode-uri';
import type { LocatedImage, MachineFacts } from '../cluster/machineFacts.js';
import type { ClusterIndex } from '../cluster/clusterIndex.js';
import { lintMachine } from '../lint/lintMachine.js';
import { say } from '../l10n/phrase.js';
import type { MachinesAround } from '../lint/settings/missingInClusters.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { fileIdentities } from '../machine/diskPath.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { Format } from '../rules/rule.js';
import { DescriptorSurroundings } from './descriptorSurroundings.js';
import { DiskImages } from './diskImages.js';
import { stackOf } from './errorText.js';
import type { FileSystem } from './fileSystem.js';
import { FolderMemory } from './folderMemory.js';
import { gather, type GatheredFrom } from './gathering.js';
import { formatOf, isMachineFile } from './fileEndings.js';
import { findFiles, siblingsOf, type UnreadPlace } from './findMachines.js';
import { inParallel } from './inParallel.js';
import { KnownFiles } from './knownFiles.js';
import { LayeredSettings, type LayerOf } from './layeredSettings.js';
import {
  fileEncoding,
  isOutdated,
  touch,
  touchOnDisk,
  type FileEncoding,
  type FileState,
} from './machineFile.js';
import { statUnlinked } from './links.js';
import { OpenedFolders } from './openedFolders.js';

/** Files read at the same time: enough to keep a disk busy, and few enough for any system's limit of open files. */
const READERS = 8;

export interface WorkspaceLog {
  error(message: string): void;
}

/** How several files are read. */
export interface LoadingOptions {
  /** Asked before each file; false: the rest is left. */
  readonly isWanted?: () => boolean;
  /** Told after each file how many were read. */
  readonly onLoaded?: (done: number) => void;
}

/**
 * All machine files: those open in an editor with their current text, the others as they lie on disk. It gathers
 * what rules need (text, disk heads, locks, encodings) before they run.
 */
export class Workspace {
  readonly settings: LayeredSettings;
  /** What the disk descriptors name that an editor shows. */
  readonly descriptors: DescriptorSurroundings;
  readonly #fs: FolderMemory;
  readonly #log: WorkspaceLog;
  readonly #images: DiskImages;
  readonly #sources: GatheredFrom;
  readonly #files = new KnownFiles();
  readonly #folders = new OpenedFolders();
  /** The machine files of the folders as they were last searched; undefined before that. */
  #found: Set<string> | undefined;

  constructor(fs: FileSystem, log: WorkspaceLog) {
    this.#fs = new FolderMemory(fs, () => this.#folders.readable);
    this.#log = log;
    this.#images = new DiskImages(this.#fs);
    this.descriptors = new DescriptorSurroundings(fs);
    this.settings = new LayeredSettings(this.#fs, () => this.#folders.machines);
    this.#sources = {
      fs: this.#fs,
      images: this.#images,
      settings: this.settings,
      folders: this.#folders,
    };
  }

  /** The machines that are known and not ignored, by what they share. */
  get index(): ClusterIndex {
    return this.#files.index;
  }

  /** Files and folders that could not be read, and why. */
  get problems(): readonly UnreadPlace[] {
    return this.#files.problems;
  }

  /** The folders whose machines are known and whose disk files may be read, and further ones with disk files only. */
  setFolders(folders: readonly string[], diskFolders: readonly string[] = []): void {
    this.#folders.set(folders, diskFolders);
    this.#forgetDisk();
    // Whether a vmxlint.json is in use, and may be a link, depends on the folders.
    this.settings.project.forget();
    this.#files.clearProblems();
    this.#found = undefined;
    for (const [uri, state] of this.#files.all()) {
      if (state.openText !== undefined || this.#folders.hold(uri)) touchOnDisk(state);
      else this.#files.forget(uri);
    }
  }

  /**
   * Settings beside vmxlint.json: those of the editor are weaker than it, those of the command line stronger.
   * @param usesProject false: no vmxlint.json is looked for, because settings were named.
   */
  setSettings(weakest: LayerOf, strongest: readonly SettingsLayer[] = [], usesProject = true): void {
    this.settings.setLayers(weakest, strongest, usesProject);
    for (const [, state] of this.#files.all()) touch(state);
  }

  /** A vmxlint.json changed: everything is seen anew under its settings. */
  async settingsChanged(): Promise<void> {
    this.settings.project.forget();
    this.#fs.forget();
    for (const [, state] of this.#files.all()) touch(state);
    for (const [uri] of this.#files.all()) await this.#update(uri);
  }

  /** All machines that are known and not ignored. */
  machines(): readonly string[] {
    return this.index.uris();
  }

  /** Finds and reads all machines of the folders. */
  async scan(): Promise<void> {
    await this.loadAll(await this.findMachines());
  }

  /** Every file that something is known of: machines, the disk files found for them, settings. */
  known(): readonly string[] {
    const machines = this.#files.all().flatMap(([uri, { facts }]) => [uri, ...(facts?.diskUris ?? [])]);
    return [...machines, ...this.settings.project.files.map(({ uri }) => uri)];
  }

  /** The machine files of the folders, none of them read yet. */
  async findMachines(): Promise<readonly string[]> {
    const found = await this.find(this.#folders.machines, isMachineFile);
    this.#found = new Set(found);
    return found;
  }

  /**
   * The machines of the opened folders; undefined where they are not all known, or where `folder` is not one of these
   * folders and lies in none.
   */
  machinesAround(folder: string): MachinesAround | undefined {
    const found = this.#folders.hold(folder) ? this.#found : undefined;
    // A folder that cannot be read, or not to the end, is told of; a file is there even if it cannot be read.
    if (!found || this.problems.some(({ uri }) => !isMachineFile(uri))) return undefined;
    return {
      uris: [...found, ...this.#files.all().map(([uri]) => uri)],
      machine: (uri) => this.index.facts(uri)?.machine,
    };
  }

  /** The files of some folders, none of them read yet. */
  async find(folders: readonly string[], isWanted: (uri: string) => boolean): Promise<readonly string[]> {
    const found = await Promise.all(folders.map((folder) => findFiles(this.#fs, folder, isWanted)));
    for (const place of found.flatMap(({ problems }) => problems)) this.#files.setProblem(place);
    return [...new Set(found.flatMap(({ uris }) => uris))];
  }

  /** Reads the machines that lie in the same folder: the context of a file that was opened or named alone. */
  async loadSiblings(uri: string): Promise<void> {
    await this.loadAll(await siblingsOf(this.#fs, uri));
  }

  /** Reads several files, some of them at the same time. */
  async loadAll(uris: readonly string[], { isWanted, onLoaded }: LoadingOptions = {}): Promise<void> {
    let done = 0;
    await this.#fs.during(() =>
      inParallel(uris, READERS, async (uri) => {
        if (isWanted?.() === false) return;
        await this.load(uri);
        onLoaded?.(++done);
      }),
    );
  }

  /** Lets go of the machines themselves, which are large; they are read from their texts again when somebody asks. */
  release(): void {
    this.#files.release();
  }

  /** A disk file changed, appeared or vanished: the machines that name it are read again. */
  async diskChanged(uri: string): Promise<readonly string[]> {
    this.#forgetDisk();
    this.descriptors.changed();
    const identities = fileIdentities(uri, Utils.basename(URI.parse(uri)));
    const reading = this.#files
      .all()
      .filter(([, { loading }]) => loading !== undefined)
      .map(([user]) => user);
    // A machine that is just being read may have looked for the file a moment too early.
    const users = [
      ...new Set([...this.index.usersOf(identities), ...this.#files.withParentAt(identities), ...reading]),
    ];
    for (const state of users.flatMap((user) => this.#files.get(user) ?? [])) touchOnDisk(state);
    for (const user of users) await this.#update(user);
    return users;
  }

  /** An editor shows the file, with this text; also after every change. */
  async open(uri: string, text: string, format: Format | undefined): Promise<void> {
    const state = this.#files.of(uri);
    if (state.openText === undefined) {
      this.#forgetDisk();
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
    this.#forgetDisk();
    if (!this.#files.get(uri) && !formatOf(uri)) return;
    const state = this.#files.of(uri);
    touchOnDisk(state);
    const { generation } = state;
    const type = this.#folders.mayKnow(uri) ? (await statUnlinked(this.#fs, uri))?.type : undefined;
    const isThere = type === 'file' || type === 'unreachable';
    // Meanwhile an editor may have opened it, or it may have come back.
    const isGone = !isThere && state.openText === undefined && state.generation === generation;
    if (isGone && this.#files.get(uri) === state) {
      this.#files.forget(uri);
      this.#found?.delete(uri);
    } else await this.#update(uri);
  }

  /** Something on disk, or what may be read there, is not as it was. */
  #forgetDisk(): void {
    this.#fs.forget();
    this.#images.forget();
  }

  /** Reads everything about a file that is not up to date yet; nothing outside of the folders. Never rejects. */
  async load(uri: string): Promise<void> {
    if (!this.#files.get(uri) && !this.#folders.mayKnow(uri)) return;
    this.#files.of(uri);
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
    for (const [uri, state] of this.#files.all()) if (state.openText !== undefined) await this.#update(uri);
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
    return this.#files.get(uri)?.facts?.get();
  }

  /** The parent of a linked disk image that a machine uses; undefined where it has none, or none that may be read. */
  async parentImage(uri: string, child: LocatedImage): Promise<LocatedImage | undefined> {
    return this.#images.parentOf(child, this.#folders.readableFor(uri));
  }

  /** How a file on disk is encoded, as it was last read; undefined when it could not be. */
  encodingOf(uri: string): FileEncoding | undefined {
    const state = this.#files.get(uri);
    return state && fileEncoding(state);
  }

  /** Reads a file once. What changes meanwhile makes the answer old: then it is dropped as a whole. */
  async #gather(uri: string, state: FileState): Promise<void> {
    const { generation } = state;
    const isOld = (): boolean => state.generation !== generation || this.#files.get(uri) !== state;
    try {
      const gathered = await gather(this.#sources, uri, state, isOld);
      if (!gathered) return;
      this.#files.take(uri, state, gathered);
    } catch (error) {
      if (isOld()) return;
      this.#log.error(`${uri} could not be taken in: ${stackOf(error)}`);
      this.#files.fail(uri, state, say`reading it failed; please report this with the file`);
    }
    state.loaded = generation;
  }
}

import { URI, Utils } from 'vscode-uri';
import { ClusterIndex } from '../cluster/clusterIndex.js';
import { lintMachine } from '../lint/lintMachine.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { readVmcMachine } from '../machine/vmc/readMachine.js';
import { readVmxMachine } from '../machine/vmx/readMachine.js';
import { NO_SURROUNDINGS, type Surroundings } from '../machine/surroundings.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { ALL_RULES } from '../rules/allRules.js';
import type { Format } from '../rules/rule.js';
import { DiskImages } from './diskImages.js';
import { decodeFile, isShownWrong, type DecodedText } from './encoding.js';
import type { FileSystem } from './fileSystem.js';
import { findMachines, formatOf } from './findMachines.js';
import { findLock } from './locks.js';

/** A larger machine file is not read: libvirt draws the line at the same size. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024;

/** What is known of one file; `generation` grows with every change, so that a slow answer can be told to be old. */
interface FileState {
  generation: number;
  loaded: number;
  loading: Promise<void> | undefined;
  /** The text in an editor; undefined for a file that is not open. */
  openText: string | undefined;
  format: Format;
  /** The text the machine was read from. */
  text: string;
  encoding: string;
  onDisk: OnDisk | undefined;
}

/** What the disk said about a file when last asked. */
interface OnDisk {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  readonly lock: string | undefined;
}

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
  readonly #files = new Map<string, FileState>();
  readonly #problems = new Map<string, string>();
  #folders: readonly string[] = [];
  #diskFolders: readonly string[] = [];

  constructor(fs: FileSystem, log: WorkspaceLog) {
    this.#fs = fs;
    this.#log = log;
    this.#images = new DiskImages(fs);
  }

  /** Files that could not be read, and why. */
  get problems(): readonly WorkspaceProblem[] {
    return [...this.#problems].map(([uri, message]) => ({ uri, message }));
  }

  /** The folders whose machines are known and whose disk files may be read, and further ones with disk files only. */
  setFolders(folders: readonly string[], diskFolders: readonly string[] = []): void {
    this.#folders = folders;
    this.#diskFolders = diskFolders;
    for (const state of this.#files.values()) touch(state);
  }

  /** Finds and reads all machines of the folders. */
  async scan(): Promise<void> {
    for (const folder of this.#folders) {
      const found = await findMachines(this.#fs, folder);
      for (const { uri, message } of found.problems) this.#problems.set(uri, message);
      if (found.isCutOff)
        this.#problems.set(
          folder,
          'the folder holds more files than are searched; machines beyond that are not known',
        );
      for (const uri of found.uris) await this.load(uri);
    }
  }

  /** An editor shows the file, with this text; also after every change. */
  async open(uri: string, text: string, format: Format | undefined): Promise<void> {
    const state = this.#state(uri, format);
    const isNew = state.openText === undefined;
    state.openText = text;
    touch(state);
    if (isNew) state.onDisk = undefined;
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
    return lintMachine(this.index, uri, {
      rules: ALL_RULES,
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

  /** The encoding the file should be shown in, by its bytes; undefined when it does not lie on a disk or shows rightly. */
  async wrongEncoding(uri: string): Promise<string | undefined> {
    const state = this.#files.get(uri);
    if (!state) return undefined;
    await this.load(uri);
    const { onDisk, openText } = state;
    if (!onDisk || openText === undefined) return undefined;
    return isShownWrong(openText, onDisk.bytes, onDisk.decoded) ? onDisk.decoded.encoding : undefined;
  }

  /** The encoding of a file on disk, for whoever is going to open it; undefined when it cannot be read. */
  async encodingOnDisk(uri: string): Promise<string | undefined> {
    await this.load(uri);
    return this.#files.get(uri)?.onDisk?.decoded.encoding;
  }

  #state(uri: string, format: Format | undefined): FileState {
    const known = this.#files.get(uri);
    if (known) return known;
    const state: FileState = {
      generation: 1,
      loaded: 0,
      loading: undefined,
      openText: undefined,
      format: format ?? formatOf(uri) ?? 'vmx',
      text: '',
      encoding: 'utf-8',
      onDisk: undefined,
    };
    this.#files.set(uri, state);
    return state;
  }

  #forget(uri: string): void {
    this.#files.delete(uri);
    this.#problems.delete(uri);
    this.index.remove(uri);
  }

  async #gather(uri: string, state: FileState): Promise<void> {
    const generation = state.generation;
    state.onDisk ??= await this.#readDisk(uri, state.format);
    const text = state.openText ?? state.onDisk?.decoded.text;
    if (state.generation !== generation) return;
    if (text === undefined) {
      this.index.remove(uri);
    } else {
      const machine = readMachine(uri, text, state.format);
      const images = await this.#images.ofMachine(machine, this.#rootsFor(uri));
      if (state.generation !== generation) return;
      state.text = text;
      this.index.update({ machine, images, surroundings: surroundingsOf(state) });
    }
    state.loaded = generation;
  }

  async #readDisk(uri: string, format: Format): Promise<OnDisk | undefined> {
    try {
      const bytes = await this.#fs.readFile(uri, MAX_FILE_SIZE);
      this.#problems.delete(uri);
      return { bytes, decoded: decodeFile(bytes, format), lock: await findLock(this.#fs, uri) };
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

function touch(state: FileState): void {
  state.generation++;
}

function readMachine(uri: string, text: string, format: Format): VirtualMachine {
  const readable = text.length > MAX_FILE_SIZE ? '' : text;
  return format === 'vmc' ? readVmcMachine(uri, readable) : readVmxMachine(uri, readable);
}

function surroundingsOf({ onDisk, openText }: FileState): Surroundings {
  if (!onDisk) return NO_SURROUNDINGS;
  const { decoded, bytes, lock } = onDisk;
  const shownWrong =
    openText !== undefined && isShownWrong(openText, bytes, decoded)
      ? `The file is ${decoded.encoding}, but the editor shows it in another encoding: saving it would destroy characters. Reopen it with encoding ${decoded.encoding} first.`
      : undefined;
  return { encoding: { declared: decoded.declared, unsafeToSave: decoded.unsafeToSave ?? shownWrong }, lock };
}

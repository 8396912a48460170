import type { FileSettings } from '../lint/settings/effective.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import type { OutsideDeclaration } from '../machine/declaration.js';
import { NO_SURROUNDINGS, type Surroundings } from '../machine/surroundings.js';
import { readVmcMachine } from '../machine/vmc/readMachine.js';
import { readVmxMachine } from '../machine/vmx/readMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { Format } from '../rules/rule.js';
import { decodeFile, shownAs, type DecodedText } from './encoding.js';
import type { FileSystem } from './fileSystem.js';
import { findLock } from './locks.js';
import { countSnapshots } from './snapshots.js';

/** A larger machine file is not read from disk: libvirt draws the line at the same size. In bytes. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024;

/** What is known of one file; `generation` grows with every change, so that a slow answer can be told to be old. */
export interface FileState {
  generation: number;
  loaded: number;
  loading: Promise<void> | undefined;
  /** The text in an editor; undefined for a file that is not open. */
  openText: string | undefined;
  format: Format;
  /** The text the machine was read from. */
  text: string;
  onDisk: OnDisk | undefined;
  settings: FileSettings | undefined;
  /** Kept until the file or one it depends on changes. */
  findings: readonly LintedFinding[] | undefined;
  /** The editor read the bytes in another encoding; stays so while somebody edits, until the text is right again. */
  shownWrong: boolean;
}

/** What the disk said about a file when last asked. */
export interface OnDisk {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  readonly lock: string | undefined;
  readonly snapshots: number;
}

/** A file that nothing is known of yet. */
export function newFileState(format: Format): FileState {
  return {
    generation: 1,
    loaded: 0,
    loading: undefined,
    openText: undefined,
    format,
    text: '',
    onDisk: undefined,
    settings: undefined,
    findings: undefined,
    shownWrong: false,
  };
}

/** Asks the disk. @throws Error that says for a person why the file cannot be read. */
export async function readOnDisk(fs: FileSystem, uri: string, format: Format): Promise<OnDisk> {
  const bytes = await fs.readFile(uri, MAX_FILE_SIZE);
  return {
    bytes,
    decoded: decodeFile(bytes, format),
    lock: await findLock(fs, uri),
    snapshots: await countSnapshots(fs, uri),
  };
}

/** The file changed: what was read of it is old. */
export function touch(state: FileState): void {
  state.generation++;
}

export function readMachine(
  uri: string,
  text: string,
  format: Format,
  outside: OutsideDeclaration,
): VirtualMachine {
  return format === 'vmc' ? readVmcMachine(uri, text, outside) : readVmxMachine(uri, text, outside);
}

export function stillShownWrong({ onDisk, openText, shownWrong }: FileState): boolean {
  if (!onDisk || openText === undefined) return false;
  const shown = shownAs(openText, onDisk.bytes, onDisk.decoded);
  return shown === 'unclear' ? shownWrong : shown === 'wrong';
}

export function surroundingsOf({ onDisk, shownWrong }: FileState): Surroundings {
  if (!onDisk) return NO_SURROUNDINGS;
  const { decoded, lock, snapshots } = onDisk;
  const wrong = shownWrong
    ? `The file is ${decoded.encoding}, but the editor shows it in another encoding: saving it would destroy characters. Reopen it with encoding ${decoded.encoding} first.`
    : undefined;
  return {
    encoding: {
      name: decoded.encoding,
      byteOrderMark: decoded.text.startsWith('\uFEFF'),
      declared: decoded.declared,
      unsafeToSave: decoded.unsafeToSave ?? wrong,
    },
    lock,
    snapshots,
  };
}

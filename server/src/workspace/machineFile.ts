import { say, type Phrase } from '../l10n/phrase.js';
import { phraseOf } from '../l10n/phrasedError.js';
import type { FileSettings } from '../lint/settings/effective.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { NO_SURROUNDINGS, type SnapshotList, type Surroundings } from '../machine/surroundings.js';
import type { Format } from '../rules/rule.js';
import type { FoundDisks } from './diskImages.js';
import { decodeFile, decodeUtf8, shownAs, type DecodedText } from './encoding.js';
import type { FileSystem } from './fileSystem.js';
import { findLock } from './locks.js';
import type { RecalledFacts } from './recalledFacts.js';
import { listSnapshots } from './snapshots.js';

/** A larger machine file is not read from disk: libvirt draws the line at the same size. In bytes. */
const MAX_FILE_SIZE = 10 * 1024 * 1024;

/** What is known of one file; `generation` grows with every change, so that a slow answer can be told to be old. */
export interface FileState {
  generation: number;
  loaded: number;
  loading: Promise<void> | undefined;
  /** The question to the disk, asked once until something there may have changed; undefined where nothing could be read. */
  reading: Promise<OnDisk | Unread> | undefined;
  /** The disk files it names, as far as they were looked for since then. */
  disks: FoundDisks;
  /** The text in an editor; undefined for a file that is not open. */
  openText: string | undefined;
  format: Format;
  /** The text the machine was read from. */
  text: string;
  /** The answer that the machine was read with. */
  onDisk: OnDisk | undefined;
  settings: FileSettings | undefined;
  /** What was read of it; undefined before the first reading, and where none was possible. */
  facts: RecalledFacts | undefined;
  /** Kept until the file or one it depends on changes. */
  findings: readonly LintedFinding[] | undefined;
  /** The editor read the bytes in another encoding; stays so while somebody edits, until the text is right again. */
  shownWrong: boolean;
}

/** What the disk said about a file when last asked. */
export interface OnDisk {
  readonly decoded: DecodedText;
  /** The bytes as an editor shows them that takes everything for UTF-8; where they are, the same string. */
  readonly asUtf8: string;
  readonly lock: string | undefined;
  readonly snapshots: SnapshotList;
}

/** Why a file could not be read, for a person. */
export interface Unread {
  readonly problem: Phrase;
  /** Nothing lies there. */
  readonly isGone: boolean;
}

/** A file that nothing is known of yet. */
export function newFileState(format: Format): FileState {
  return {
    generation: 1,
    loaded: 0,
    loading: undefined,
    reading: undefined,
    disks: new Map(),
    openText: undefined,
    format,
    text: '',
    onDisk: undefined,
    settings: undefined,
    facts: undefined,
    findings: undefined,
    shownWrong: false,
  };
}

/** Asks the disk. */
export async function readOnDisk(fs: FileSystem, uri: string, format: Format): Promise<OnDisk | Unread> {
  try {
    const bytes = await fs.readFile(uri, MAX_FILE_SIZE);
    const decoded = decodeFile(bytes, format);
    const asUtf8 = decodeUtf8(bytes);
    return {
      // Of two equal texts one is kept.
      decoded: decoded.text === asUtf8 ? { ...decoded, text: asUtf8 } : decoded,
      asUtf8,
      lock: await findLock(fs, uri),
      snapshots: await listSnapshots(fs, uri),
    };
  } catch (error) {
    return { problem: phraseOf(error), isGone: (await fs.stat(uri)) === undefined };
  }
}

/** It was not read since the last change. */
export const isOutdated = ({ loaded, generation }: FileState): boolean => loaded !== generation;

/** The text or the settings changed: what was read of it is old. */
export function touch(state: FileState): void {
  state.generation++;
}

/** Something on disk may have changed too: the file itself, a lock, a disk file. */
export function touchOnDisk(state: FileState): void {
  touch(state);
  state.reading = undefined;
  state.disks = new Map();
}

/** Whether the editor shows an open file in a wrong encoding; where an edited text does not tell, it is as before. */
export function stillShownWrong({ onDisk, openText, shownWrong }: FileState): boolean {
  if (!onDisk || openText === undefined) return false;
  const shown = shownAs(openText, onDisk.asUtf8, onDisk.decoded);
  return shown === 'unclear' ? shownWrong : shown === 'wrong';
}

const NOT_ASCII = /[^\0-\x7F]/;

/** A file's encoding, and who shows it in another one. */
export interface FileEncoding {
  /** As the WHATWG standard names it. */
  readonly name: string;
  /** The editor that has the file open does. */
  readonly isShownWrong: boolean;
  /** Whoever takes everything for UTF-8 would, as most editors do. A byte order mark tells them. */
  readonly isMisread: boolean;
  /** Whoever takes it for another one, whichever, would: an editor may be told to take every file for windows-1252. */
  readonly canBeMisread: boolean;
}

/** Undefined where nothing could be read from disk. */
export function fileEncoding({ onDisk, shownWrong }: FileState): FileEncoding | undefined {
  if (!onDisk) return undefined;
  const { asUtf8, decoded } = onDisk;
  const isMarked = decoded.text.startsWith('\uFEFF');
  return {
    name: decoded.encoding,
    isShownWrong: shownWrong,
    isMisread: !isMarked && shownAs(asUtf8, asUtf8, decoded) === 'wrong',
    canBeMisread: !isMarked && (asUtf8 !== decoded.text || NOT_ASCII.test(asUtf8)),
  };
}

/** What lies beside the file, and why its text must not be saved; nothing of it where nothing could be read from disk. */
export function surroundingsOf({ onDisk, shownWrong }: FileState): Surroundings {
  if (!onDisk) return NO_SURROUNDINGS;
  const { decoded, lock, snapshots } = onDisk;
  const wrong = shownWrong
    ? say`The file is ${decoded.encoding}, but the editor shows it in another encoding: saving it would destroy characters. Reopen it with encoding ${decoded.encoding} first.`
    : undefined;
  return {
    encoding: {
      name: decoded.encoding,
      byteOrderMark: decoded.text.startsWith('\uFEFF'),
      unsafeToSave: decoded.unsafeToSave ?? wrong,
    },
    lock,
    snapshots,
  };
}

import { say, type Phrase } from '../l10n/phrase.js';
import { PhrasedError, phraseOf } from '../l10n/phrasedError.js';
import type { DirectoryEntry, FileStat, FileSystem } from './fileSystem.js';

/**
 * Requests by which the server reads files through its client; the parameter is always `{ uri }`. What the client could
 * not do it answers as `{ failure }`, a word of `ClientFailure`; then nothing else stands in the answer.
 */
export const FILE_REQUESTS = {
  /** Answer: `{ base64 }`, the whole file. It is asked for at most 4 MiB. */
  readFile: 'vmx/fs/readFile',
  /** Answer: `{ stat }` as `FileStat`, links followed. */
  stat: 'vmx/fs/stat',
  /** Answer: `{ entries }`, a list of `DirectoryEntry`, links not followed. */
  list: 'vmx/fs/list',
  /** Answer: `{ uri }`, the same one; a path that goes over a link inside the opened folder fails as `link`. */
  realPath: 'vmx/fs/realPath',
} as const;

/** Why a client could not do what it was asked. */
export type ClientFailure =
  'not-found' | 'no-permission' | 'is-folder' | 'no-folder' | 'unavailable' | 'link' | 'other';

/** Sends one of the requests; rejects when the client gives no answer. */
export type AskClient = (request: string, params: { readonly uri: string }) => Promise<unknown>;

/** Bytes. Such file systems have no reading in parts, and a whole disk image shall not travel through the editor. */
export const LARGEST_THROUGH_CLIENT = 4 * 1024 * 1024;

/** So many files are kept, because the head, the tables and the end of one disk file are read one after the other. */
const KEPT = 8;

interface Kept {
  readonly size: number;
  readonly modified: number;
  readonly bytes: Promise<Uint8Array>;
}

/** Files that only the client can read: of a virtual workspace, or in a browser. */
export function clientFileSystem(ask: AskClient): FileSystem {
  const kept = new Map<string, Kept>();
  const stat = async (uri: string): Promise<FileStat> => statOf(await answerTo(ask, FILE_REQUESTS.stat, uri));

  async function bytesOf(uri: string, { size, modified }: FileStat): Promise<Uint8Array> {
    const before = kept.get(uri);
    if (before?.size === size && before.modified === modified) return before.bytes;
    const bytes = answerTo(ask, FILE_REQUESTS.readFile, uri).then(({ base64 }) => bytesIn(base64));
    kept.delete(uri);
    kept.set(uri, { size, modified, bytes });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    // What failed once may be there the next time.
    bytes.catch(() => kept.delete(uri));
    return bytes;
  }

  return {
    async readFile(uri, limit) {
      const found = regular(await stat(uri));
      const most = Math.min(limit, LARGEST_THROUGH_CLIENT);
      if (found.size > most) throw tooLarge(found.size, most);
      const bytes = await bytesOf(uri, found);
      // It may have grown since; and there are file systems that do not know how long a file is.
      if (bytes.length > most) throw tooLarge(bytes.length, most);
      return bytes;
    },

    async readRange(uri, offset, length) {
      const found = regular(await stat(uri));
      if (found.size > LARGEST_THROUGH_CLIENT)
        throw new PhrasedError(say`it has ${found.size} bytes and cannot be read in part here`);
      return (await bytesOf(uri, found)).subarray(offset, offset + length);
    },

    stat: (uri) =>
      stat(uri).catch((error: unknown): FileStat | undefined => {
        const isGone = error instanceof ClientRefusal && GONE.has(error.failure);
        return isGone ? undefined : { type: 'unreachable', size: 0, modified: 0, reason: phraseOf(error) };
      }),

    async realPath(uri) {
      try {
        const answer = await answerTo(ask, FILE_REQUESTS.realPath, uri);
        return typeof answer['uri'] === 'string' ? answer['uri'] : undefined;
      } catch {
        return undefined;
      }
    },

    async list(uri) {
      const { entries } = await answerTo(ask, FILE_REQUESTS.list, uri);
      return Array.isArray(entries) ? (entries as readonly DirectoryEntry[]) : [];
    },
  };
}

/** @throws PhrasedError when the client could not do it, or does not know how. */
async function answerTo(
  ask: AskClient,
  request: string,
  uri: string,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await ask(request, { uri }).catch((error: unknown) => {
    throw new PhrasedError(say`the editor did not answer`, { cause: error });
  });
  if (typeof answer !== 'object' || answer === null) throw new PhrasedError(WORDS.other);
  const fields = answer as Readonly<Record<string, unknown>>;
  const { failure } = fields;
  if (failure !== undefined) throw new ClientRefusal(isFailure(failure) ? failure : 'other');
  return fields;
}

const WORDS: Readonly<Record<ClientFailure, Phrase>> = {
  'not-found': say`there is no such file`,
  'no-permission': say`there is no permission to read it`,
  'is-folder': say`it is a folder`,
  'no-folder': say`a part of its path is no folder`,
  unavailable: say`where it lies cannot be reached now`,
  link: say`it is a link`,
  other: say`the editor could not read it`,
};

/** What a client answers when nothing lies at a path. */
const GONE: ReadonlySet<ClientFailure> = new Set(['not-found', 'no-folder']);

class ClientRefusal extends PhrasedError {
  readonly failure: ClientFailure;

  constructor(failure: ClientFailure) {
    super(WORDS[failure]);
    this.failure = failure;
  }
}

function isFailure(word: unknown): word is ClientFailure {
  return typeof word === 'string' && Object.hasOwn(WORDS, word);
}

function tooLarge(size: number, most: number): PhrasedError {
  return new PhrasedError(say`it has ${size} bytes, more than the ${most} that are read`);
}

/** @throws PhrasedError for a folder, a pipe and the like. */
function regular(found: FileStat): FileStat {
  if (found.type !== 'file') throw new PhrasedError(say`it is not a regular file`);
  return found;
}

/** @throws PhrasedError when it is none, whatever the client has sent. */
function statOf({ stat }: Readonly<Record<string, unknown>>): FileStat {
  const { type, size, modified } = (stat ?? {}) as Partial<FileStat>;
  if (type === undefined || typeof size !== 'number' || typeof modified !== 'number')
    throw new PhrasedError(WORDS.other);
  return { type, size, modified };
}

/** @throws PhrasedError for what is not Base64. */
function bytesIn(base64: unknown): Uint8Array {
  try {
    return Uint8Array.from(atob(String(base64)), (character) => character.charCodeAt(0));
  } catch {
    throw new PhrasedError(WORDS.other);
  }
}

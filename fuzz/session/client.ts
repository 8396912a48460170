import assert from 'node:assert/strict';
import { ResponseError } from 'vscode-jsonrpc/node';
import { serverInMemory, type ServerInMemory } from '../../test/features/everywhere/serverInMemory.js';
import { MemoryFileSystem, uriOf } from '../../test/memoryFileSystem.js';
import { MODERN_CLIENT } from '../../test/protocol/serverProcess.js';
import { questionParams, WHOLE } from './questions.js';
import { changeAt, placeIn } from './shownText.js';
import { FILES, type FileName, type Step } from './steps.js';

const FOLDER = '/vms/';
const OWN = ['offerSave', 'showRule', 'rightEncoding', 'showDocument', 'compareNodes'];

/** A request that is refused with a reason for a person, was overtaken, or asks a file that is not there. */
const REFUSALS = [-32803, -32802, -32801, -32800];

/** A longer text makes a session slow and finds nothing more. */
const MAX_SHOWN = 20_000;

/** Kinds of events on disk, as the protocol counts them. */
const [CREATED, CHANGED, DELETED] = [1, 2, 3];

/** A client that keeps its own account of what it shows. */
export class SessionClient {
  readonly #server: ServerInMemory;
  readonly #disk: MemoryFileSystem;
  readonly #onDisk: Map<string, string>;
  readonly #shown = new Map<string, string>();
  #version = 0;
  #pending: Promise<unknown>[] = [];

  private constructor(
    server: ServerInMemory,
    disk: MemoryFileSystem,
    files: Iterable<readonly [string, string]>,
  ) {
    this.#server = server;
    this.#disk = disk;
    this.#onDisk = new Map(files);
  }

  /** A server that reads these files, by name. */
  static async start(files: Iterable<readonly [string, string]>): Promise<SessionClient> {
    const all = [...files].map(([name, text]) => [name, asciiOf(text)] as const);
    const disk = new MemoryFileSystem(Object.fromEntries(all.map(([name, text]) => [FOLDER + name, text])));
    return new SessionClient(await serverInMemory(disk, uriOf(FOLDER), MODERN_CLIENT, OWN), disk, all);
  }

  /** How many characters the client shows of a file; 0 when it does not show it. */
  shownLength(file: FileName): number {
    return this.#shown.get(file)?.length ?? 0;
  }

  /** @throws AssertionError when the server fails. */
  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'open':
        await this.#open(step.file);
        break;
      case 'close':
        await this.#close(step.file);
        break;
      case 'edit':
        await this.#edit(step.file, step.edits);
        break;
      case 'replace':
        await this.#replace(step.file, step.text);
        break;
      case 'save':
        await this.#save(step.file);
        break;
      case 'write':
        await this.#write(step.file, step.text);
        break;
      case 'delete':
        await this.#delete(step.file);
        break;
      case 'ask': {
        const position = placeIn(this.#shown.get(step.file) ?? '', step.at);
        const answer = this.#ask(step.method, step.file, position);
        if (step.waits) await answer;
        else this.#pending.push(answer);
      }
    }
  }

  /** Everything that the server says of all files, without the numbers that count events. */
  async state(): Promise<readonly unknown[]> {
    await Promise.all(this.#pending);
    this.#pending = [];
    const state: unknown[] = [];
    for (const file of FILES) {
      for (const method of WHOLE)
        state.push([file, method, settled(await this.#ask(method, file, { line: 0, character: 0 }))]);
    }
    assert.deepEqual(this.#server.failures, []);
    return state;
  }

  /** A client of a new server that is told at once what this one came to know step by step. */
  async fresh(): Promise<SessionClient> {
    const other = await SessionClient.start(this.#onDisk);
    for (const [file, text] of this.#shown) await other.#show(file as FileName, text);
    return other;
  }

  end(): void {
    this.#server.connection.dispose();
  }

  async #ask(
    method: string,
    file: FileName,
    position: { line: number; character: number },
  ): Promise<unknown> {
    const params = questionParams(uriOf(FOLDER + file), position);
    return this.#server.connection.sendRequest(method, params).catch((error: unknown) => {
      const code = error instanceof ResponseError ? error.code : 0;
      assert.ok(REFUSALS.includes(code), `${method} fails: ${String(error)}`);
      return undefined;
    });
  }

  async #open(file: FileName): Promise<void> {
    if (!this.#shown.has(file)) await this.#show(file, this.#onDisk.get(file) ?? '');
  }

  async #show(file: FileName, text: string): Promise<void> {
    this.#shown.set(file, text);
    const uri = uriOf(FOLDER + file);
    const languageId = file.split('.').at(-1);
    await this.#tell('textDocument/didOpen', {
      textDocument: { uri, languageId, version: ++this.#version, text },
    });
  }

  async #close(file: FileName): Promise<void> {
    if (this.#shown.delete(file))
      await this.#tell('textDocument/didClose', { textDocument: { uri: uriOf(FOLDER + file) } });
  }

  async #edit(file: FileName, edits: Extract<Step, { do: 'edit' }>['edits']): Promise<void> {
    await this.#open(file);
    let text = this.#shown.get(file) ?? '';
    if (text.length > MAX_SHOWN)
      return this.#replace(file, this.#onDisk.get(file)?.slice(0, MAX_SHOWN) ?? '');
    const contentChanges = edits.map(({ at, length, piece }) => {
      const { after, ...change } = changeAt(text, at, length, piece);
      text = after;
      return change;
    });
    await this.#change(file, text, contentChanges);
  }

  async #replace(file: FileName, text: string): Promise<void> {
    await this.#open(file);
    await this.#change(file, text, [{ text }]);
  }

  async #change(file: FileName, after: string, contentChanges: readonly object[]): Promise<void> {
    this.#shown.set(file, after);
    const textDocument = { uri: uriOf(FOLDER + file), version: ++this.#version };
    await this.#tell('textDocument/didChange', { textDocument, contentChanges });
  }

  async #save(file: FileName): Promise<void> {
    const text = this.#shown.get(file);
    if (text === undefined) return;
    await this.#write(file, text);
    await this.#tell('textDocument/didSave', { textDocument: { uri: uriOf(FOLDER + file) } });
  }

  async #write(file: FileName, text: string): Promise<void> {
    const type = this.#onDisk.has(file) ? CHANGED : CREATED;
    const written = asciiOf(text);
    this.#onDisk.set(file, written);
    this.#disk.write(FOLDER + file, written);
    await this.#tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(FOLDER + file), type }] });
  }

  async #delete(file: FileName): Promise<void> {
    if (!this.#onDisk.delete(file)) return;
    this.#disk.delete(FOLDER + file);
    const changes = [{ uri: uriOf(FOLDER + file), type: DELETED }];
    await this.#tell('workspace/didChangeWatchedFiles', { changes });
  }

  #tell(method: string, params: object): Promise<void> {
    return this.#server.connection.sendNotification(method, params);
  }
}

/**
 * What lies on disk is ASCII: whether an editor shows other characters in the right encoding is seen when it opens the
 * file, and then depends on what it showed first.
 */
const asciiOf = (text: string): string => text.replaceAll(/[^\0-\x7F]/g, '?');

/** Numbers of versions and of answers count what happened, not what is. */
function settled(answer: unknown): unknown {
  if (answer === undefined) return undefined;
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'resultId' || key === 'version' ? null : value)),
  );
}

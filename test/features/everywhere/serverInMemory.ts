import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { startLanguageServer } from '../../../server/src/features/languageServer.js';
import type { FileSystem } from '../../../server/src/workspace/fileSystem.js';

/** Messages that go over no wire, but through JSON as on one, so that an answer which is no JSON shows. */
class Pipe {
  #listener: DataCallback | undefined;
  readonly reader = new PipeReader((listener) => (this.#listener = listener));
  readonly writer = new PipeWriter((message) => {
    const copy = JSON.parse(JSON.stringify(message)) as Message;
    queueMicrotask(() => this.#listener?.(copy));
  });
}

class PipeReader extends AbstractMessageReader {
  readonly #start: (listener: DataCallback) => void;

  constructor(start: (listener: DataCallback) => void) {
    super();
    this.#start = start;
  }

  listen(listener: DataCallback): Disposable {
    this.#start(listener);
    return { dispose: () => undefined };
  }
}

class PipeWriter extends AbstractMessageWriter {
  readonly #send: (message: Message) => void;

  constructor(send: (message: Message) => void) {
    super();
    this.#send = send;
  }

  async write(message: Message): Promise<void> {
    this.#send(message);
  }

  end(): void {
    // Nothing is held open.
  }
}

/** The whole server in this process, as a client sees it. */
export interface ServerInMemory {
  readonly connection: MessageConnection;
  /** Failures that the server has logged, with their stacks: each one is a mistake of ours. */
  readonly failures: readonly string[];
  /** Puts the text into the editor, which shows the file from then on. */
  show(uri: string, text: string): Promise<void>;
  isShown(uri: string): boolean;
}

/**
 * Starts a server on files and introduces a client to it.
 * @param folder the opened one; none where single files are opened.
 * @param own what our own extension says it can do
 */
export async function serverInMemory(
  fileSystem: FileSystem,
  folder: string | undefined,
  capabilities: object,
  own: readonly string[],
): Promise<ServerInMemory> {
  const [toServer, toClient] = [new Pipe(), new Pipe()];
  startLanguageServer(createConnection(toServer.reader, toClient.writer), {
    fileSystem,
    version: '0',
    rulePage: () => undefined,
    translations: async () => undefined,
  });
  const connection = createMessageConnection(toClient.reader, toServer.writer);
  const failures: string[] = [];
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) failures.push(message);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: { abilities: own },
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'machines' }],
  });
  await connection.sendNotification('initialized', {});
  return { connection, failures, ...editor(connection) };
}

function editor(connection: MessageConnection): Pick<ServerInMemory, 'show' | 'isShown'> {
  const shown = new Set<string>();
  let version = 0;
  const show: ServerInMemory['show'] = async (uri, text) => {
    version++;
    if (shown.has(uri)) {
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      return;
    }
    shown.add(uri);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: uri.split('.').at(-1), version, text },
    });
  };
  return { show, isShown: (uri) => shown.has(uri) };
}

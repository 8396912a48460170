import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { peakOption, readPeak } from './peakMemory.js';

/** A language server as an editor starts it, spoken to over standard input and output. */
export interface LanguageClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** Diagnostics of a file that the server sends by itself; called for each such message. */
  onPublished: (uri: string) => void;
}

/** What a modern editor can do, as far as diagnostics are concerned. */
const CAPABILITIES = {
  textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: {} },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** Starts `program` with this Node, and answers it as an editor without settings would. */
export function startServer(program: string, nodeOptions: readonly string[] = []): LanguageClient {
  const args = [...peakOption, ...nodeOptions, program, '--stdio'];
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const client: LanguageClient = { connection, process: server, onPublished: () => undefined };
  connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
    client.onPublished(uri);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  for (const kind of ['diagnostic', 'codeLens', 'inlayHint', 'semanticTokens'])
    connection.onRequest(`workspace/${kind}/refresh`, () => null);
  connection.listen();
  return client;
}

/** Asks for `initialize` and resolves with the answer. */
export async function initialize({ connection }: LanguageClient, folder?: string): Promise<unknown> {
  const answer: unknown = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: CAPABILITIES,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'corpus' }],
  });
  await connection.sendNotification('initialized', {});
  return answer;
}

/** Ends the server as an editor does. @returns the most memory that it held, in bytes. */
export async function shutDown({ connection, process: server }: LanguageClient): Promise<number> {
  const exited = once(server, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await exited;
  connection.dispose();
  return readPeak(server.pid);
}

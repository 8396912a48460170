import { env, Uri, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { answerOwnFiles, translationsFor } from './ownFiles.js';
import { startClient } from './startedClient.js';

/** As much of a browser's worker as is used here. */
interface ServerWorker {
  terminate(): void;
}

declare const Worker: new (url: string) => ServerWorker;

let client: LanguageClient | undefined;
let worker: ServerWorker | undefined;

/** Starts the language server as a worker, for the first machine or disk descriptor that is opened in a browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'server', 'dist');
  const translations = await translationsFor(env.language, server);
  await startClient(context, { translations }, (options) => {
    client = new LanguageClient('vmx', 'VMX', () => startWorker(server), options);
    context.subscriptions.push(answerOwnFiles(client, server));
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  worker?.terminate();
}

/** The way to a new worker. One from before, which the client has left, would stay otherwise. */
function startWorker(server: Uri): Promise<{ reader: BrowserMessageReader; writer: BrowserMessageWriter }> {
  worker?.terminate();
  worker = new Worker(Uri.joinPath(server, 'browser.js').toString(true));
  return Promise.resolve({
    reader: new BrowserMessageReader(worker),
    writer: new BrowserMessageWriter(worker),
  });
}

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { lintTask } from './lintTask.js';
import { startClient } from './startedClient.js';

let client: LanguageClient | undefined;

/** Starts the language server as a process, for the first machine or disk descriptor that is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(lintTask(context));
  const module = context.asAbsolutePath(path.join('server', 'dist', 'node.cjs'));
  await startClient(context, {}, (options) => {
    client = new LanguageClient('vmx', 'VMX', { module, transport: TransportKind.ipc }, options);
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

import path from 'node:path';
import { commands, window, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { keepEncodings, openInRightEncoding } from './encodings.js';
import { offerSave } from './offerSave.js';
import { linkRules, rulePages } from './rulePages.js';

let client: LanguageClient | undefined;

/** Starts the language server for the first .vmx or .vmc that is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('VMX', { log: true });
  const server = context.asAbsolutePath(path.join('server', 'dist', 'node.cjs'));
  const options: LanguageClientOptions = {
    documentSelector: [
      ...['vmx', 'vmc'].flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
      ]),
      { scheme: 'file', pattern: '**/vmxlint.json' },
    ],
    outputChannel: output,
    initializationOptions: { abilities: ['offerSave', 'rightEncoding', 'showRule'] },
    middleware: {
      provideDiagnostics: async (document, previous, token, next) =>
        linkRules(await next(document, previous, token)),
      provideWorkspaceDiagnostics: (previous, token, report, next) =>
        next(previous, token, (chunk) => {
          report(chunk && { items: chunk.items.map(linkRules) });
        }),
      async resolveCodeAction(item, token, next) {
        const action = await next(item, token);
        if (client && action?.edit) await openInRightEncoding(client, action.edit);
        return action;
      },
    },
  };
  client = new LanguageClient('vmx', 'VMX', { module: server, transport: TransportKind.ipc }, options);
  context.subscriptions.push(
    output,
    commands.registerCommand('vmx.offerSave', offerSave),
    ...rulePages(client),
  );
  await client.start();
  context.subscriptions.push(keepEncodings(client, output));
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

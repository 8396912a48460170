import path from 'node:path';
import { commands, window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { closeTags } from './closeTags.js';
import { compareNodes } from './compareNodes.js';
import { declare } from './declare.js';
import { keepEncodings, openInRightEncoding } from './encodings.js';
import { languageStatus } from './languageStatus.js';
import { MACHINE_LANGUAGES } from './machineFile.js';
import { offerSave } from './offerSave.js';
import { linkRules, rulePages } from './rulePages.js';
import { serverCommands } from './serverCommands.js';
import { serverDocuments } from './serverDocuments.js';

/** What this client can do beyond the protocol; the server uses it only then (server/src/features/clientAbilities.ts). */
const ABILITIES = ['offerSave', 'rightEncoding', 'showRule', 'showDocument', 'compareNodes'];

let client: LanguageClient | undefined;

/** Starts the language server for the first machine or disk descriptor that is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('VMX', { log: true });
  const server = context.asAbsolutePath(path.join('server', 'dist', 'node.cjs'));
  const started = new LanguageClient(
    'vmx',
    'VMX',
    { module: server, transport: TransportKind.ipc },
    clientOptions(output),
  );
  client = started;
  context.subscriptions.push(
    output,
    commands.registerCommand('vmx.offerSave', offerSave),
    ...rulePages(started),
    ...compareNodes(started),
    ...serverDocuments(started, output),
    declare(started, output),
    ...serverCommands(started, output),
  );
  await started.start();
  context.subscriptions.push(
    keepEncodings(started, output),
    closeTags(started),
    ...languageStatus(started, output),
  );
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

function clientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [
      ...[...MACHINE_LANGUAGES, 'vmdk'].flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
      ]),
      { scheme: 'file', pattern: '**/vmxlint.json' },
    ],
    outputChannel,
    initializationOptions: { abilities: ABILITIES },
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
}

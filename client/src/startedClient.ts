import {
  commands,
  EventEmitter,
  window,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocumentChangeEvent,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { closeTags } from './closeTags.js';
import { compareNodes } from './compareNodes.js';
import { declare } from './declare.js';
import { keepEncodings, openInRightEncoding } from './encodings.js';
import { answerFileRequests } from './fileRequests.js';
import { fileSchemes } from './fileSchemes.js';
import { languageStatus } from './languageStatus.js';
import { MACHINE_LANGUAGES } from './machineFile.js';
import { offerSave, saveSettings } from './saving.js';
import { linkRules, rulePages } from './rulePages.js';
import { serverCommands } from './serverCommands.js';
import { serverDocuments } from './serverDocuments.js';

/** What this client can do beyond the protocol; the server uses it only then (server/src/features/clientAbilities.ts). */
const ABILITIES = [
  'offerSave',
  'saveSettings',
  'rightEncoding',
  'showRule',
  'showDocument',
  'compareNodes',
  'readFiles',
];

/**
 * Starts the language server and everything that this extension does with it, and resolves once it runs.
 * @param beside what the server is told beside the abilities of this client.
 * @param newClient makes the client, as the place wants it where VS Code runs.
 */
export async function startClient(
  context: ExtensionContext,
  beside: object,
  newClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const output = window.createOutputChannel('VMX', { log: true });
  const told = new EventEmitter<TextDocumentChangeEvent>();
  const options = clientOptions(output, beside, told, () => client);
  const client = newClient(options);
  context.subscriptions.push(
    output,
    told,
    commands.registerCommand('vmx.offerSave', offerSave),
    commands.registerCommand('vmx.saveSettings', saveSettings),
    ...answerFileRequests(client),
    ...rulePages(client, output),
    ...compareNodes(client, output, told.event),
    ...serverDocuments(client, output, told.event),
    declare(client, output),
    ...serverCommands(client, output),
  );
  await client.start();
  context.subscriptions.push(
    keepEncodings(client, output),
    closeTags(client, told.event),
    ...languageStatus(client, output, told.event),
  );
}

function clientOptions(
  outputChannel: LogOutputChannel,
  beside: object,
  told: EventEmitter<TextDocumentChangeEvent>,
  client: () => BaseLanguageClient,
): LanguageClientOptions {
  const schemes = fileSchemes();
  return {
    documentSelector: [
      ...[...MACHINE_LANGUAGES, 'vmdk'].flatMap((language) =>
        [...schemes, 'untitled'].map((scheme) => ({ language, scheme })),
      ),
      ...schemes.map((scheme) => ({ scheme, pattern: '**/vmxlint.json' })),
    ],
    outputChannel,
    // Hovers name rules; their pages are the only thing that a text may open.
    markdown: { isTrusted: { enabledCommands: ['vmx.showRule'] } },
    initializationOptions: { abilities: ABILITIES, ...beside },
    middleware: {
      // Whoever asks the server about a change waits for this. The order of VS Code's listeners does not say which of them
      // comes first: after a restart of the server the client's own is the last one.
      async didChange(event, next) {
        await next(event);
        told.fire(event);
      },
      provideDiagnostics: async (document, previous, token, next) =>
        linkRules(await next(document, previous, token)),
      provideWorkspaceDiagnostics: (previous, token, report, next) =>
        next(previous, token, (chunk) => {
          report(chunk && { items: chunk.items.map(linkRules) });
        }),
      async resolveCodeAction(item, token, next) {
        const action = await next(item, token);
        if (action?.edit) await openInRightEncoding(client(), action.edit);
        return action;
      },
      async provideRenameEdits(document, position, newName, token, next) {
        const edit = await next(document, position, newName, token);
        if (edit) await openInRightEncoding(client(), edit);
        return edit;
      },
    },
  };
}

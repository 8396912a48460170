import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { reportedCommand } from './reportedCommand.js';

/** Commands about the language server itself. */
export function serverCommands(client: LanguageClient, log: LogOutputChannel): Disposable[] {
  return [
    // Open documents stay open: the client introduces them to the new server.
    reportedCommand('vmx.restartServer', log, () => (client.isRunning() ? client.restart() : client.start())),
    commands.registerCommand('vmx.showOutput', () => {
      log.show();
    }),
  ];
}

import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reportedCommand } from './reportedCommand.js';

/** Commands about the language server itself. */
export function serverCommands(client: BaseLanguageClient, log: LogOutputChannel): Disposable[] {
  return [
    // Open documents stay open: the client introduces them to the new server.
    reportedCommand('vmx.restartServer', log, async () => {
      if (client.isRunning()) await client.stop();
      await client.start();
    }),
    commands.registerCommand('vmx.showOutput', () => {
      log.show();
    }),
  ];
}

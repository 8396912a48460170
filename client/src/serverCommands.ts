import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { reportedCommand } from './reportedCommand.js';

/**
 * So long after a server that does not say good-bye was given up the client's library has ended its process, which it does
 * after two seconds. Before, the end of the old one would be taken for the end of the new one. In milliseconds.
 */
const UNTIL_ENDED = 3000;

/** So long the status bar says that a server was restarted, in milliseconds; nothing else changes in the window. */
const RESTARTED_SHOWN = 5000;

/** Commands about the language server itself. */
export function serverCommands(client: BaseLanguageClient, log: LogOutputChannel): Disposable[] {
  return [
    // Open documents stay open: the client introduces them to the new server.
    reportedCommand('vmx.restartServer', log, async () => {
      try {
        await client.stop();
      } catch (error) {
        // It hangs, or is just starting. The person wants one that answers, whatever has become of it.
        log.warn(`stopping the server: ${String(error)}`);
        if (client.state === State.Stopped) await new Promise((resolve) => setTimeout(resolve, UNTIL_ENDED));
      }
      await client.start();
      window.setStatusBarMessage(l10n.t('The language server was restarted.'), RESTARTED_SHOWN);
    }),
    commands.registerCommand('vmx.showOutput', () => {
      log.show();
    }),
  ];
}

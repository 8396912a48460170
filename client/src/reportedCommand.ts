import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';

/**
 * A command whose failure is told in words, with the way to the output channel that holds the reason; VS Code itself
 * would only show the text of the error.
 */
export function reportedCommand(
  id: string,
  log: LogOutputChannel,
  run: (...args: readonly unknown[]) => Promise<void>,
): Disposable {
  return commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const showOutput = l10n.t('Show Output');
      const message = l10n.t('The language server gave no answer. The output of VMX tells why.');
      if ((await window.showErrorMessage(message, showOutput)) === showOutput) log.show();
    }
  });
}

import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.js';
import { say } from '../l10n/phrase.js';
import { inTime } from './inTime.js';
import type { Session } from './session.js';

/** Fewer machines than this are read before anybody could read a progress bar. */
const WORTH_SHOWING = 100;

/**
 * Reads all machines of the folders; a client that can show progress does, and its person may stop it.
 * @param isWanted false: the folders or settings are others by now, so what is not read yet is left.
 */
export async function scanWithProgress(
  connection: Connection,
  workspace: Workspace,
  session: Session | undefined,
  isWanted: () => boolean,
): Promise<void> {
  const uris = await workspace.findMachines();
  const isShown = session?.abilities.workDoneProgress === true && uris.length >= WORTH_SHOWING;
  const progress = isShown
    ? await inTime(connection.window.createWorkDoneProgress().catch(() => undefined))
    : undefined;
  if (!session || !progress) {
    await workspace.loadAll(uris, { isWanted });
    return;
  }
  const { language } = session;
  progress.begin(language(say`Reading virtual machines`), 0, language(say`${0} of ${uris.length}`), true);
  await workspace.loadAll(uris, {
    isWanted: () => !progress.token.isCancellationRequested && isWanted(),
    onLoaded(done) {
      if (done % 20 === 0)
        progress.report(Math.round((100 * done) / uris.length), language(say`${done} of ${uris.length}`));
    },
  });
  progress.done();
}

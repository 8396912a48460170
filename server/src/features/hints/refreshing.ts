import { CancellationToken, type Connection } from 'vscode-languageserver';
import type { ClientAbilities } from '../clientAbilities.js';
import type { RunningServer } from '../feature.js';
import { guardedEvent } from '../guarded.js';
import { machineDocument, type MachineDocument } from '../machineDocument.js';

/** An answer that the client keeps showing, although other files than the asked one decide about it too. */
export interface KeptAnswer {
  /** For the log. */
  readonly what: string;
  readonly canRefresh: (abilities: ClientAbilities) => boolean;
  /** The whole answer about a file, in a form that can be compared as JSON. */
  readonly answer: (document: MachineDocument) => unknown;
  /** Asks the client to ask again. */
  readonly refresh: () => Promise<void>;
}

interface Told {
  readonly version: number;
  readonly answer: string;
}

/**
 * Asks the client to ask again when another file has changed an answer that it shows. A file's own changes are left out: a
 * client asks anew about a new text by itself. Changes that come while the client is still being asked count together.
 * @returns to be called with each document that was answered.
 */
export function refreshing(
  connection: Connection,
  server: RunningServer,
  kept: KeptAnswer,
): (document: MachineDocument) => void {
  const told = new Map<string, Told>();
  const answerOf = (document: MachineDocument | undefined): string =>
    JSON.stringify(document ? kept.answer(document) : null);

  const check = guardedEvent(connection, `refreshing ${kept.what}`, async () => {
    const session = server.session();
    if (!session || !kept.canRefresh(session.abilities)) return;
    let isStale = false;
    for (const [uri, { version, answer }] of [...told]) {
      const current = session.document(uri)?.version;
      if (current === undefined) told.delete(uri);
      if (current !== version) continue;
      const now = answerOf(await machineDocument(session, uri));
      if (now === answer || session.document(uri)?.version !== version) continue;
      // Remembered as told: a client that does not ask again is not asked for the same change twice.
      told.set(uri, { version, answer: now });
      isStale = true;
    }
    if (isStale) await kept.refresh();
  });

  const watch = async (): Promise<never> => {
    for (let next = server.changed.next(CancellationToken.None); ;) {
      await next;
      next = server.changed.next(CancellationToken.None);
      await check();
    }
  };
  void watch();

  return (document) => {
    const version = document.session.document(document.uri)?.version;
    if (version !== undefined && kept.canRefresh(document.session.abilities))
      told.set(document.uri, { version, answer: answerOf(document) });
  };
}

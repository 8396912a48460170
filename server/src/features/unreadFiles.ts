import { URI } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver';
import { inWords, say } from '../l10n/phrase.js';
import { contains } from '../workspace/containment.js';
import type { Session } from './session.js';
import { warn } from './showMessage.js';

/**
 * Tells the person of files and folders that could not be read: without a word, a machine that is not checked looks like
 * one without findings. Each is told once, and again when it could be read in between.
 */
export class UnreadFiles {
  readonly #connection: Connection;
  #told = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  tell(session: Session): void {
    const { workspace, language } = session;
    // Of a file that an editor shows, its text is known; a file that is gone needs no check.
    const unread = workspace.problems.filter(({ uri, isGone }) => !isGone && !workspace.isOpen(uri));
    const news = unread.filter(({ uri }) => !this.#told.has(uri));
    this.#told = new Set(unread.map(({ uri }) => uri));
    if (news.length === 0) return;
    for (const { uri, message } of news)
      this.#connection.console.warn(`${uri} could not be read: ${message}`);
    const places = news.map(({ uri, reason }) => say`${nameOf(session, uri)} (${reason})`);
    warn(
      this.#connection,
      language(say`Not everything could be read; the machines there are not checked: ${inWords(places)}.`),
    );
  }
}

/** The path inside the opened folder, or all of it. */
function nameOf(session: Session, uri: string): string {
  const { path, fsPath } = URI.parse(uri);
  const folder = session.folders().find((one) => contains(one, uri));
  const inside = folder === undefined ? '' : path.slice(URI.parse(folder).path.length).replace(/^\//, '');
  return inside === '' ? fsPath : inside;
}

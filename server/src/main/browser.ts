import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  type Connection,
} from 'vscode-languageserver/browser';
import { startLanguageServer } from '../features/languageServer.js';
import { lifeCycle } from '../features/lifeCycle.js';
import type { Translations } from '../l10n/language.js';
import { pageFile } from './pageFile.js';
import { VERSION } from './version.js';

/**
 * A request to the client: the text of a file that is delivered with the server, `{ path }` beside its bundle, such as
 * `rules/vmx-syntax.md`. The answer is `{ text }`, null when there is no such file. A worker itself can read nothing.
 */
const OWN_FILE = 'vmx/ownFile';

/** What the client sends along when it starts the server in a worker. */
interface BrowserOptions {
  /** The table of the client's language; missing where there is none. */
  readonly translations?: Translations | undefined;
}

async function rulePage(connection: Connection, id: string): Promise<string | undefined> {
  const path = pageFile(id);
  if (path === undefined) return undefined;
  const answer = await connection.sendRequest<{ text: string | null }>(OWN_FILE, { path });
  return answer.text ?? undefined;
}

const connection = createConnection(
  new BrowserMessageReader(globalThis),
  new BrowserMessageWriter(globalThis),
  { messageStrategy: lifeCycle() },
);
startLanguageServer(connection, {
  fileSystem: undefined,
  version: VERSION,
  rulePage: (id) => rulePage(connection, id),
  translations: (_locale, options) => Promise.resolve((options as BrowserOptions | undefined)?.translations),
});

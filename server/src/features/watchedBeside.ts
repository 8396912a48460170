import { DidChangeWatchedFilesNotification, type Connection } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { messageOf } from '../workspace/errorText.js';
import type { ClientAbilities } from './clientAbilities.js';
import { watchersIn } from './watchedFiles.js';

/** The folders of files that are opened without one, each asked for once. */
export class WatchedBeside {
  readonly #connection: Connection;
  readonly #folders = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Asks the client to tell of what changes beside the file, as far as it can. Never rejects. */
  async watch(uri: string, abilities: ClientAbilities): Promise<void> {
    const address = URI.parse(uri);
    // What was never saved has no folder.
    if (!abilities.watchFiles || !abilities.watchFolders || address.scheme === 'untitled') return;
    const folder = Utils.dirname(address).toString();
    if (this.#folders.has(folder)) return;
    this.#folders.add(folder);
    const { client, console } = this.#connection;
    try {
      await client.register(DidChangeWatchedFilesNotification.type, { watchers: watchersIn(folder) });
    } catch (error) {
      console.error(`The client does not watch ${folder}: ${messageOf(error)}`);
    }
  }
}

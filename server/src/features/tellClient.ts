import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.js';
import { isEditable, resultId } from './diagnostics.js';
import type { FindingsChanged } from './findingsChanged.js';

/** What is known of the documents that the client has opened. */
interface ShownDocuments {
  /** The version of an open document; undefined for a file that is not open. */
  version(uri: string): number | undefined;
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
}

/**
 * Lets the client know that findings have changed: by pushing them to a client that cannot pull, by asking one that can to
 * pull again. Never both.
 */
export class TellClient {
  readonly #connection: Connection;
  readonly #abilities: ClientAbilities;
  readonly #documents: ShownDocuments;
  readonly #changed: FindingsChanged;
  /** The last answer about each open document, to know whether a change elsewhere matters to it. */
  readonly #told = new Map<string, string>();

  constructor(
    connection: Connection,
    abilities: ClientAbilities,
    documents: ShownDocuments,
    changed: FindingsChanged,
  ) {
    this.#connection = connection;
    this.#abilities = abilities;
    this.#documents = documents;
    this.#changed = changed;
  }

  /** The client has pulled this answer. */
  pulled(uri: string, id: string): void {
    this.#told.set(uri, id);
  }

  /** A document has a new text: its client pulls it by itself, the others that are open may have to be pulled again. */
  async documentChanged(uri: string, related: Iterable<string>): Promise<void> {
    if (!this.#abilities.pullDiagnostics) await this.#push(uri);
    await this.filesChanged(related);
  }

  async documentClosed(uri: string, related: Iterable<string>): Promise<void> {
    this.#told.delete(uri);
    if (!this.#abilities.pullDiagnostics) await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    await this.filesChanged(related);
  }

  /** The findings of these files may be others now. */
  async filesChanged(uris: Iterable<string>): Promise<void> {
    this.#changed.announce();
    let isStale = false;
    for (const uri of uris) {
      if (this.#documents.version(uri) === undefined || !isEditable(uri)) continue;
      if (!this.#abilities.pullDiagnostics) await this.#push(uri);
      else isStale ||= resultId(await this.#documents.diagnostics(uri)) !== this.#told.get(uri);
    }
    if (isStale && this.#abilities.refreshDiagnostics) await this.#connection.languages.diagnostics.refresh();
  }

  async #push(uri: string): Promise<void> {
    const version = this.#documents.version(uri);
    const diagnostics = await this.#documents.diagnostics(uri);
    // A newer version is on its way with findings of its own.
    if (version === undefined || this.#documents.version(uri) !== version) return;
    await this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], version });
  }
}

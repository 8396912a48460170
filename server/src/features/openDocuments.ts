import type { Connection } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../rules/rule.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { formatOf, isVmdk } from '../workspace/fileEndings.js';

/** A document that an editor shows, under the one spelling of its URI that the server goes by. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** The language decides; a client that names another one is taken by the file's ending. */
  readonly format: Format | undefined;
  /** The text of a VMDK, which describes a disk and no machine; told in the same way. */
  readonly isDescriptor: boolean;
}

export interface DocumentEvents {
  changed(document: OpenDocument): Promise<void>;
  closed(uri: string): Promise<void>;
  saved(uri: string): Promise<void>;
}

/** The documents that the client has opened. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #byUri = new Map<string, TextDocument>();

  /** Must be called once, before the connection listens. The handlers must not reject. */
  listen(connection: Connection, events: DocumentEvents): void {
    this.#documents.onDidChangeContent(({ document }) => {
      this.#byUri.set(canonicalUri(document.uri), document);
      return events.changed(shown(document));
    });
    this.#documents.onDidClose(({ document }) => {
      this.#byUri.delete(canonicalUri(document.uri));
      return events.closed(canonicalUri(document.uri));
    });
    this.#documents.onDidSave(({ document }) => events.saved(canonicalUri(document.uri)));
    this.#documents.listen(connection);
  }

  get(uri: string): OpenDocument | undefined {
    const document = this.#byUri.get(uri);
    return document && shown(document);
  }

  /** Undefined for a file that is not open. */
  version(uri: string): number | undefined {
    return this.#byUri.get(uri)?.version;
  }

  uris(): readonly string[] {
    return [...this.#byUri.keys()];
  }
}

function shown(document: TextDocument): OpenDocument {
  return {
    uri: canonicalUri(document.uri),
    version: document.version,
    text: document.getText(),
    format: formatOfDocument(document),
    isDescriptor: describesDisk(document),
  };
}

function describesDisk({ languageId, uri }: TextDocument): boolean {
  return languageId === 'vmdk' || (languageId !== 'vmc' && languageId !== 'vmx' && isVmdk(uri));
}

function formatOfDocument({ languageId, uri }: TextDocument): Format | undefined {
  return languageId === 'vmc' || languageId === 'vmx' ? languageId : formatOf(uri);
}

import {
  EventEmitter,
  languages,
  workspace,
  type Disposable,
  type Event,
  type TextDocumentChangeEvent,
  type Uri,
} from 'vscode';

/** How the documents of a scheme come about. What they are made from stands in their URIs. */
interface Writer {
  readonly text: (document: Uri) => Promise<string>;
  /** The files that a document is about, as text. */
  readonly files: (document: Uri) => readonly string[];
}

/** The documents of one scheme. */
interface WrittenDocuments extends Pick<Disposable, 'dispose'> {
  /** Has a document written anew that is shown already: VS Code itself asks once, as long as it is open. */
  refresh(document: Uri): void;
}

/**
 * Documents that the server writes about machines. Those that are shown are written anew when a file they are about was
 * edited, and when it has other findings, as after a change of its partners or on disk.
 * @param told changes that the server knows of.
 */
export function writtenDocuments(
  scheme: string,
  { text, files }: Writer,
  told: Event<TextDocumentChangeEvent>,
): WrittenDocuments {
  const changed = new EventEmitter<Uri>();
  const shown = new Map<string, Uri>();
  const filesChanged = (uris: readonly Uri[]): void => {
    const names = new Set(uris.map(String));
    for (const document of shown.values())
      if (files(document).some((file) => names.has(file))) changed.fire(document);
  };
  const parts = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent(document) {
        shown.set(document.toString(), document);
        return text(document);
      },
    }),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    languages.onDidChangeDiagnostics(({ uris }) => {
      filesChanged(uris);
    }),
    told(({ document }) => {
      filesChanged([document.uri]);
    }),
  ];
  return {
    refresh(document) {
      if (shown.has(document.toString())) changed.fire(document);
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

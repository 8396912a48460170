import type { WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../rules/rule.js';
import type { TextEdit } from '../syntax/text.js';
import { placesOfFile, versionOf, type Session } from './session.js';

/** Edits of several files, open or not, as one LSP edit. */
export function toWorkspaceEdit(files: readonly FileEdits[], session: Session): WorkspaceEdit {
  const changes = files.map(({ uri, edits }) => {
    const places = placesOfFile(session, uri);
    return { uri, edits: places.edits(asRead(edits, session)) };
  });
  if (!session.abilities.documentChanges)
    return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: changes.map(({ uri, edits }) => ({
      textDocument: { uri, version: versionOf(session, uri) },
      edits,
    })),
  };
}

/** Of a file on disk our texts have its line ends; a client that reads every line end as a line feed wants it so here too. */
function asRead(edits: readonly TextEdit[], { abilities }: Session): readonly TextEdit[] {
  if (!abilities.readsLineFeeds) return edits;
  return edits.map(({ span, newText }) => ({ span, newText: newText.replaceAll('\r\n', '\n') }));
}

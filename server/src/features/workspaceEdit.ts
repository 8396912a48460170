import type { WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../rules/rule.js';
import { Places } from './place.js';
import { versionOf, type Session } from './session.js';

/** Edits of several files, open or not, as one LSP edit. */
export function toWorkspaceEdit(files: readonly FileEdits[], session: Session): WorkspaceEdit {
  const changes = files.map(({ uri, edits }) => {
    const places = new Places(session.workspace.text(uri) ?? '');
    return { uri, edits: edits.map((edit) => places.edit(edit)) };
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

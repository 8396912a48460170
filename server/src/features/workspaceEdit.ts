import type { WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../rules/rule.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClientAbilities } from './clientAbilities.js';
import { Places } from './place.js';

/** Edits of several files, open or not, as one LSP edit. */
export function toWorkspaceEdit(
  files: readonly FileEdits[],
  workspace: Workspace,
  version: (uri: string) => number | null,
  abilities: ClientAbilities,
): WorkspaceEdit {
  const changes = files.map(({ uri, edits }) => {
    const places = new Places(workspace.text(uri) ?? '');
    return { uri, edits: edits.map((edit) => places.edit(edit)) };
  });
  if (!abilities.documentChanges)
    return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: changes.map(({ uri, edits }) => ({
      textDocument: { uri, version: version(uri) },
      edits,
    })),
  };
}

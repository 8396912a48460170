import type { CodeAction } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import type { FileEdits } from '../../rules/rule.js';
import { OFFER_SAVE_COMMAND } from '../extensionCommands.js';
import { versionOf, type Session } from '../session.js';
import { toWorkspaceEdit } from '../workspaceEdit.js';

/** The action with its edit, and where that changes files nobody has open, with the offer to save them. */
export function withEdit(session: Session, action: CodeAction, files: readonly FileEdits[]): CodeAction {
  const edit = toWorkspaceEdit(files, session);
  const unopened = files.map(({ uri }) => uri).filter((uri) => versionOf(session, uri) === null);
  if (unopened.length === 0 || !session.abilities.offersSave) return { ...action, edit };
  const command = {
    title: session.language(say`Save all nodes`),
    command: OFFER_SAVE_COMMAND,
    arguments: [files.map(({ uri }) => uri)],
  };
  return { ...action, edit, command };
}

import type { CodeAction } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import type { FileEdits } from '../../rules/rule.js';
import { versionOf, type Session } from '../session.js';
import { toWorkspaceEdit } from '../workspaceEdit.js';

/** The command of our own extension that offers to save files an edit changed outside of the editors. */
const OFFER_SAVE_COMMAND = 'vmx.offerSave';

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

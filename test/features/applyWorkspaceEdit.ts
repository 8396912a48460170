import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { Places } from '../../server/src/features/place.js';
import type { Session } from '../../server/src/features/session.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { nameOf } from '../memoryFileSystem.js';

/** The text after LSP edits, as an editor applies them. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const places = new Places(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: places.offset(range.start), end: places.offset(range.end) },
      newText,
    })),
  );
}

/** The texts of the files that an edit changes, by file name; both forms of edits, with and without versions. */
export function changedTexts(session: Session, edit: WorkspaceEdit | undefined): Record<string, string> {
  const plain = Object.entries(edit?.changes ?? {});
  const versioned = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? [[change.textDocument.uri, change.edits as TextEdit[]] as const] : [],
  );
  return Object.fromEntries(
    [...plain, ...versioned].map(([uri, edits]) => [
      nameOf(uri),
      applyTextEdits(session.workspace.text(uri) ?? '', edits),
    ]),
  );
}

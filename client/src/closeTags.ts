import {
  SnippetString,
  window,
  workspace,
  type Disposable,
  type Event,
  type TextDocumentChangeEvent,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language server's request (server/src/features/closeTag/closeTagRequest.ts). */
const CLOSE_TAG = 'vmx/closeTag';

interface Answer {
  readonly text: string | null;
  readonly isSnippet: boolean;
}

/**
 * Writes the closing tag in a .vmc as soon as `>` or `</` is typed, unless `vmx.autoClosingTags` is off.
 * @param told changes that the server knows of.
 */
export function closeTags(client: BaseLanguageClient, told: Event<TextDocumentChangeEvent>): Disposable {
  return told((event) => {
    if (!isTagTyped(event)) return;
    closeTag(client, event).catch((error: unknown) => {
      client.error('closing a tag', error, false);
    });
  });
}

/** One character typed by a person; what undo, a snippet or another extension writes is left alone. */
function isTagTyped({ document, contentChanges, reason }: TextDocumentChangeEvent): boolean {
  const [change, ...others] = contentChanges;
  if (document.languageId !== 'vmc' || document !== window.activeTextEditor?.document) return false;
  if (!change || others.length > 0 || reason !== undefined || change.rangeLength > 0) return false;
  const isTag =
    change.text === '>' || (change.text === '/' && document.getText()[change.rangeOffset - 1] === '<');
  return isTag && workspace.getConfiguration('vmx', document).get('autoClosingTags', true);
}

async function closeTag(
  client: BaseLanguageClient,
  { document, contentChanges }: TextDocumentChangeEvent,
): Promise<void> {
  const { version } = document;
  const position = document.positionAt((contentChanges[0]?.rangeOffset ?? 0) + 1);
  const answer = await client.sendRequest<Answer | null>(CLOSE_TAG, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(position),
  });
  const editor = window.activeTextEditor;
  // Whoever has typed on, or left, wants no tag at the old place.
  if (!answer?.text || document.version !== version || editor?.document !== document) return;
  if (editor.selections.length !== 1 || !editor.selection.active.isEqual(position)) return;
  const { text, isSnippet } = answer;
  await editor.insertSnippet(
    isSnippet ? new SnippetString(text) : new SnippetString().appendText(text),
    position,
  );
}

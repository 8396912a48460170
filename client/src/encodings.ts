import type { Disposable, Uri } from 'vscode';
import {
  commands,
  l10n,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
  type WorkspaceEdit,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fileSchemes } from './fileSchemes.js';

/** The language server's requests (server/src/features/encodingRequests.ts). */
const WRONG_ENCODING = 'vmx/wrongEncoding';
const RIGHT_ENCODING = 'vmx/rightEncoding';

/** Names of the encoding standard that VS Code spells differently than without dashes. */
const EDITOR_NAMES: Readonly<Record<string, string>> = {
  big5: 'big5hkscs',
  'utf-8': 'utf8',
  macintosh: 'macroman',
  'windows-874': 'windows874',
};

/**
 * VS Code reads these files as UTF-8 whatever they are. As soon as one is open whose bytes say otherwise, it is
 * reopened in its own encoding; a file with unsaved changes is left alone, and the person is asked.
 */
export function keepEncodings(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  const check = (document: TextDocument): void => {
    if (document.languageId !== 'vmx' || !fileSchemes().includes(document.uri.scheme)) return;
    correct(client, document).catch((error: unknown) => {
      log.error(`encoding of ${document.uri.toString()}: ${String(error)}`);
    });
  };
  workspace.textDocuments.forEach(check);
  return workspace.onDidOpenTextDocument(check);
}

async function correct(client: BaseLanguageClient, document: TextDocument): Promise<void> {
  const encoding = await ask(client, WRONG_ENCODING, document.uri);
  if (encoding === undefined || document.isClosed) return;
  if (!document.isDirty && (await reopen(document.uri, encoding))) return;
  const reopenAction = l10n.t('Reopen with Encoding');
  const message = l10n.t(
    '{0} is encoded as {1} but shown in another encoding. Saving it would destroy characters.',
    workspace.asRelativePath(document.uri),
    encoding,
  );
  if ((await window.showWarningMessage(message, reopenAction)) !== reopenAction) return;
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.editor.changeEncoding');
}

/** Before an edit touches files that are not open: opens those that VS Code could read wrongly, by `files.encoding` too. */
export async function openInRightEncoding(client: BaseLanguageClient, edit: WorkspaceEdit): Promise<void> {
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (const [uri] of edit.entries()) {
    if (open.has(uri.toString())) continue;
    const encoding = await ask(client, RIGHT_ENCODING, uri);
    if (encoding !== undefined && !(await reopen(uri, encoding))) {
      throw new Error(
        l10n.t(
          '{0} is encoded as {1} and could not be opened so; nothing was changed.',
          uri.fsPath,
          encoding,
        ),
      );
    }
  }
}

async function ask(client: BaseLanguageClient, request: string, uri: Uri): Promise<string | undefined> {
  const answer = await client.sendRequest<{ encoding: string | null }>(request, {
    uri: client.code2ProtocolConverter.asUri(uri),
  });
  return answer.encoding ?? undefined;
}

/** True when the editor now shows the file in this encoding. */
async function reopen(uri: Uri, encoding: string): Promise<boolean> {
  const name = EDITOR_NAMES[encoding] ?? encoding.replaceAll(/[-_]/g, '');
  try {
    const document = await workspace.openTextDocument(uri, { encoding: name });
    return document.encoding === name;
  } catch {
    // VS Code does not know the encoding, or the file has unsaved changes.
    return false;
  }
}

import { l10n, Uri, window, workspace } from 'vscode';

/**
 * A fix has also changed files that no editor shows; they are open now, but not saved. Nodes that are only half
 * repaired on disk are worse than before, so saving all of them is one click away.
 */
export async function offerSave(uris: readonly string[]): Promise<void> {
  const changed = new Set(uris.map((uri) => Uri.parse(uri).toString()));
  const save = l10n.t('Save all nodes');
  const message = l10n.t('The fix has changed {0} files. None of them is saved yet.', changed.size);
  if ((await window.showInformationMessage(message, save)) !== save) return;
  for (const document of workspace.textDocuments) {
    if (document.isDirty && changed.has(document.uri.toString())) await document.save();
  }
}

import { l10n, Uri, window, workspace } from 'vscode';

/**
 * A fix has also changed files that no editor showed. Nodes that are only half repaired on disk are worse than before:
 * where VS Code does not save such files by itself (`files.refactoring.autoSave`), saving all of them is one click away.
 */
export async function offerSave(uris: readonly string[]): Promise<void> {
  const changed = new Set(uris.map((uri) => Uri.parse(uri).toString()));
  const unsaved = workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && changed.has(uri.toString()),
  );
  if (unsaved.length === 0) {
    void window.showInformationMessage(l10n.t('The fix has changed and saved {0} files.', changed.size));
    return;
  }
  const save = l10n.t('Save all nodes');
  const message =
    unsaved.length === 1
      ? l10n.t('The fix has changed {0} files; one of them is not saved yet.', changed.size)
      : l10n.t('The fix has changed {0} files; {1} of them are not saved yet.', changed.size, unsaved.length);
  if ((await window.showInformationMessage(message, save)) !== save) return;
  for (const document of unsaved) await document.save();
}

/** Saves a vmxlint.json in which a finding was accepted: VS Code leaves an edit of a single file unsaved, and it would change nothing. */
export async function saveSettings(uri: string): Promise<void> {
  const address = Uri.parse(uri).toString();
  await workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === address)?.save();
}

import assert from 'node:assert/strict';
import { ConfigurationTarget, languages, Uri, window, workspace, type Diagnostic } from 'vscode';

const RULE = 'cluster-shared-disk-on-boot-controller';
const isOurs = ({ code }: Diagnostic): boolean => (typeof code === 'object' ? code.value : code) === RULE;

async function until(uri: Uri, wanted: (found: readonly Diagnostic[]) => boolean): Promise<void> {
  while (!wanted(languages.getDiagnostics(uri)))
    await new Promise<void>((resolve) => {
      const listener = languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
}

describe('a setting of the editor', () => {
  it('counts as soon as it is changed, without a restart', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, '1-esx-in-a-box/wrong/node1.vmx');
    await window.showTextDocument(await workspace.openTextDocument(uri));
    await until(uri, (found) => found.some(isOurs));
    const change = (rules: object | undefined): Thenable<void> =>
      workspace.getConfiguration('vmx').update('rules', rules, ConfigurationTarget.Global);
    try {
      await change({ [RULE]: 'off' });
      await until(uri, (found) => !found.some(isOurs));
    } finally {
      await change(undefined);
    }
    await until(uri, (found) => found.some(isOurs));
  });
});

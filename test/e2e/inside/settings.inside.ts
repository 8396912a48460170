import assert from 'node:assert/strict';
import { ConfigurationTarget, Uri, window, workspace, type Diagnostic } from 'vscode';
import { findings, ruleOf } from './findings.js';

const RULE = 'cluster-shared-disk-on-boot-controller';
const isOurs = (one: Diagnostic): boolean => ruleOf(one) === RULE;

describe('a setting of the editor', () => {
  it('counts as soon as it is changed, without a restart', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, '1-esx-in-a-box/wrong/node1.vmx');
    await window.showTextDocument(await workspace.openTextDocument(uri));
    await findings(uri, (found) => found.some(isOurs));
    const change = (rules: object | undefined): Thenable<void> =>
      workspace.getConfiguration('vmx').update('rules', rules, ConfigurationTarget.Global);
    try {
      await change({ [RULE]: 'off' });
      await findings(uri, (found) => !found.some(isOurs));
    } finally {
      await change(undefined);
    }
    await findings(uri, (found) => found.some(isOurs));
  });
});

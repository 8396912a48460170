import assert from 'node:assert/strict';
import {
  commands,
  DiagnosticSeverity,
  extensions,
  Uri,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
} from 'vscode';
import { findings, ruleOf } from './findings.js';

async function example(path: string): Promise<Uri> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = Uri.joinPath(folder.uri, path);
  await window.showTextDocument(await workspace.openTextDocument(uri));
  return uri;
}

describe('the extension', () => {
  it('is activated by its languages and gives them to the right files', async () => {
    const uri = await example('1-esx-in-a-box/wrong/node1.vmx');
    assert.equal(window.activeTextEditor?.document.languageId, 'vmx');
    await findings(uri, (found) => found.length > 0);
    const own = extensions.all.find(
      ({ packageJSON }) => (packageJSON as { name?: string }).name === 'vmx-language-tools',
    );
    assert.equal(own?.isActive, true);
  });

  it('marks the shared disk on the boot controller and offers the likely repair first', async () => {
    const uri = await example('1-esx-in-a-box/wrong/node1.vmx');
    const isOurs = (one: Diagnostic): boolean => ruleOf(one) === 'cluster-shared-disk-on-boot-controller';
    const finding = (await findings(uri, (found) => found.some(isOurs))).find(isOurs);
    assert.ok(finding);
    assert.equal(finding.range.start.line, 12);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
    );
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Move scsi0:1 to scsi1:1 in every node'],
    );
  });

  it('reads a .vmc as Virtual Server wrote it, in UTF-16', async () => {
    const uri = await example('6-virtual-server-in-a-box/wrong/node2/node2.vmc');
    assert.equal(window.activeTextEditor?.document.languageId, 'vmc');
    await findings(uri, (found) => found.some((one) => ruleOf(one) === 'vmc-share-flag-missing'));
  });

  it('gives nothing above a hint for a right example', async () => {
    const uri = await example('2-esx-across-boxes/right/node1.vmx');
    const found = await findings(uri, (some) => some.length > 0);
    assert.deepEqual(
      found.filter(({ severity }) => severity !== DiagnosticSeverity.Hint),
      [],
    );
  });
});

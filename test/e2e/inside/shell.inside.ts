import assert from 'node:assert/strict';
import { commands, Uri, window, workspace, type CodeLens, type InlayHint } from 'vscode';

async function example(path: string): Promise<Uri> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = Uri.joinPath(folder.uri, path);
  await window.showTextDocument(await workspace.openTextDocument(uri));
  return uri;
}

/** The text of the document that a command shows as a preview. */
async function shownBy(command: string, uri: Uri): Promise<string> {
  const opened = new Promise<string>((resolve) => {
    const listener = workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme !== 'vmx-document') return;
      listener.dispose();
      resolve(document.getText());
    });
  });
  await commands.executeCommand(command, uri.toString());
  return opened;
}

describe('documents and hints about a machine', () => {
  const NODE = '1-esx-in-a-box/right/node1.vmx';

  it('the lens above a node shows the evidence for its cluster', async () => {
    const uri = await example(NODE);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['vmx.showEvidence', 'vmx.compareNodes'],
    );
    assert.match(await shownBy('vmx.showEvidence', uri), /^# Evidence: node1/);
  });

  it('a file is explained', async () => {
    assert.match(await shownBy('vmx.explainFile', await example(NODE)), /^## Controllers and disks$/m);
  });

  it('a shared disk says who shares it, also after the server was restarted', async () => {
    const uri = await example(NODE);
    await commands.executeCommand('vmx.restartServer');
    const document = await workspace.openTextDocument(uri);
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      document.validateRange(new (await import('vscode')).Range(0, 0, 999, 0)),
    );
    assert.ok(
      hints.some(({ label }) => label === 'shared with node2.vmx'),
      JSON.stringify(hints),
    );
  });
});

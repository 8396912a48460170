import assert from 'node:assert/strict';
import {
  commands,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeLens,
  type InlayHint,
} from 'vscode';

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

  it('what is shown of a file follows what is typed into it, also where nothing is found there', async () => {
    const uri = await example('1-esx-in-a-box/right/node2.vmx');
    await shownBy('vmx.explainFile', uri);
    const explained = workspace.textDocuments.find(
      ({ uri: { scheme, path } }) => scheme === 'vmx-document' && path === '/Explained node2.vmx.md',
    );
    assert.ok(explained);
    const name = /displayName = "(.*)"/.exec((await workspace.openTextDocument(uri)).getText());
    assert.ok(name);
    const renamed = new Promise<void>((resolve) => {
      const listener = workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== explained || !document.getText().includes('another name')) return;
        listener.dispose();
        resolve();
      });
    });
    const document = await workspace.openTextDocument(uri);
    const start = document.positionAt(name.index);
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(start, start.translate(0, name[0].length)), 'displayName = "another name"');
    try {
      assert.ok(await workspace.applyEdit(edit));
      await renamed;
    } finally {
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('a shared disk says who shares it, also after the server was restarted', async () => {
    const uri = await example(NODE);
    await commands.executeCommand('vmx.restartServer');
    const document = await workspace.openTextDocument(uri);
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      document.validateRange(new Range(0, 0, 999, 0)),
    );
    assert.ok(
      hints.some(({ label }) => label === 'shared with node2.vmx'),
      JSON.stringify(hints),
    );
  });
});

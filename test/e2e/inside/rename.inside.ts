import assert from 'node:assert/strict';
import { commands, Position, Uri, window, workspace, type WorkspaceEdit } from 'vscode';
import { findings } from './findings.js';

const DISK = 'scsi1:0.present = "TRUE"\nscsi1:0.fileName = "q.vmdk"\n';

describe('renaming a disk', () => {
  it('changes a node that no editor shows in its own encoding', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const place = Uri.joinPath(folder.uri, 'renamed');
    const [shown, other] = [Uri.joinPath(place, 'a.vmx'), Uri.joinPath(place, 'b.vmx')];
    const name = [0xd6, 0xd0, 0xce, 0xc4];
    const text = (words: string): Uint8Array => new TextEncoder().encode(words);
    const gbk = new Uint8Array([
      ...text('.encoding = "GBK"\ndisplayName = "'),
      ...name,
      ...text(`"\nmemsize 512\n${DISK}`),
    ]);
    await workspace.fs.writeFile(shown, text(`memsize 512\n${DISK}`));
    await workspace.fs.writeFile(other, gbk);
    try {
      await window.showTextDocument(await workspace.openTextDocument(shown));
      // Something is found in it when the server has read it.
      await findings(other, (found) => found.length > 0);
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        shown,
        new Position(2, 22),
        'w.vmdk',
      );
      assert.ok(await workspace.applyEdit(edit));
      await (await workspace.openTextDocument(other)).save();
      const saved = Buffer.from(await workspace.fs.readFile(other));
      assert.equal(saved.toString('latin1'), Buffer.from(gbk).toString('latin1').replace('q.vmdk', 'w.vmdk'));
    } finally {
      await commands.executeCommand('workbench.action.files.revert');
      await workspace.fs.delete(place, { recursive: true });
    }
  });
});

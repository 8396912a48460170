import assert from 'node:assert/strict';
import { CodeActionTriggerKind } from 'vscode-languageserver';
import { offeredActions, resolveOffer } from '../../server/src/features/editing/offeredActions.js';
import type { Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { cursorIn, fileUri } from './editorSession.js';
import { actionsAt, NODE, picked, reasonAgainst } from './pickRefactoring.js';

describe('What is offered', () => {
  it('unasked is only what concerns the device under the cursor', async () => {
    const context = { only: undefined as never, triggerKind: CodeActionTriggerKind.Automatic };
    const unasked = async (files: Files): Promise<string[]> => {
      const { session, document, position } = await cursorIn(files);
      const range = { start: position, end: position };
      const { triggerKind } = context;
      const asked = { textDocument: { uri: document.uri }, range, context: { diagnostics: [], triggerKind } };
      return (await offeredActions(session, asked)).map(({ title }) => title);
    };
    assert.deepEqual(await unasked({ 'a.vmx': '$0# a comment\nscsi0.present = "TRUE"\n' }), []);
    assert.deepEqual(await unasked({ 'a.vmx': '$0scsi3.present = "TRUE"\n# vmxlint product=gsx3\n' }), [
      'Add scsi1, a controller shared on one host, and switch disk locking off',
      'Remove the controller scsi3 from this machine',
    ]);
  });

  it('is refused when the file has changed meanwhile', async () => {
    const cursor = await cursorIn({ 'a.vmx': 'scsi0.present = "TRUE"\n$0scsi0:1.fileName = "data.vmdk"\n' });
    const [move] = await actionsAt(cursor);
    assert.equal(move?.title, 'Move data.vmdk to scsi0:0');
    await cursor.session.workspace.open(
      fileUri('a.vmx'),
      'scsi0.present = "TRUE"\nscsi0:0.fileName = "x.vmdk"\nscsi0:1.fileName = "data.vmdk"\n',
      'vmx',
    );
    await assert.rejects(resolveOffer(cursor.session, move), {
      message: 'The files have changed since this was offered: ask for it again.',
    });
  });

  it('offers to save the nodes that are not open', async () => {
    const cursor = await cursorIn(
      { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': new TextEncoder().encode(NODE('node2')) },
      { own: ['offerSave'] },
    );
    const move = (await actionsAt(cursor)).find(({ title }) => title.startsWith('Move'));
    const resolved = move && (await resolveOffer(cursor.session, move));
    assert.deepEqual(resolved?.command?.arguments, [[fileUri('node1.vmx'), fileUri('node2.vmx')]]);
  });

  it('comes with its edit for a client that cannot ask later', async () => {
    const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: {} } } };
    const text = 'scsi0.present = "TRUE"\n$0scsi0:1.fileName = "data.vmdk"\n';
    assert.deepEqual(await picked({ 'a.vmx': text }, 'Move data.vmdk to scsi0:0', { capabilities }), {
      'a.vmx': text.replace('$0scsi0:1', 'scsi0:0'),
    });
  });

  it('changes nothing in an encrypted file and in one that is not well-formed', async () => {
    const encrypted = { 'a.vmx': 'encryption.data = "x"\n$0scsi0.present = "TRUE"\n' };
    const reason = await reasonAgainst(encrypted, 'Remove the controller scsi0 from this machine');
    assert.equal(reason, 'The file of a is encrypted, so some of its settings cannot be seen.');
    const broken = {
      'a.vmc': vmcText({ ide: [{ absolute: 'C:\\a.vhd' }] })
        .replace('</hardware>', '')
        .replace('<loc', '<$0loc'),
    };
    assert.equal(
      await reasonAgainst(broken, 'Remove ide0:0 (a.vhd) from this machine'),
      'The file of a is not well-formed XML: repair that first.',
    );
  });
});

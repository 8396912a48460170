import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { acceptActions } from '../../server/src/features/acceptActions.js';
import { lintFiles, type Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { changedTexts } from './applyWorkspaceEdit.js';
import { editorSession, fileUri } from './editorSession.js';
import { lines } from './pickRefactoring.js';

const DIAGNOSTIC: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  message: '',
};

/** The files after somebody has accepted every finding of one file, one after the other. */
async function acceptedAll(files: Files, name: string, way: string): Promise<Files> {
  const session = await editorSession(files);
  for (const finding of await session.workspace.lint(fileUri(name))) {
    const action = (await acceptActions(session, finding, DIAGNOSTIC)).find(({ title }) =>
      title.includes(way),
    );
    if (action) return acceptedAll({ ...files, ...changedTexts(session, action.edit) }, name, way);
  }
  return files;
}

/** What is left to see of a file. */
const left = async (files: Files, name: string): Promise<readonly string[]> =>
  (await lintFiles(files)).get(name)?.map(({ ruleId }) => ruleId) ?? [];

describe('Accepting findings', () => {
  it('on one line one after the other leaves none of them, and no comment that accepts nothing', async () => {
    const files = {
      'a.vmx': lines(
        ...['config.version = "8"', 'virtualHW.version = "10"', 'guestOS = "windows8srv-64"'],
        ...['scsi1.present = "TRUE"', 'scsi1.virtualDev = "lsisas1068"', 'scsi1.sharedBus = "virtual"'],
        ...['scsi1:0.present = "TRUE"', 'scsi1:0.fileName = "C:\\vm\\q.vmdk"', 'disk.locking = "FALSE"'],
        ...['ethernet0.present = "TRUE"', 'ethernet0.connectionType = "bridged"'],
      ),
    };
    assert.ok((await left(files, 'a.vmx')).length > 4);
    const after = await acceptedAll(files, 'a.vmx', 'on this line');
    assert.match(String(after['a.vmx']), /(?:# vmxlint-disable-next-line .*\n){2}scsi1\.sharedBus/);
    assert.deepEqual(await left(after, 'a.vmx'), []);
  });

  it('does so in a .vmc too', async () => {
    const disks = [{ id: '0', driveType: '1', absolute: 'C:\\vm\\q.vhd', relative: '..\\r.vhd' }];
    const files = {
      'a.vmc': vmcText({ ide: disks, scsi: [{ id: '0', shared: 'true', scsiId: '9', disks }] }),
    };
    const after = await acceptedAll(files, 'a.vmc', 'on this line');
    assert.deepEqual(
      (await left(after, 'a.vmc')).filter((id) => id === 'unused-suppression'),
      [],
    );
  });

  it('in this file is written into the innermost of the opened folders that hold it', async () => {
    const text = lines('config.version = "8"', 'virtualHW.version = "4"', 'displayName = "a" b');
    const opened = await editorSession({ 'c/a.vmx': text });
    const folders = ['', 'c', 'd'].map((name) => fileUri(name).replace(/\/$/, ''));
    for (const order of [folders, folders.toReversed()]) {
      const abilities = { ...opened.abilities, createFiles: true };
      const session = { ...opened, abilities, folders: () => order };
      const [finding] = await session.workspace.lint(fileUri('c/a.vmx'));
      const actions = await acceptActions(session, finding ?? assert.fail(), DIAGNOSTIC);
      const edits = actions.map(({ edit }) => JSON.stringify(edit));
      assert.ok(edits.some((edit) => edit.includes(fileUri('c/vmxlint.json'))));
      assert.ok(!edits.some((edit) => edit.includes(fileUri('vmxlint.json'))));
    }
  });

  it('in this file leaves files of the same name in other folders alone', async () => {
    const text = lines('config.version = "8"', 'virtualHW.version = "4"', 'displayName = "a" b');
    const files = { 'a.vmx': text, 'old/a.vmx': text, 'vmxlint.json': '{}\n' };
    const after = await acceptedAll(files, 'a.vmx', 'in this file');
    assert.deepEqual(await left(after, 'a.vmx'), []);
    assert.deepEqual(await left(after, 'old/a.vmx'), ['vmx-syntax']);
    const both = await acceptedAll(after, 'old/a.vmx', 'in this file');
    assert.deepEqual(await left(both, 'old/a.vmx'), []);
  });
});

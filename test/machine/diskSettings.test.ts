import assert from 'node:assert/strict';
import { editMachine } from '../../server/src/machine/editMachine.js';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

const SLOT = { bus: 'scsi', controller: 1, target: 0 } as const;

describe('Settings of one disk', () => {
  const cases: readonly (readonly [string, (editor: MachineEditor) => MachineEditor, string, string])[] = [
    [
      'replaces a mode',
      (editor) => editor.setDiskMode(SLOT, 'independent-persistent'),
      'scsi1:0.mode = "append"\n',
      'scsi1:0.mode = "independent-persistent"\n',
    ],
    [
      'writes a mode beside the disk',
      (editor) => editor.setDiskMode(SLOT, 'independent-persistent'),
      'scsi1:0.fileName = "q.vmdk"\nmemsize = "64"\n',
      'scsi1:0.fileName = "q.vmdk"\nscsi1:0.mode = "independent-persistent"\nmemsize = "64"\n',
    ],
    [
      'takes the multi-writer flag off this disk only',
      (editor) => editor.removeMultiWriter(SLOT),
      'scsi1:0.sharing = "multi-writer"\r\nscsi1:1.sharing = "multi-writer"\r\n',
      'scsi1:1.sharing = "multi-writer"\r\n',
    ],
    [
      'switches tracking off for one disk, in the letter case of the file',
      (editor) => editor.setChangeTracking(false, SLOT),
      'ctkEnabled = "true"\nscsi1:0.ctkEnabled = "true"\n',
      'ctkEnabled = "true"\nscsi1:0.ctkEnabled = "false"\n',
    ],
    [
      'switches tracking off for the machine',
      (editor) => editor.setChangeTracking(false),
      'ctkEnabled = "TRUE"\nscsi1:0.ctkEnabled = "TRUE"\n',
      'ctkEnabled = "FALSE"\nscsi1:0.ctkEnabled = "TRUE"\n',
    ],
  ];
  for (const [title, edit, before, after] of cases) {
    it(title, () => {
      const machine = readVmxMachine('file:///vms/a.vmx', before);
      assert.equal(applyEdits(before, edit(editMachine(machine)).edits()), after);
    });
    it(`${title}: has no meaning in a .vmc`, () => {
      const machine = readVmcMachine('file:///vms/a.vmc', '<preferences/>');
      assert.deepEqual(edit(editMachine(machine)).edits(), []);
    });
  }
});

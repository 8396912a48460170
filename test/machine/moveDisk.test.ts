import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits, type TextEdit } from '../../server/src/syntax/text.js';
import { vmcText } from './vmcText.js';

const slot = (controller: number, target: number) => ({ bus: 'scsi', controller, target }) as const;

describe('The boot order of a .vmx', () => {
  const edited = (text: string, edit: (editor: MachineEditor) => MachineEditor): string =>
    applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());

  const rows: readonly (readonly [string, string, (editor: MachineEditor) => MachineEditor, string])[] = [
    [
      'follows a disk that moves',
      'scsi0:0,scsi0:1',
      (editor) => editor.moveDisk(slot(0, 1), slot(1, 0)),
      'scsi0:0,scsi1:0',
    ],
    [
      'follows two disks that move one after the other',
      'scsi0:1, SCSI0:2',
      (editor) => editor.moveDisk(slot(0, 1), slot(1, 0)).moveDisk(slot(0, 2), slot(0, 1)),
      'scsi1:0, scsi0:1',
    ],
    [
      'follows a controller that gets another number',
      'scsi0:0,scsi1:0,scsi10:0',
      (editor) => editor.renumberController({ bus: 'scsi', number: 1 }, 2),
      'scsi0:0,scsi2:0,scsi10:0',
    ],
    [
      'stays where it does not name the disk',
      'SCSI0:0',
      (editor) => editor.moveDisk(slot(0, 1), slot(1, 0)),
      'SCSI0:0',
    ],
  ];
  for (const [what, before, edit, after] of rows) {
    it(what, () => {
      const text = `scsi0:1.present = "TRUE"\nbios.hddOrder = "${before}"\n`;
      assert.match(edited(text, edit), new RegExp(`^bios\\.hddOrder = "${after}"$`, 'm'));
    });
  }

  it('stays where it stands twice', () => {
    const text = 'scsi0:1.present = "TRUE"\nbios.hddOrder = "scsi0:1"\nbios.hddOrder = "scsi0:1"\n';
    const changed = edited(text, (editor) => editor.moveDisk(slot(0, 1), slot(1, 0)));
    assert.equal(changed, text.replace('scsi0:1.present', 'scsi1:0.present'));
  });
});

describe('The edits of a .vmc', () => {
  it('are as many as there are places to change, and small', () => {
    const text = vmcText({
      comments: ['vmxlint cluster=across-boxes'],
      scsi: [
        { id: '0', shared: 'false', scsiId: '7' },
        { id: '1', shared: 'false', scsiId: '7' },
      ],
    });
    const edits: readonly TextEdit[] = editMachine(readVmcMachine('file:///vms/a.vmc', text))
      .declare({ cluster: 'in-a-box' })
      .setBusSharing({ bus: 'scsi', number: 0 }, 'virtual')
      .setScsiId({ bus: 'scsi', number: 1 }, 6)
      .edits();
    assert.deepEqual(
      edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
      [
        ['across-boxes', 'in-a-box'],
        ['fals', 'tru'],
        ['7', '6'],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import type { Slot } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { vmcText } from './vmcText.js';

const SCSI1 = { bus: 'scsi', number: 1 } as const;
const scsi1 = (target: number): Slot => ({ bus: 'scsi', controller: 1, target });

function edited(text: string, edit: (editor: MachineEditor) => MachineEditor): string {
  return applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());
}

describe('Settings that rules name by their key', () => {
  it('are deleted with their whole line, in any letter case and in every place', () => {
    assert.equal(
      edited('a = "1"\nSCSI1.shared = "TRUE" # both\nscsi1.Shared = "TRUE"\nb = "2"\n', (editor) =>
        editor.removeSetting('scsi1.shared'),
      ),
      'a = "1"\nb = "2"\n',
    );
  });

  it('are found under their new key after a move', () => {
    assert.equal(
      edited('ide1:0.fileName = "q.vmdk"\nide1:0.deviceType = "ata-hardDisk"\n', (editor) =>
        editor
          .moveDisk({ bus: 'ide', controller: 1, target: 0 }, scsi1(0))
          .removeSetting('scsi1:0.deviceType'),
      ),
      'scsi1:0.fileName = "q.vmdk"\n',
    );
  });

  it('follow a device that moves after they were written', () => {
    assert.equal(
      edited('scsi0:0.fileName = "a.vmdk"\n', (editor) =>
        editor
          .setSetting('bios.hddOrder', 'scsi0:0')
          .moveDisk({ bus: 'scsi', controller: 0, target: 0 }, scsi1(0)),
      ),
      'scsi1:0.fileName = "a.vmdk"\nbios.hddOrder = "scsi1:0"\n',
    );
  });

  it('stand at the end when they belong to nothing that the file has', () => {
    assert.equal(
      edited('scsi0.present = "TRUE"\nmemsize = "64"\n', (editor) => editor.setSetting('_owner.name', 'us')),
      'scsi0.present = "TRUE"\nmemsize = "64"\n_owner.name = "us"\n',
    );
  });

  it('do not exist in a .vmc, nor do models', () => {
    const machine = readVmcMachine('file:///vms/a.vmc', vmcText({ scsi: [{ shared: 'true' }] }));
    const editor = editMachine(machine).removeSetting('scsi0.shared').setControllerModel(SCSI1, 'lsilogic');
    assert.deepEqual(editor.edits(), []);
  });
});

describe('The model of a controller', () => {
  it('replaces the written one', () => {
    assert.equal(
      edited('scsi1.virtualDev = "buslogic"\n', (editor) => editor.setControllerModel(SCSI1, 'lsilogic')),
      'scsi1.virtualDev = "lsilogic"\n',
    );
  });

  it('is written where none stands', () => {
    assert.equal(
      edited('scsi1.present = "TRUE"\n', (editor) => editor.setControllerModel(SCSI1, 'pvscsi')),
      'scsi1.present = "TRUE"\nscsi1.virtualDev = "pvscsi"\n',
    );
  });
});

it('Two disks change places by way of a third slot, which never reaches the file', () => {
  assert.equal(
    edited('scsi1:0.fileName = "a"\nscsi1:1.fileName = "b"\nscsi1:1.mode = "x"\n', (editor) =>
      editor.moveDisk(scsi1(0), scsi1(2)).moveDisk(scsi1(1), scsi1(0)).moveDisk(scsi1(2), scsi1(1)),
    ),
    'scsi1:1.fileName = "a"\nscsi1:0.fileName = "b"\nscsi1:0.mode = "x"\n',
  );
});

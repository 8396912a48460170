import assert from 'node:assert/strict';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { applyEdits } from '../../server/src/syntax/text.js';

type Edit = (editor: MachineEditor) => MachineEditor;

const vmx = (text: string, edit: Edit): string =>
  applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());
const vmc = (text: string, edit: Edit): string =>
  applyEdits(text, edit(editMachine(readVmcMachine('file:///vms/a.vmc', text))).edits());
const bus = (inner: string): string =>
  `<preferences><hardware><pci_bus><scsi_adapter>${inner}</scsi_adapter></pci_bus></hardware></preferences>`;

describe('renumberController', () => {
  it('renames every setting of the controller and its devices in a .vmx', () => {
    const text =
      'scsi1.present = "TRUE"\nscsi1:0.fileName = "q.vmdk"\nsched.scsi1:0.shares = "high"\nscsi10.x = "1"\n';
    assert.equal(
      vmx(text, (editor) => editor.renumberController({ bus: 'scsi', number: 1 }, 2)),
      'scsi2.present = "TRUE"\nscsi2:0.fileName = "q.vmdk"\nsched.scsi2:0.shares = "high"\nscsi10.x = "1"\n',
    );
  });

  it('changes the id in a .vmc, and nothing where the number is taken', () => {
    const text = bus('<scsi_controller id="4"/><scsi_controller id="1"/>');
    const to = (number: number): string =>
      vmc(text, (editor) => editor.renumberController({ bus: 'scsi', number: 4 }, number));
    assert.equal(to(0), text.replace('"4"', '"0"'));
    assert.equal(to(1), text);
  });
});

describe('setLeaf', () => {
  const text =
    '<preferences><settings><undo_drives><enabled type="boolean">true</enabled></undo_drives></settings></preferences>';
  it('writes the text of a leaf that is there', () => {
    assert.equal(
      vmc(text, (editor) => editor.setLeaf('settings/undo_drives/enabled', 'false')),
      text.replace('>true<', '>false<'),
    );
  });

  it('adds nothing, and has no meaning in a .vmx', () => {
    assert.equal(
      vmc(text, (editor) => editor.setLeaf('settings/other', 'x')),
      text,
    );
    assert.equal(
      vmx('a = "1"\n', (editor) => editor.setLeaf('a', '2')),
      'a = "1"\n',
    );
  });
});

describe('setDeviceType', () => {
  const slot = { bus: 'scsi', controller: 1, target: 0 } as const;
  it('writes the device type of a .vmx, and has no meaning in a .vmc', () => {
    assert.equal(
      vmx('scsi1:0.deviceType = "x"\n', (editor) => editor.setDeviceType(slot, 'scsi-passthru-rdm')),
      'scsi1:0.deviceType = "scsi-passthru-rdm"\n',
    );
    assert.equal(
      vmc(bus(''), (editor) => editor.setDeviceType(slot, 'x')),
      bus(''),
    );
  });
});

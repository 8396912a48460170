import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import type { Slot } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { vmcText } from './vmcText.js';

type Edit = (editor: MachineEditor) => MachineEditor;

const SCSI0 = { bus: 'scsi', number: 0 } as const;
const SCSI3 = { bus: 'scsi', number: 3 } as const;
const slot: Slot = { bus: 'scsi', controller: 0, target: 0 };

const VMX = `scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "a.vmdk"
ethernet0.present = "TRUE"
`;

const inVmx = (edit: Edit): string =>
  applyEdits(VMX, edit(editMachine(readVmxMachine('file:///vms/a.vmx', VMX))).edits());

const VMC = vmcText({ scsi: [{ shared: 'false', scsiId: '7' }] });
const inVmc = (text: string, edit: Edit): string =>
  applyEdits(text, edit(editMachine(readVmcMachine('file:///vms/a.vmc', text))).edits());

describe('An edit that asks for what is there already changes nothing', () => {
  const edits: readonly (readonly [string, Edit])[] = [
    ['a disk moves to its own place', (editor) => editor.moveDisk(slot, slot)],
    ['a controller gets its own number', (editor) => editor.renumberController(SCSI0, 0)],
    ['an adapter gets its own number', (editor) => editor.renumberAdapter(0, 0)],
  ];
  for (const [what, edit] of edits) {
    it(`${what}, in a .vmx`, () => {
      assert.equal(inVmx(edit), VMX);
    });
    it(`${what}, in a .vmc`, () => {
      assert.equal(inVmc(VMC, edit), VMC);
    });
  }
});

describe('An edit for which a format has no words changes nothing', () => {
  it('the SCSI id of the machine itself, in a .vmx', () => {
    assert.equal(
      inVmx((editor) => editor.setScsiId(SCSI0, 6)),
      VMX,
    );
  });

  const none: readonly (readonly [string, Edit])[] = [
    ['one shared disk', (editor) => editor.shareDisk(slot)],
    ['a disk for several writers', (editor) => editor.removeMultiWriter(slot)],
    ['the mode of a disk', (editor) => editor.setDiskMode(slot, 'persistent')],
    ['changed blocks', (editor) => editor.setChangeTracking(false, slot)],
    ['disk locking', (editor) => editor.setDiskLocking(false)],
    ['the model of a controller', (editor) => editor.setControllerModel(SCSI0, 'lsilogic')],
  ];
  for (const [what, edit] of none) {
    it(`${what}, in a .vmc`, () => {
      assert.equal(inVmc(VMC, edit), VMC);
    });
  }
});

describe('An edit of a device that is not there changes nothing', () => {
  const edits: readonly (readonly [string, Edit])[] = [
    ['a controller is removed', (editor) => editor.removeController(SCSI3)],
    ['an adapter is removed', (editor) => editor.removeAdapter(9)],
    ['a SCSI id is set', (editor) => editor.setScsiId(SCSI3, 6)],
    ['a disk is removed', (editor) => editor.removeDisk({ ...slot, controller: 3 })],
  ];
  for (const [what, edit] of edits) {
    it(`${what}, in a .vmc and in an empty one`, () => {
      assert.equal(inVmc(VMC, edit), VMC);
      assert.equal(inVmc('', edit), '');
    });
  }
});

describe('Changed blocks of the whole machine', () => {
  it('are tracked, or not, by one line', () => {
    assert.ok(inVmx((editor) => editor.setChangeTracking(true)).includes('\nctkEnabled = "TRUE"\n'));
    assert.ok(inVmx((editor) => editor.setChangeTracking(false)).includes('\nctkEnabled = "FALSE"\n'));
  });
});

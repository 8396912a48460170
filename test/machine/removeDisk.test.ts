import assert from 'node:assert/strict';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

const SLOT = { bus: 'scsi', controller: 1, target: 0 } as const;

describe('Taking a disk out of a machine', () => {
  it('removes every line of its slot in a .vmx, and of no other', () => {
    const before =
      'scsi1.present = "TRUE"\r\nSCSI1:0.present = "TRUE"\r\nscsi1:0.fileName = "q.vmdk" # ours\r\nscsi1:01.mode = "x"\r\n' +
      'scsi1:1.fileName = "d.vmdk"\r\nsched.scsi1:0.shares = "normal"\r\ndisplayName = "a"';
    const machine = readVmxMachine('file:///vms/a.vmx', before);
    assert.equal(
      applyEdits(before, editMachine(machine).removeDisk(SLOT).edits()),
      'scsi1.present = "TRUE"\r\nscsi1:01.mode = "x"\r\nscsi1:1.fileName = "d.vmdk"\r\ndisplayName = "a"',
    );
  });

  it('goes with the comments that accept findings of its lines, which would accept those of the next ones', () => {
    const lines = (...all: readonly string[]): string => all.join('\n');
    const before = lines(
      ...[
        'scsi1.present = "TRUE"',
        '# the quorum',
        '# vmxlint-disable-next-line a',
        '# vmxlint-disable-next-line b',
      ],
      ...['scsi1:0.fileName = "q.vmdk"', '# vmxlint-disable-next-line c', 'scsi1:1.fileName = "d.vmdk"'],
      ...['# vmxlint-disable-next-line d', 'scsi1:0.present = "TRUE"'],
    );
    const machine = readVmxMachine('file:///vms/a.vmx', before);
    assert.equal(
      applyEdits(before, editMachine(machine).removeDisk(SLOT).edits()),
      lines(
        ...['scsi1.present = "TRUE"', '# the quorum', '# vmxlint-disable-next-line c'],
        ...['scsi1:1.fileName = "d.vmdk"', ''],
      ),
    );
  });

  it('removes the location in a .vmc', () => {
    const location = '<location id="0"><drive_type type="integer">1</drive_type></location>';
    const before = `<preferences><hardware><pci_bus><scsi_adapter><scsi_controller id="1">${location}</scsi_controller></scsi_adapter></pci_bus></hardware></preferences>`;
    const machine = readVmcMachine('file:///vms/a.vmc', before);
    assert.equal(
      applyEdits(before, editMachine(machine).removeDisk(SLOT).edits()),
      before.replace(location, ''),
    );
  });

  it('changes nothing where there is none', () => {
    const vmx = readVmxMachine('file:///vms/a.vmx', 'scsi1.present = "TRUE"\n');
    const vmc = readVmcMachine('file:///vms/a.vmc', '<preferences/>');
    for (const machine of [vmx, vmc]) assert.deepEqual(editMachine(machine).removeDisk(SLOT).edits(), []);
  });
});

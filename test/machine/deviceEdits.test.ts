import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import type { Slot } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { vmcText } from './vmcText.js';

type Edit = (editor: MachineEditor) => MachineEditor;

const inVmx = (text: string, edit: Edit): string =>
  applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());
const inVmc = (text: string, edit: Edit): string =>
  applyEdits(text, edit(editMachine(readVmcMachine('file:///vms/a.vmc', text))).edits());

const scsi = (controller: number, target: number): Slot => ({ bus: 'scsi', controller, target });
const SCSI1 = { bus: 'scsi', number: 1 } as const;
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

describe('A .vmx', () => {
  const rows: readonly (readonly [string, string, Edit, string])[] = [
    [
      'gives an adapter another number, in the boot order too, and leaves other words alone',
      lines(
        'displayName = "ethernet0"',
        ...['ethernet0.present = "TRUE"', 'Ethernet0.pciSlotNumber = "32"', 'ethernet01.x = "1"'],
        ...['ethernet2.present = "FALSE"', 'ethernet2.vnet = "VMnet3"', 'bios.bootOrder = "ethernet0, hdd"'],
      ),
      (editor) => editor.renumberAdapter(0, 2),
      lines(
        'displayName = "ethernet0"',
        ...['ethernet2.present = "TRUE"', 'ethernet2.pciSlotNumber = "32"', 'ethernet01.x = "1"'],
        ...['bios.bootOrder = "ethernet2, hdd"'],
      ),
    ],
    [
      'exchanges two adapters by way of a free number',
      lines('ethernet0.vnet = "a"', 'ethernet1.vnet = "b"'),
      (editor) => editor.renumberAdapter(0, 2).renumberAdapter(1, 0).renumberAdapter(2, 1),
      lines('ethernet1.vnet = "a"', 'ethernet0.vnet = "b"'),
    ],
    [
      'loses an adapter',
      lines('ethernet0.present = "TRUE"', 'ethernet1.present = "TRUE"', 'bios.bootOrder = "ethernet1"'),
      (editor) => editor.removeAdapter(1),
      lines('ethernet0.present = "TRUE"'),
    ],
    [
      'loses a controller with everything on it',
      lines(
        ...[
          'scsi0:0.present = "TRUE"',
          'scsi1.present = "TRUE"',
          'SCSI1:0.redo = ""',
          'sched.scsi1:0.shares = "low"',
        ],
        ...['scsi10:0.present = "TRUE"', 'bios.hddOrder = "scsi1:0, scsi0:0,scsi10:0"'],
      ),
      (editor) => editor.removeController(SCSI1),
      lines('scsi0:0.present = "TRUE"', 'scsi10:0.present = "TRUE"', 'bios.hddOrder = "scsi0:0,scsi10:0"'),
    ],
    [
      'takes a disk out of the boot order with its settings',
      lines('scsi0:0.present = "TRUE"', 'scsi0:1.present = "TRUE"', 'bios.hddOrder = "scsi0:0,scsi0:1"'),
      (editor) => editor.removeDisk(scsi(0, 1)),
      lines('scsi0:0.present = "TRUE"', 'bios.hddOrder = "scsi0:0"'),
    ],
    [
      'moves a disk with what was written for it before',
      lines('scsi0:1.present = "TRUE"', 'memsize = "512"'),
      (editor) => editor.shareDisk(scsi(0, 1)).moveDisk(scsi(0, 1), scsi(0, 2)),
      lines('scsi0:2.present = "TRUE"', 'scsi0:2.shared = "TRUE"', 'memsize = "512"'),
    ],
    [
      'moves a disk over what a switched-off device left behind',
      lines('scsi0:0.present = "TRUE"', 'ide0:0.present = "FALSE"', 'ide0:0.startConnected = "TRUE"'),
      (editor) => editor.moveDisk(scsi(0, 0), { bus: 'ide', controller: 0, target: 0 }),
      lines('ide0:0.present = "TRUE"'),
    ],
    [
      'renumbers a controller over a switched-off one',
      lines(
        'scsi0.present = "FALSE"',
        'scsi0.virtualDev = "buslogic"',
        'scsi1.present = "TRUE"',
        'scsi1:0.present = "TRUE"',
      ),
      (editor) => editor.renumberController(SCSI1, 0),
      lines('scsi0.present = "TRUE"', 'scsi0:0.present = "TRUE"'),
    ],
  ];
  for (const [name, before, edit, after] of rows) {
    it(name, () => {
      assert.equal(inVmx(before, edit), after);
    });
  }
});

describe('A .vmc', () => {
  const disk = { absolute: 'C:\\d.vhd', relative: '' };

  it('gives an adapter another number when that is free', () => {
    const text = vmcText({ networks: ['LAN', 'Heartbeat'] });
    assert.equal(
      inVmc(text, (editor) => editor.renumberAdapter(1, 3)),
      text.replace('ethernet_controller id="1"', 'ethernet_controller id="3"'),
    );
    assert.equal(
      inVmc(text, (editor) => editor.renumberAdapter(1, 0)),
      text,
    );
  });

  it('loses an adapter, and the count follows', () => {
    assert.equal(
      inVmc(vmcText({ networks: ['LAN', 'Heartbeat'] }), (editor) => editor.removeAdapter(1)),
      vmcText({ networks: ['LAN'] }),
    );
  });

  it('leaves a count that is wrong already', () => {
    const wrong = (text: string): string => text.replace(/(controller_count type="integer">)\d/, '$10');
    assert.equal(
      inVmc(wrong(vmcText({ networks: ['LAN', 'Heartbeat'] })), (editor) => editor.removeAdapter(1)),
      wrong(vmcText({ networks: ['LAN'] })),
    );
  });

  it('loses a controller, and with the last one the adapter around it', () => {
    const system = { id: '0', disks: [disk] };
    const text = vmcText({ scsi: [system, { id: '1', shared: 'true', disks: [disk] }] });
    assert.equal(
      inVmc(text, (editor) => editor.removeController(SCSI1)),
      vmcText({ scsi: [system] }),
    );
    assert.equal(
      inVmc(text, (editor) => editor.removeController(SCSI1).removeController({ bus: 'scsi', number: 0 })),
      vmcText({}),
    );
  });
});

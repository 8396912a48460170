import assert from 'node:assert/strict';
import type { Slot } from '../../server/src/machine/virtualMachine.js';
import { disksOf, edited } from './editVmc.js';
import { ide, scsi } from './slots.js';
import { vmcText, type VmcText } from './vmcText.js';

describe('moving a disk of a .vmc', () => {
  const a = { id: '0', absolute: 'D:\\a.vhd' };
  const b = { id: '1', absolute: 'D:\\b.vhd' };

  const moves: readonly (readonly [
    name: string,
    machine: VmcText,
    from: Slot,
    to: Slot,
    expected: readonly string[],
  ])[] = [
    ['to another location', { scsi: [{ disks: [b] }] }, scsi(0, 1), scsi(0, 0), ['scsi0:0 D:\\b.vhd']],
    [
      'to the same number on another controller',
      { scsi: [{ disks: [a, b] }, { id: '1' }] },
      scsi(0, 1),
      scsi(1, 1),
      ['scsi0:0 D:\\a.vhd', 'scsi1:1 D:\\b.vhd'],
    ],
    [
      'to another controller, under the number of a disk that stays',
      { scsi: [{ disks: [a, b] }, { id: '1' }] },
      scsi(0, 1),
      scsi(1, 0),
      ['scsi0:0 D:\\a.vhd', 'scsi1:0 D:\\b.vhd'],
    ],
    [
      'from IDE to SCSI',
      { ide: [a, b], scsi: [{}] },
      ide(0, 1),
      scsi(0, 0),
      ['ide0:0 D:\\a.vhd', 'scsi0:0 D:\\b.vhd'],
    ],
    [
      'over a location without a drive',
      { scsi: [{ disks: [{ id: '0', driveType: '0' }, b] }] },
      scsi(0, 1),
      scsi(0, 0),
      ['scsi0:0 D:\\b.vhd'],
    ],
  ];
  it('goes over a location without a drive also where locations have no ids and count by their place', () => {
    const disks = [{ id: '0', driveType: '0' }, b];
    const text = vmcText({ scsi: [{ disks }] }).replaceAll(/<location id="\d">/g, '<location>');
    assert.deepEqual(disksOf(text), ['scsi0:0 ', 'scsi0:1 D:\\b.vhd']);
    assert.deepEqual(disksOf(edited(text, (editor) => editor.moveDisk(scsi(0, 1), scsi(0, 0)))), [
      'scsi0:0 D:\\b.vhd',
    ]);
  });

  for (const [name, machine, from, to, expected] of moves) {
    it(`goes ${name}`, () => {
      assert.deepEqual(disksOf(edited(vmcText(machine), (editor) => editor.moveDisk(from, to))), expected);
    });
  }

  it('is not done to a slot in use, to a controller that is missing, or of a disk that is', () => {
    const text = vmcText({ scsi: [{ disks: [a, b] }] });
    for (const [from, to] of [
      [scsi(0, 1), scsi(0, 0)],
      [scsi(0, 1), scsi(1, 0)],
      [scsi(0, 2), scsi(0, 3)],
      [scsi(0, 1), scsi(0, 1)],
    ] as const)
      assert.equal(
        edited(text, (editor) => editor.moveDisk(from, to)),
        text,
      );
  });

  it('keeps every line of the disk, comments included', () => {
    const text = vmcText({ ide: [a, b], scsi: [{ shared: 'true' }] }).replace(
      '<location id="1">',
      '<location id="1"> <!-- quorum, \u00E4ndern! -->',
    );
    const changed = edited(text, (editor) => editor.moveDisk(ide(0, 1), scsi(0, 0)));
    const sorted = (all: string): string[] => all.split('\r\n').sort();
    assert.deepEqual(sorted(changed), sorted(text.replace('<location id="1">', '<location id="0">')));
  });
});

describe('the file of a disk in a .vmc', () => {
  const text = vmcText({ ide: [{ absolute: 'D:\\a.vhd', relative: 'a.vhd' }] });

  it('is named by one path only, so that no other one goes on naming the old file', () => {
    const absolute = edited(text, (editor) => editor.setFileName(ide(0, 0), 'E:\\R&D\\b.vhd'));
    assert.equal(absolute, text.replace('D:\\a.vhd', 'E:\\R&amp;D\\b.vhd').replace('>a.vhd<', '><'));
    const relative = edited(text, (editor) => editor.setFileName(ide(0, 0), '..\\b.vhd'));
    assert.equal(relative, text.replace('D:\\a.vhd', '').replace('>a.vhd<', '>..\\b.vhd<'));
  });

  it('gets the elements that it lacks', () => {
    const bare =
      '<preferences><hardware><pci_bus><ide_adapter><ide_controller id="0"><location id="0"><drive_type type="integer">1</drive_type></location></ide_controller></ide_adapter></pci_bus></hardware></preferences>';
    const changed = edited(bare, (editor) => editor.setFileName(ide(0, 0), 'D:\\a.vhd'));
    assert.deepEqual(disksOf(changed), ['ide0:0 D:\\a.vhd']);
  });
});

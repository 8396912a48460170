import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { slotName, type Slot } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmc/parse.js';
import { vmcText, type VmcText } from './vmcText.js';

const URI = 'file:///vms/node1.vmc';
const SCSI0 = { bus: 'scsi', number: 0 } as const;
const SCSI1 = { bus: 'scsi', number: 1 } as const;

const scsi = (controller: number, target: number): Slot => ({ bus: 'scsi', controller, target });
const ide = (controller: number, target: number): Slot => ({ bus: 'ide', controller, target });

/** The text after edits, which must add no XML error. */
function edited(text: string, edit: (editor: MachineEditor) => MachineEditor): string {
  const result = applyEdits(text, edit(editMachine(readVmcMachine(URI, text))).edits());
  assert.ok(parse(result).errors.length <= parse(text).errors.length, 'a new XML error');
  return result;
}

/** What the disks of a text are, as `slot file`. */
function disksOf(text: string): string[] {
  return readVmcMachine(URI, text).disks.map(
    ({ slot, fileName }) => `${slotName(slot)} ${fileName.value ?? ''}`,
  );
}

describe('sharing the bus of a .vmc', () => {
  it('changes the value of the flag and nothing else', () => {
    const text = `\uFEFF${vmcText({ scsi: [{ shared: 'false', scsiId: '7' }] })}`;
    const changed = edited(text, (editor) => editor.setBusSharing(SCSI0, 'virtual'));
    assert.equal(changed, text.replace('false', 'true'));
    assert.equal(
      edited(changed, (editor) => editor.setBusSharing(SCSI0, 'none')),
      text,
    );
  });

  it('writes the flag on a line of its own, first in the controller', () => {
    const text = vmcText({ scsi: [{ scsiId: '7' }] });
    const line = '\r\n\t\t\t\t\t<shared type="boolean">true</shared>';
    const head = '<scsi_controller id="0">';
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI0, 'virtual')),
      text.replace(head, head + line),
    );
  });

  it('does not write what counts anyway, and knows only controllers that are there', () => {
    const text = vmcText({ scsi: [{}] });
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI0, 'none')),
      text,
    );
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual').setScsiId(SCSI1, 6)),
      text,
    );
  });

  it('keeps to the name that the file has for the flag', () => {
    const text = vmcText({
      scsi: [{ id: '0', more: ['<IsBusShared type="boolean">true</IsBusShared>'] }, { id: '1' }],
    });
    const changed = edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual'));
    assert.equal(changed.match(/<IsBusShared type="boolean">true<\/IsBusShared>/g)?.length, 2);
    assert.ok(!changed.includes('<shared'));
  });
});

describe('a new SCSI controller in a .vmc', () => {
  const lines = (text: string): string[] =>
    text.slice(text.indexOf('<scsi'), text.lastIndexOf('</scsi')).split('\r\n');

  it('comes with an adapter where there is none', () => {
    const changed = edited(vmcText({ ide: [{ absolute: 'D:\\a.vhd' }] }), (editor) =>
      editor.enableController(SCSI0).setBusSharing(SCSI0, 'virtual').setScsiId(SCSI0, 6),
    );
    assert.deepEqual(lines(changed), [
      '<scsi_adapter>',
      '\t\t\t\t<scsi_controller id="0">',
      '\t\t\t\t\t<shared type="boolean">true</shared>',
      '\t\t\t\t\t<scsi_id type="integer">6</scsi_id>',
      '\t\t\t\t</scsi_controller>',
      '\t\t\t',
    ]);
  });

  it('stands behind the others and has their names', () => {
    const text =
      '<preferences><hardware><pci_bus><scsi><bus id="0"><adapter_id type="integer">7</adapter_id></bus></scsi></pci_bus></hardware></preferences>';
    const changed = edited(text, (editor) => editor.enableController(SCSI1));
    assert.equal(
      changed,
      text.replace(
        '</bus></scsi>',
        '</bus><bus id="1"><adapter_id type="integer">7</adapter_id></bus></scsi>',
      ),
    );
  });

  it('opens an adapter that is closed', () => {
    const text = vmcText({}).replace('</pci_bus>', '\t<scsi_adapter />\r\n\t\t</pci_bus>');
    const changed = edited(text, (editor) => editor.enableController(SCSI1));
    assert.equal(readVmcMachine(URI, changed).controllers[0]?.number, 1);
    assert.equal(changed.match(/<scsi_adapter/g)?.length, 1);
  });

  it('is not written where it is already, or where there is no bus for it', () => {
    const text = vmcText({ scsi: [{ id: '1' }] });
    assert.equal(
      edited(text, (editor) => editor.enableController(SCSI1)),
      text,
    );
    const empty = '<preferences></preferences>';
    assert.equal(
      edited(empty, (editor) => editor.enableController(SCSI1)),
      empty,
    );
  });
});

describe('the SCSI id of a controller in a .vmc', () => {
  it('is replaced, or written behind the flag', () => {
    const text = vmcText({ scsi: [{ shared: 'true', scsiId: '5' }] });
    assert.equal(
      edited(text, (editor) => editor.setScsiId(SCSI0, 6)),
      text.replace('>5<', '>6<'),
    );
    const flag = '<shared type="boolean">true</shared>';
    assert.equal(
      edited(vmcText({ scsi: [{ shared: 'true' }] }), (editor) => editor.setScsiId(SCSI0, 6)),
      text
        .replace(/\s*<scsi_id.*<\/scsi_id>/, '')
        .replace(flag, `${flag}\r\n\t\t\t\t\t<scsi_id type="integer">6</scsi_id>`),
    );
  });

  it('is written first where the controller has no flag', () => {
    const text = vmcText({ scsi: [{ disks: [{ absolute: 'D:\\q.vhd' }] }] });
    const head = '<scsi_controller id="0">';
    assert.equal(
      edited(text, (editor) => editor.setScsiId(SCSI0, 6)),
      text.replace(head, `${head}\r\n\t\t\t\t\t<scsi_id type="integer">6</scsi_id>`),
    );
  });
});

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

describe('the networks of a .vmc', () => {
  const networks = (text: string): string[] =>
    readVmcMachine(URI, text).networkAdapters.map(
      ({ number, network }) => `${number} ${network.kind} ${network.name}`,
    );

  it('get one more adapter, counted where the count was right', () => {
    const text = vmcText({ networks: ['Production'] });
    const changed = edited(text, (editor) => editor.addNetworkAdapter({ kind: 'host-only' }));
    assert.deepEqual(networks(changed), ['0 named Production', '1 host-only Internal Network']);
    assert.ok(changed.includes('<controller_count type="integer">2<'));
    const miscounted = text.replace(
      '<controller_count type="integer">1<',
      '<controller_count type="integer">0<',
    );
    assert.ok(
      edited(miscounted, (editor) => editor.addNetworkAdapter({ kind: 'named', name: 'H' })).includes(
        '<controller_count type="integer">0<',
      ),
    );
  });

  it('number a new adapter with the first free number', () => {
    const text = vmcText({ networks: ['Production'] }).replace(
      '<ethernet_controller id="0">',
      '<ethernet_controller id="1">',
    );
    assert.deepEqual(
      networks(edited(text, (editor) => editor.addNetworkAdapter({ kind: 'named', name: 'Heartbeat' }))),
      ['1 named Production', '0 named Heartbeat'],
    );
  });

  it('lose an adapter, counted where the count was right, but none that was never closed', () => {
    const text = vmcText({ networks: ['Production', 'Heartbeat'] });
    const whole = edited(text, (editor) => editor.removeAdapter(1));
    assert.equal(whole, vmcText({ networks: ['Production'] }));
    const cut = text.slice(0, text.indexOf('</virtual_network>', text.indexOf('Heartbeat')));
    assert.equal(
      edited(cut, (editor) => editor.removeAdapter(1)),
      cut,
    );
  });

  it('lose the id of the old network when an adapter is plugged into another', () => {
    const text = vmcText({ networks: ['Production'] }).replace(
      '<virtual_network>',
      '<virtual_network>\r\n\t\t\t\t\t\t<id type="bytes">FDCA</id>',
    );
    const changed = edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Heartbeat' }));
    assert.equal(changed, vmcText({ networks: ['Heartbeat'] }));
    assert.equal(
      edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Production' })),
      text,
    );
  });

  it('are written into an adapter that has none yet', () => {
    const text =
      '<preferences><hardware><pci_bus><ethernet_adapter><ethernet_controller id="0" /></ethernet_adapter></pci_bus></hardware></preferences>';
    assert.deepEqual(
      networks(edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Heartbeat' }))),
      ['0 named Heartbeat'],
    );
  });

  it('stay where nobody can know the name of the network', () => {
    const text = vmcText({ networks: ['Production'] });
    assert.equal(
      edited(text, (editor) =>
        editor
          .setNetwork(0, { kind: 'bridged' })
          .addNetworkAdapter({ kind: 'bridged' })
          .setNetwork(5, { kind: 'host-only' }),
      ),
      text,
    );
  });
});

describe('the declaration in a .vmc', () => {
  const declared = (comments: readonly string[], edit: (editor: MachineEditor) => MachineEditor): string =>
    edited(vmcText({ comments }), edit);

  it('is a comment of its own behind the first one', () => {
    assert.equal(
      declared([], (editor) => editor.declare({ cluster: 'in-a-box' })),
      vmcText({ comments: ['vmxlint cluster=in-a-box'] }),
    );
  });

  it('is changed where it stands, and what is missing is added to it', () => {
    assert.equal(
      declared(['vmxlint product=gsx3'], (editor) =>
        editor.declare({ product: 'vs2005', cluster: 'in-a-box' }),
      ),
      vmcText({ comments: ['vmxlint product=vs2005 cluster=in-a-box'] }),
    );
  });
});

describe('any edit of a .vmc', () => {
  const whole = vmcText({
    comments: ['vmxlint cluster=in-a-box'],
    networks: ['Production', 'Heartbeat'],
    ide: [{ absolute: 'D:\\system.vhd' }],
    scsi: [{ shared: 'true', scsiId: '7', disks: [{ id: '1', absolute: 'D:\\quorum.vhd' }] }],
  });
  const edits: readonly ((editor: MachineEditor) => MachineEditor)[] = [
    (editor) => editor.setBusSharing(SCSI0, 'none'),
    (editor) => editor.enableController(SCSI1).setBusSharing(SCSI1, 'virtual'),
    (editor) => editor.moveDisk(scsi(0, 1), scsi(0, 0)),
    (editor) => editor.enableController(SCSI1).moveDisk(ide(0, 0), scsi(1, 0)),
    (editor) => editor.setFileName(scsi(0, 1), 'E:\\\u4F4D.vhd'),
    (editor) => editor.addNetworkAdapter({ kind: 'host-only' }),
    (editor) => editor.setNetwork(1, { kind: 'named', name: 'HB' }),
    (editor) => editor.setScsiId(SCSI0, 6),
    (editor) => editor.declare({ product: 'vs2005' }),
  ];

  it('adds no XML error to what is left of a file, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.constantFrom('', '\uFEFF'),
        fc.constantFrom(...edits),
        (length, mark, edit) => {
          const once = edited(mark + whole.slice(0, length), edit);
          if (edit !== edits[5]) assert.equal(edited(once, edit), once);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('uses the line ends of the file and no others', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      for (const edit of edits) {
        const result = edited(whole.replaceAll('\r\n', lineEnd), edit);
        assert.ok(!result.replaceAll(lineEnd, '').match(/[\r\n]/), 'another line end');
      }
    }
  });
});

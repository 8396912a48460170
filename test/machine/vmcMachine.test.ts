import assert from 'node:assert/strict';
import { fileIdentities } from '../../server/src/machine/diskPath.js';
import type { Fact } from '../../server/src/machine/fact.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import type { VirtualMachine } from '../../server/src/machine/virtualMachine.js';
import { vmcText, type LocationText } from './vmcText.js';

const URI = 'file:///vms/node1/node1.vmc';

const read = (text: string): VirtualMachine => readVmcMachine(URI, text);

/** A fact as words: its value, or why there is none, and the characters a message would stand on. */
function words(text: string, fact: Fact<unknown>): string {
  return `${'missing' in fact ? fact.missing : String(fact.value)} ${text.slice(fact.span.start, fact.span.end)}`;
}

/** A machine with these lines below `pci_bus`. */
function withBus(...lines: string[]): string {
  return `<preferences><hardware><pci_bus>${lines.join('')}</pci_bus></hardware></preferences>`;
}

describe('a SCSI controller of a .vmc', () => {
  const usual = vmcText({
    scsi: [{ id: '1', shared: 'true', scsiId: '6', disks: [{ absolute: 'D:\\q.vhd' }] }],
  });

  it('has number, sharing, SCSI id and disk under the usual names', () => {
    const { controllers, disks } = read(usual);
    const [controller] = controllers;
    assert.ok(controller);
    assert.deepEqual([controller.bus, controller.number, controller.usualNames], ['scsi', 1, true]);
    assert.equal(words(usual, controller.sharing), 'virtual true');
    assert.equal(words(usual, controller.scsiId), '6 6');
    assert.deepEqual(disks[0]?.slot, { bus: 'scsi', controller: 1, target: 0 });
  });

  it('says nothing where nothing is written, and points to its own start tag', () => {
    const text = vmcText({ scsi: [{ id: '2' }] });
    const [controller] = read(text).controllers;
    assert.ok(controller?.usualNames);
    assert.equal(words(text, controller.sharing), 'absent <scsi_controller id="2">');
    assert.equal(words(text, controller.scsiId), 'absent <scsi_controller id="2">');
  });

  const values: readonly (readonly [flag: string, id: string, sharing: string, scsiId: string])[] = [
    ['TRUE', ' 7 ', 'virtual TRUE', '7  7 '],
    ['False', '-1', 'none False', '-1 -1'],
    ['1', 'seven', 'invalid 1', 'invalid seven'],
    ['', '', 'absent <shared type="boolean">', 'absent <scsi_id type="integer">'],
    ['{{shared}}', '${ID}', 'template {{shared}}', 'template ${ID}'],
  ];
  for (const [flag, id, sharing, scsiId] of values) {
    it(`reads the flag "${flag}" and the id "${id}"`, () => {
      const text = vmcText({ scsi: [{ shared: flag, scsiId: id }] });
      const [controller] = read(text).controllers;
      assert.ok(controller);
      assert.equal(words(text, controller.sharing), sharing);
      assert.equal(words(text, controller.scsiId), scsiId);
    });
  }

  it('has no flag when it stands twice', () => {
    const text = vmcText({ scsi: [{ shared: 'true', more: ['<shared type="boolean">false</shared>'] }] });
    assert.equal(words(text, read(text).controllers[0]!.sharing), 'duplicate true');
  });

  const otherNames: readonly (readonly [name: string, bus: string])[] = [
    [
      'another adapter and controller',
      '<scsi_bus><bus id="0"><shared type="boolean">true</shared><scsi_id type="integer">6</scsi_id></bus></scsi_bus>',
    ],
    [
      'another flag',
      '<scsi_adapter><scsi_controller id="0"><IsBusShared type="boolean">true</IsBusShared><scsi_id type="integer">6</scsi_id></scsi_controller></scsi_adapter>',
    ],
    [
      'another id',
      '<scsi_adapter><scsi_controller id="0"><shared type="boolean">true</shared><SCSIID type="integer">6</SCSIID></scsi_controller></scsi_adapter>',
    ],
    [
      'no element around it',
      '<scsi_controller id="0"><bus_shared type="boolean">true</bus_shared><bus_id type="integer">6</bus_id></scsi_controller>',
    ],
    [
      'a count beside it and locations inside the adapter',
      '<scsi_adapter id="0"><controller_count type="integer">1</controller_count><shared type="boolean">true</shared><scsi_id type="integer">6</scsi_id><location id="0" /></scsi_adapter>',
    ],
  ];
  for (const [name, bus] of otherNames) {
    it(`is recognised with ${name}, and known to be unusual`, () => {
      const { controllers } = read(withBus(bus));
      assert.deepEqual(
        controllers.map(({ number, sharing, scsiId, usualNames }) => [
          number,
          sharing.value,
          scsiId.value,
          usualNames,
        ]),
        [[0, 'virtual', 6, false]],
      );
    });
  }

  it('takes only leaves of the right type for flag and id', () => {
    const text = withBus(
      '<scsi_adapter><scsi_controller id="0">',
      '<shared_name type="string">true</shared_name><bus_id type="bytes">06</bus_id>',
      '</scsi_controller></scsi_adapter>',
    );
    const [controller] = read(text).controllers;
    assert.deepEqual(
      [controller?.sharing.value, controller?.scsiId.value, controller?.usualNames],
      [undefined, undefined, true],
    );
  });

  it('takes leaves without a type for flag and id unless they are empty', () => {
    const text = withBus(
      '<scsi_adapter><scsi_controller id="0"><shared_name/><bus_shared>true</bus_shared>',
      '<other_id /><bus_id>6</bus_id></scsi_controller></scsi_adapter>',
    );
    const [controller] = read(text).controllers;
    assert.deepEqual([controller?.sharing.value, controller?.scsiId.value], ['virtual', 6]);
  });

  it('is counted where it has no readable id, past the ids that its siblings have', () => {
    const numbers = (...ids: readonly string[]): readonly number[] =>
      read(
        withBus(`<scsi_adapter>${ids.map((id) => `<scsi_controller id="${id}"/>`).join('')}</scsi_adapter>`),
      ).controllers.map(({ number }) => number);
    assert.deepEqual(numbers('', 'x'), [0, 1]);
    assert.deepEqual(numbers('', '0', 'x', '1'), [2, 0, 3, 1]);
    assert.deepEqual(numbers('1', '', '3', ''), [1, 0, 3, 2]);
  });

  it('is counted at once for very many', () => {
    const adapter = `<scsi_adapter>${'<scsi_controller/>'.repeat(30_000)}</scsi_adapter>`;
    const { controllers } = read(withBus(adapter));
    assert.equal(controllers.at(-1)?.number, controllers.length - 1);
  });
});

describe('a drive of a .vmc', () => {
  const kinds: readonly (readonly [name: string, location: LocationText, kind: string, present: boolean])[] =
    [
      ['hard disk', { driveType: '1', absolute: 'D:\\a.vhd' }, 'disk', true],
      ['CD drive', { driveType: '2', absolute: 'D' }, 'cdrom', true],
      ['empty place', { driveType: '0', absolute: 'D:\\a.vhd' }, 'none', false],
      ['unknown type with a VHD', { driveType: '9', relative: 'a.VHD' }, 'disk', true],
      ['template', { driveType: '{{type}}', absolute: 'D:\\a.iso' }, 'none', false],
    ];
  for (const [name, location, kind, present] of kinds) {
    it(`is ${kind} for: ${name}`, () => {
      const [disk] = read(vmcText({ ide: [location] })).disks;
      assert.deepEqual([disk?.kind, disk?.isPresent], [kind, present]);
    });
  }

  const paths: readonly (readonly [name: string, location: LocationText, fileName: string])[] = [
    [
      'the absolute path',
      { absolute: 'D:\\R&amp;D\\a.vhd', relative: 'b.vhd' },
      'D:\\R&D\\a.vhd D:\\R&amp;D\\a.vhd',
    ],
    ['the relative one where the other is empty', { relative: '..\\b.vhd' }, '..\\b.vhd ..\\b.vhd'],
    [
      'no guess from the relative one where the other is a template',
      { absolute: '{{x}}', relative: 'b.vhd' },
      'template {{x}}',
    ],
    ['a template where only that is written', { relative: '{{x}}.vhd' }, 'template {{x}}.vhd'],
    ['nothing where both are empty', {}, 'absent <absolute type="string" />'],
  ];
  for (const [name, location, expected] of paths) {
    it(`has as file ${name}`, () => {
      const text = vmcText({ ide: [location] });
      assert.equal(words(text, read(text).disks[0]!.fileName), expected);
    });
  }

  it('has no file when the path stands twice', () => {
    const text = vmcText({ ide: [{ absolute: 'D:\\a.vhd' }] }).replace(
      '</pathname>',
      '<absolute type="string">D:\\b.vhd</absolute></pathname>',
    );
    assert.equal(words(text, read(text).disks[0]!.fileName), 'duplicate D:\\a.vhd');
  });

  it('is the same file whatever the letter case of its relative name', () => {
    const other = fileIdentities('file:///vms/node2/node2.vmc', '../disks/QUORUM.vhd');
    assert.ok(fileIdentities(URI, '..\\Disks\\quorum.vhd').some((one) => other.includes(one)));
    const linux = fileIdentities('file:///vms/node2/node2.vmx', '../disks/QUORUM.vhd');
    assert.deepEqual(linux, ['file:/vms/disks/QUORUM.vhd']);
  });
});

describe('a network adapter of a .vmc', () => {
  const networks: readonly (readonly [inside: string, kind: string, name: string])[] = [
    ['<virtual_network><name type="string">Heartbeat</name></virtual_network>', 'named', 'Heartbeat'],
    ['<virtual_network><name type="string">Local only</name></virtual_network>', 'host-only', 'Local only'],
    [
      '<virtual_network><name type="string">Internal Network</name></virtual_network>',
      'host-only',
      'Internal Network',
    ],
    [
      '<virtual_network><name type="string">Shared Networking (NAT)</name></virtual_network>',
      'nat',
      'Shared Networking (NAT)',
    ],
    ['<virtual_network><name type="string">Not connected</name></virtual_network>', 'unconnected', ''],
    ['<virtual_network><id type="bytes">FDCA</id><name type="string" /></virtual_network>', 'named', 'FDCA'],
    [
      '<virtual_network><id type="bytes">FDCA</id><name type="string">{{net}}</name></virtual_network>',
      'unknown',
      '',
    ],
    ['<virtual_network />', 'unconnected', ''],
    ['', 'unconnected', ''],
  ];
  for (const [inside, kind, name] of networks) {
    it(`is ${kind} with ${inside === '' ? 'nothing' : inside} inside`, () => {
      const text = withBus(
        `<ethernet_adapter><ethernet_controller id="3">${inside}</ethernet_controller></ethernet_adapter>`,
      );
      const [adapter] = read(text).networkAdapters;
      assert.deepEqual([adapter?.number, adapter?.isPresent], [3, true]);
      assert.deepEqual([adapter?.network.kind, adapter?.network.name], [kind, name]);
    });
  }
});

describe('a .vmc as a whole', () => {
  it('is Virtual Server unless a comment says otherwise, which says the kind of cluster too', () => {
    assert.deepEqual(read('<preferences/>').product.candidates, ['vs2005']);
    const text = vmcText({ comments: ['vmxlint product=gsx3 cluster=in-a-box'] });
    const machine = read(text);
    assert.deepEqual([machine.product.candidates, machine.product.declared], [['gsx3'], true]);
    assert.equal(words(text, machine.declaration.cluster), 'in-a-box in-a-box');
  });

  it('is read up to where its XML breaks', () => {
    const whole = vmcText({ ide: [{ absolute: 'D:\\a.vhd' }], networks: ['Production'] });
    const machine = read(whole.slice(0, whole.indexOf('</ide_adapter>')));
    assert.equal(machine.disks[0]?.fileName.value, 'D:\\a.vhd');
    assert.ok(machine.source.format === 'vmc' && machine.source.errors.length > 0);
  });

  it('never throws, whatever is left of it', () => {
    const whole = vmcText({ scsi: [{ shared: 'true', disks: [{}] }], networks: ['a'] });
    for (let length = 0; length <= whole.length; length++) read(whole.slice(0, length));
    assert.equal(read('').controllers.length, 0);
  });
});

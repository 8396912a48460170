import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { isFamily, VSPHERE, type Product, type ProductVerdict } from '../../server/src/machine/product.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

const ESX: readonly Product[] = ['esx2', 'esx3', ...VSPHERE];
const HOSTED: readonly Product[] = ['gsx3', 'server1', 'server2', 'workstation'];

function verdict(...lines: readonly string[]): ProductVerdict {
  return readVmxMachine('file:///vms/node.vmx', lines.join('\n')).product;
}

describe('The product of a .vmx', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], candidates: readonly Product[]])[] =
    [
      ['a declaration', ['# vmxlint product=server2', 'displayName = "a"'], ['server2']],
      [
        'a declaration, against a path',
        ['# vmxlint product=gsx3', 'scsi0:0.fileName = "/vmfs/volumes/san/a.vmdk"'],
        ['gsx3'],
      ],
      [
        'a declaration, against the hardware version',
        ['# vmxlint product=esx3', 'virtualHW.version = "13"'],
        ['esx3'],
      ],
      ['a VMFS path of ESX 3', ['scsi0:0.fileName = "/vmfs/volumes/san/a.vmdk"'], ESX],
      ['a datastore path', ['scsi0:0.fileName = "[san] a/a.vmdk"'], ESX],
      ['a path by VMFS label', ['scsi0:0.fileName = "vmfs:a.vmdk"'], ['esx2']],
      ['a VMFS folder without volumes', ['scsi0:0.fileName = "/vmfs/local/a.dsk"'], ['esx2']],
      ['a hardware path', ['scsi0:0.fileName = "vmhba0:0:0:5:a.vmdk"'], ['esx2']],
      ['a hardware path below /vmfs', ['scsi0:0.name = "/vmfs/vmhba0:0:0:5/a.vmdk"'], ['esx2']],
      ['an internal switch of ESX 2', ['ethernet1.devName = "vmnet_0"'], ['esx2']],
      ['another value below /vmfs', ['workingDir = "/vmfs/volumes/san/a"'], ESX],
      ['the swap file of ESX', ['sched.swap.derivedName = "a.vswp"'], ESX],
      ['a share of a disk', ['sched.scsi0:0.shares = "normal"'], ESX],
      [
        'a VMFS path beside disk.locking',
        ['disk.locking = "FALSE"', 'workingDir = "/vmfs/volumes/san/a"'],
        ESX,
      ],
      [
        'a home folder beside disk.locking and the name of a network',
        ['disk.locking = "FALSE"', 'ethernet0.networkName = "LAN"', 'ide1:0.fileName = "/home/a/cd.iso"'],
        HOSTED,
      ],
      ['the name of a network', ['ethernet0.networkName = "VM Network"'], ESX],
      ['a distributed switch', ['ethernet0.dvs.portgroupId = "dvportgroup-7"'], ESX],
      ['the number of a virtual network', ['ethernet0.vnet = "VMnet2"'], HOSTED],
      ['the device of a virtual network', ['ethernet0.vnet = "/dev/vmnet8"'], HOSTED],
      ['a NAT adapter', ['ethernet0.connectionType = "nat"'], HOSTED],
      ['a host-only adapter', ['ethernet0.connectionType = "HostOnly"'], HOSTED],
      ['a Windows path', ['scsi0:0.fileName = "D:\\vms\\a.vmdk"'], HOSTED],
      ['a home folder', ['scsi0:0.fileName = "/home/anna/vms/a.vmdk"'], HOSTED],
      ['a home folder of a Mac', ['ide1:0.fileName = "/Users/anna/cd.iso"'], HOSTED],
    ];
  for (const [what, lines, candidates] of rows) {
    it(`is known by ${what}`, () => {
      const found = verdict(...lines);
      assert.deepEqual({ known: found.known, candidates: found.candidates }, { known: true, candidates });
      assert.ok(found.evidence.length > 0);
    });
  }

  it('is not known by the networks that VMware Server 2 has from the start, nor by an empty name', () => {
    for (const name of ['Bridged', 'HostOnly', 'NAT', ''])
      assert.equal(verdict(`ethernet0.networkName = "${name}"`).known, false, name);
  });

  it('says where the evidence stands', () => {
    const text = 'displayName = "a"\nscsi0:0.fileName = "/vmfs/volumes/san/a.vmdk"';
    const [first] = readVmxMachine('file:///vms/node.vmx', text).product.evidence;
    assert.ok(first);
    assert.equal(ENGLISH(first.text), 'the path /vmfs/volumes/san/a.vmdk');
    assert.equal(text.slice(first.span.start, first.span.end), '"/vmfs/volumes/san/a.vmdk"');
  });

  const order: readonly (readonly [what: string, stronger: string, weaker: string, isEsx: boolean])[] = [
    [
      'a VMFS path before a host-only adapter',
      'scsi0:0.fileName = "/vmfs/volumes/s/a.vmdk"',
      'ethernet0.connectionType = "hostonly"',
      true,
    ],
    [
      'the swap file before a NAT adapter',
      'sched.swap.derivedName = "a.vswp"',
      'ethernet0.connectionType = "nat"',
      true,
    ],
    [
      'a network name before a Windows path',
      'ethernet0.networkName = "LAN"',
      'ide1:0.fileName = "D:\\\\cd.iso"',
      true,
    ],
    [
      'connectionType takes the word from a network name',
      'ethernet0.connectionType = "nat"',
      'ethernet0.networkName = "LAN"',
      false,
    ],
  ];
  for (const [what, stronger, weaker, isEsx] of order) {
    for (const lines of [
      [stronger, weaker],
      [weaker, stronger],
    ]) {
      it(`${what}, in whatever order they stand (${lines[0]?.split(' ')[0] ?? ''} first)`, () => {
        assert.equal(isFamily(verdict(...lines), isEsx ? 'esx' : 'hosted'), true);
      });
    }
  }

  const silent: readonly (readonly [what: string, lines: readonly string[]])[] = [
    ['productCompatibility', ['virtualHW.productCompatibility = "hosted"']],
    ['a bridged adapter', ['ethernet0.connectionType = "bridged"']],
    [
      'a network name beside a bridged connectionType',
      ['ethernet0.networkName = "LAN"', 'ethernet0.connectionType = "bridged"'],
    ],
    [
      'a renamed network of VMware Server 2, whose clusters need disk.locking',
      ['virtualHW.version = "7"', 'ethernet0.networkName = "Cluster Public"', 'disk.locking = "FALSE"'],
    ],
    [
      'a renamed network of VMware Server 2, whose clusters switch a cache off',
      ['diskLib.dataCacheMaxSize = "0"', 'ethernet0.networkName = "Cluster Public"'],
    ],
    ['a relative path', ['scsi0:0.fileName = "a.vmdk"']],
    ['an unknown word in the declaration', ['# vmxlint product=esx9', 'displayName = "a"']],
    [
      'two declarations that differ',
      ['# vmxlint product=esx3', '# vmxlint product=gsx3', 'displayName = "a"'],
    ],
    ['a hardware version alone', ['virtualHW.version = "4"']],
  ];
  for (const [what, lines] of silent) {
    it(`is not told by ${what}`, () => {
      assert.deepEqual(verdict(...lines), {
        ...verdict(...lines),
        known: false,
        declared: false,
        evidence: [],
      });
    });
  }

  it('is ESX although productCompatibility says hosted', () => {
    const found = verdict(
      'virtualHW.productCompatibility = "hosted"',
      'scsi0:0.fileName = "/vmfs/volumes/s/a.vmdk"',
    );
    assert.equal(isFamily(found, 'esx'), true);
  });
});

describe('The hardware version narrows the product', () => {
  const ESX_KEY = 'ethernet0.networkName = "LAN"';
  const HOSTED_KEY = 'ethernet0.connectionType = "nat"';
  const rows: readonly (readonly [version: number, esx: readonly Product[], hosted: readonly Product[]])[] = [
    [3, ['esx2'], ['gsx3', 'workstation']],
    [4, ['esx3'], ['server1', 'workstation']],
    [6, ['vsphere4', 'vsphere5', 'vsphere6', 'vsphere7', 'vsphere8', 'vsphere9'], ['server2', 'workstation']],
    [7, ['vsphere4'], ['server2', 'workstation']],
    [8, ['vsphere5'], ['workstation']],
    [9, ['vsphere5'], ['workstation']],
    [10, ['vsphere5'], ['workstation']],
    [11, ['vsphere6'], ['workstation']],
    [12, ['vsphere6', 'vsphere7', 'vsphere8', 'vsphere9'], ['workstation']],
    [13, ['vsphere6'], ['workstation']],
    [14, ['vsphere6'], ['workstation']],
    [15, ['vsphere6'], ['workstation']],
    [16, ['vsphere7', 'vsphere8', 'vsphere9'], ['workstation']],
    [17, ['vsphere7'], ['workstation']],
    [18, ['vsphere7'], ['workstation']],
    [19, ['vsphere7'], ['workstation']],
    [20, ['vsphere8'], ['workstation']],
    [21, ['vsphere8'], ['workstation']],
    [22, ['vsphere9'], ['workstation']],
    [99, ['vsphere9'], ['workstation']],
  ];
  for (const [version, esx, hosted] of rows) {
    it(`version ${version}`, () => {
      const line = `virtualHW.version = "${version}"`;
      assert.deepEqual(verdict(line, ESX_KEY).candidates, esx);
      assert.deepEqual(verdict(line, HOSTED_KEY).candidates, hosted);
    });
  }

  it('to candidates that are no knowledge, where nothing tells the family', () => {
    const found = verdict('virtualHW.version = "4"');
    assert.deepEqual(found.candidates, ['esx3', 'server1', 'workstation']);
    assert.equal(isFamily(found, 'esx') || isFamily(found, 'hosted'), false);
  });

  it('not when it is written twice or is a placeholder', () => {
    assert.deepEqual(verdict('virtualHW.version = "4"', 'virtualHW.version = "7"', ESX_KEY).candidates, ESX);
    assert.deepEqual(verdict('virtualHW.version = "{{hw}}"', HOSTED_KEY).candidates, HOSTED);
  });
});

import assert from 'node:assert/strict';
import type { ClusterNode } from '../../server/src/cluster/cluster.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { diskAt } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { NO_SURROUNDINGS } from '../../server/src/machine/surroundings.js';
import { nameOf } from '../memoryFileSystem.js';
import { clusterOf, disk, indexOf, machine, nodesOf, uri } from './machines.js';

const SHARED = '/san/data.vmdk';
const plain = (name: string, ...lines: string[]): string => machine(name, disk('scsi1:0', SHARED), ...lines);
const BUS = 'scsi1.sharedBus = "virtual"';

function firstEvidence(node: ClusterNode | undefined): string | undefined {
  const [first] = node?.evidence ?? [];
  return first && ENGLISH(first.text);
}

describe('What makes a machine a node', () => {
  const rows: readonly (readonly [what: string, text: string, evidence: string])[] = [
    ['a virtual bus', plain('a', BUS), 'scsi1.sharedBus = "virtual"'],
    ['a physical bus', plain('a', 'scsi1.sharedBus = "PHYSICAL"'), 'scsi1.sharedBus = "physical"'],
    ['.shared', plain('a', 'scsi1:0.shared = "true"'), 'scsi1:0.shared = "TRUE"'],
    ['multi-writer', plain('a', 'scsi1:0.sharing = "multi-writer"'), 'scsi1:0.sharing = "multi-writer"'],
    ['a quorum disk', machine('a', disk('scsi0:1', 'D:\\cl\\Quorum.vmdk')), 'the disk Quorum.vmdk'],
    ['a witness disk', machine('a', disk('scsi0:1', '[san] witness.vmdk')), 'the disk witness.vmdk'],
    [
      'a declaration',
      `# vmxlint cluster=in-a-box\n${machine('a')}`,
      'declared as a cluster in a box with all nodes on one host',
    ],
  ];
  for (const [what, text, evidence] of rows) {
    it(what, async () => {
      const [node] = (await clusterOf({ 'a.vmx': text })).nodes;
      assert.equal(firstEvidence(node), evidence);
    });
  }

  it('in a .vmc, a shared SCSI bus', async () => {
    const text = `<preferences><hardware><pci_bus><scsi_adapter><scsi_controller id="0"><shared type="boolean">true</shared></scsi_controller></scsi_adapter></pci_bus></hardware></preferences>`;
    const [node] = (await clusterOf({ 'a.vmc': text }, 'a.vmc')).nodes;
    assert.equal(firstEvidence(node), 'the shared SCSI bus scsi0');
  });

  it('in a .vmc, a disk on a shared SCSI bus', async () => {
    const location = (id: number, file: string): string =>
      `<location id="${id}"><drive_type type="integer">1</drive_type><pathname><absolute type="string">${file}</absolute></pathname></location>`;
    const text = `<preferences><hardware><pci_bus><ide_adapter><ide_controller id="0">${location(0, 'C:\\a\\boot.vhd')}</ide_controller></ide_adapter><scsi_adapter><scsi_controller id="0"><shared type="boolean">true</shared>${location(0, 'C:\\san\\data.vhd')}</scsi_controller></scsi_adapter></pci_bus></hardware></preferences>`;
    const { nodes, sharedDisks } = await clusterOf({ 'a.vmc': text }, 'a.vmc');
    assert.equal(firstEvidence(nodes[0]), 'the shared SCSI bus scsi0');
    assert.deepEqual(
      sharedDisks.flatMap(({ uses }) => uses.map(({ disk: used }) => used.fileName.value)),
      ['C:\\san\\data.vhd'],
    );
  });
});

describe('What makes no machine a node', () => {
  const rows: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] = [
    ['a private machine', { 'a.vmx': machine('a') }],
    ['a bus with the mode none', { 'a.vmx': plain('a', 'scsi1.sharedBus = "none"') }],
    ['a bus whose mode is misspelled', { 'a.vmx': plain('a', 'scsi1.sharedBus = "virtua"') }],
    ['a bus whose mode stands twice', { 'a.vmx': plain('a', BUS, BUS) }],
    ['a bus whose mode is a placeholder', { 'a.vmx': plain('a', 'scsi1.sharedBus = "{{ mode }}"') }],
    ['.shared FALSE', { 'a.vmx': plain('a', 'scsi1:0.shared = "FALSE"') }],
    ['another word in .sharing', { 'a.vmx': plain('a', 'scsi1:0.sharing = "none"') }],
    ['disk locking off', { 'a.vmx': plain('a', 'disk.locking = "FALSE"') }],
    ['a common disk file alone', { 'a.vmx': plain('a'), 'b.vmx': plain('b') }],
    [
      'a common disk file with locking off in both',
      { 'a.vmx': plain('a', 'disk.locking = "FALSE"'), 'b.vmx': plain('b', 'disk.locking = "FALSE"') },
    ],
    ['a copy of a machine, boot disk and all', { 'a.vmx': machine('a'), 'b.vmx': machine('a') }],
    [
      'a common CD image',
      {
        'a.vmx': machine('a', disk('ide1:0', '/iso/win.iso')),
        'b.vmx': machine('b', disk('ide1:0', '/iso/win.iso')),
      },
    ],
    [
      'a common CD drive',
      {
        'a.vmx': machine('a', disk('ide1:0', '/dev/cdrom'), 'ide1:0.deviceType = "cdrom-raw"'),
        'b.vmx': machine('b', disk('ide1:0', '/dev/cdrom'), 'ide1:0.deviceType = "cdrom-raw"'),
      },
    ],
    ['a CD image named quorum', { 'a.vmx': machine('a', disk('ide1:0', '/iso/quorum.iso')) }],
    [
      'a quorum disk that is switched off',
      { 'a.vmx': machine('a', disk('scsi0:1', 'quorum.vmdk').replace('TRUE', 'FALSE')) },
    ],
    [
      'an encrypted file',
      { 'a.vmx': 'encryption.keySafe = "vmware:key/list"\nencryption.data = "aGVsbG8="\n' },
    ],
  ];
  for (const [what, files] of rows)
    it(what, async () => {
      assert.deepEqual(await nodesOf(files), []);
    });
});

describe('Which machines belong to one cluster', () => {
  it('those that name the disk which one of them shares', async () => {
    const files = { 'a.vmx': plain('a', BUS), 'b.vmx': plain('b'), 'c.vmx': machine('c') };
    assert.deepEqual(await nodesOf(files), ['a.vmx', 'b.vmx']);
    assert.deepEqual(await nodesOf(files, 'b.vmx'), ['a.vmx', 'b.vmx']);
    assert.deepEqual(await nodesOf(files, 'c.vmx'), []);
    const evidence = firstEvidence((await clusterOf(files, 'b.vmx')).nodes[1]);
    assert.equal(evidence, 'the disk data.vmdk, which a.vmx shares');
  });

  it('not those that merely name the boot disk of a node', async () => {
    const files = { 'a.vmx': plain('a', BUS), 'b.vmx': machine('a') };
    assert.deepEqual(await nodesOf(files), ['a.vmx']);
  });

  it('two declared nodes with a common disk that none of them starts from', async () => {
    const declared = (name: string): string => `# vmxlint cluster=in-a-box\n${plain(name)}`;
    assert.deepEqual(await nodesOf({ 'a.vmx': declared('a'), 'b.vmx': declared('b') }), ['a.vmx', 'b.vmx']);
  });

  it('those that a vmxlint.json puts into one, whatever they share', async () => {
    const settings = '{ "clusters": [{ "nodes": ["a.vmx", "b.vmx"] }] }';
    const files = { 'a.vmx': machine('a'), 'b.vmx': machine('b'), 'c.vmx': machine('c') };
    const declared = { ...files, 'vmxlint.json': settings };
    assert.deepEqual(await nodesOf(declared), ['a.vmx', 'b.vmx']);
    assert.deepEqual(await nodesOf(declared, 'c.vmx'), []);
    const index = await indexOf(declared);
    index.remove(uri('b.vmx'));
    assert.equal(index.clusterOf(uri('a.vmx'))?.nodes.length, 1);
  });

  it('two clusters with two disks stay two', async () => {
    const node = (name: string, file: string): string => machine(name, disk('scsi1:0', file), BUS);
    const files = {
      'a.vmx': node('a', '/san/1.vmdk'),
      'b.vmx': node('b', '/san/1.vmdk'),
      'c.vmx': node('c', '/san/2.vmdk'),
      'd.vmx': node('d', '/san/2.vmdk'),
    };
    assert.deepEqual(await nodesOf(files), ['a.vmx', 'b.vmx']);
    assert.deepEqual(await nodesOf(files, 'd.vmx'), ['c.vmx', 'd.vmx']);
  });

  it('a node over a second disk of a second node', async () => {
    const files = {
      'a.vmx': machine('a', disk('scsi1:0', '/san/1.vmdk'), BUS),
      'b.vmx': machine('b', disk('scsi1:0', '/san/1.vmdk'), disk('scsi1:1', '/san/2.vmdk'), BUS),
      'c.vmx': machine('c', disk('scsi1:0', '/san/2.vmdk'), BUS),
    };
    assert.deepEqual(await nodesOf(files), ['a.vmx', 'b.vmx', 'c.vmx']);
  });

  const names: readonly (readonly [what: string, a: string, b: string])[] = [
    ['Windows names without letter case', 'C:\\Cluster\\Data.vmdk', 'c:/cluster/DATA.vmdk'],
    ['datastore and folder', '[san] data.vmdk', '/vmfs/volumes/san/data.vmdk'],
    ['the two forms of a hardware path', 'vmhba0:1:0:1:data.vmdk', '/vmfs/vmhba0:1:0:1/data.vmdk'],
    ['relative and absolute', '../data.vmdk', '/data.vmdk'],
  ];
  for (const [what, a, b] of names) {
    it(`one disk by two names: ${what}`, async () => {
      const files = {
        'a.vmx': machine('a', disk('scsi1:0', a), BUS),
        'b.vmx': machine('b', disk('scsi1:0', b)),
      };
      assert.deepEqual(await nodesOf(files), ['a.vmx', 'b.vmx']);
    });
  }

  it('two descriptors of one flat file count as one disk', async () => {
    const descriptor =
      '# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="vmfs"\nRW 2048 VMFS "data-flat.vmdk"\n';
    const files = {
      'a.vmx': machine('a', disk('scsi1:0', 'data-a.vmdk'), BUS),
      'b.vmx': machine('b', disk('scsi1:0', 'data-b.vmdk')),
      'data-a.vmdk': descriptor,
      'data-b.vmdk': descriptor,
    };
    assert.deepEqual(await nodesOf(files), ['a.vmx', 'b.vmx']);
    const other = { ...files, 'data-b.vmdk': descriptor.replace('data-flat', 'other-flat') };
    assert.deepEqual(await nodesOf(other), ['a.vmx']);
  });
});

describe('The index follows changes', () => {
  const facts = (
    name: string,
    text: string,
  ): Parameters<Awaited<ReturnType<typeof indexOf>>['update']>[0] => ({
    machine: readVmxMachine(uri(name), text),
    diskFiles: new Map(),
    surroundings: NO_SURROUNDINGS,
  });

  it('a bus that is no longer shared, and a machine that is gone', async () => {
    const index = await indexOf({ 'a.vmx': plain('a', BUS), 'b.vmx': plain('b') });
    const others = (name: string): string[] => [...index.relatedTo(uri(name))].map(nameOf);
    assert.equal(index.clusterOf(uri('b.vmx'))?.nodes.length, 2);
    assert.deepEqual(others('a.vmx'), ['b.vmx']);
    index.update(facts('a.vmx', plain('a')));
    assert.equal(index.clusterOf(uri('b.vmx')), undefined);
    index.update(facts('a.vmx', plain('a', BUS)));
    assert.equal(index.clusterOf(uri('b.vmx'))?.nodes.length, 2);
    index.remove(uri('b.vmx'));
    assert.equal(index.clusterOf(uri('a.vmx'))?.nodes.length, 1);
    assert.equal(index.clusterOf(uri('b.vmx')), undefined);
    assert.deepEqual(others('a.vmx'), []);
    assert.deepEqual(index.uris(), [uri('a.vmx')]);
  });

  it('names the machines that use a disk, in a cluster or not', async () => {
    const index = await indexOf({ 'a.vmx': plain('a'), 'b.vmx': plain('b'), 'c.vmx': machine('c') });
    const own = index.facts(uri('a.vmx'))?.machine;
    const slot = { bus: 'scsi', controller: 1, target: 0 } as const;
    const found = own && diskAt(own, slot);
    assert.ok(found);
    assert.deepEqual(
      index.sharersOf(uri('a.vmx'), found).map((sharer) => nameOf(sharer.facts.machine.uri)),
      ['b.vmx'],
    );
  });

  it('knows no crowd around a machine that it does not know', async () => {
    const index = await indexOf({ 'a.vmx': plain('a') });
    assert.equal(index.crowdOf(uri('nobody.vmx')), undefined);
    assert.equal(index.crowdOf(uri('a.vmx')), undefined);
  });
});

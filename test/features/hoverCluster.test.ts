import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { diskFixtures } from '../disk/fixtures.js';
import { hoverLines, hoverText } from './hoverText.js';

const NODE = (name: string, ...more: readonly string[]): string =>
  [
    'virtualHW.version = "4"',
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "quorum.vmdk"',
    'ethernet0.present = "TRUE"',
    'ethernet0.networkName = "Production"',
    'ethernet1.present = "TRUE"',
    'ethernet1.networkName = "Heartbeat"',
    ...more,
    '',
  ].join('\n');

/** Two nodes of which the first has the mark behind a text. */
const nodes = (find: string, more: Files = {}, ...lines: readonly string[]): Files => ({
  'node1.vmx': NODE('node1', ...lines).replace(find, `${find}$0`),
  'node2.vmx': NODE('node2', ...lines),
  ...more,
});

/** A disk of which nothing but the descriptor is there. */
const DESCRIPTOR = `# Disk DescriptorFile
version=1
CID=12345678
parentCID=ffffffff
createType="vmfs"
RW 16777216 VMFS "quorum-flat.vmdk"
ddb.adapterType = "lsilogic"
`;

const fixture = (name: string): Uint8Array => diskFixtures.get(name) ?? assert.fail(name);

describe('Hover over bus sharing', () => {
  it('tells the cluster in one paragraph: kind, nodes, shared disks, evidence', async () => {
    const said = (await hoverLines(nodes('"virtual'))).join('\n');
    assert.match(said, /^scsi1\.sharedBus = "virtual"\nMachines on one host share the disks/);
    assert.match(
      said,
      /presumably in a box, with all nodes on one host.* The other nodes: node2\.vmx\. Shared disks: quorum\.vmdk\. What makes this machine a node: scsi1\.sharedBus = "virtual"/,
    );
    assert.match(said, /\n- Disks on it: scsi1:0 quorum\.vmdk\n/);
  });
  it('leads to the other node, to the line that makes it one', async () => {
    assert.match(await hoverText(nodes('"virtual')), /\[node2\.vmx\]\(file:\/\/\/vms\/node2\.vmx#L6\)/);
  });
  it('says that no other node is known', async () => {
    assert.match(
      (await hoverLines({ 'a.vmx': NODE('a').replace('"virtual', '"virtual$0') })).join('\n'),
      /No other node is known\./,
    );
  });
  it('tells no cluster where nothing is shared', async () => {
    assert.doesNotMatch(
      (await hoverLines({ 'a.vmx': 'scsi1.sharedBus = "no$0ne"\n' })).join('\n'),
      /cluster whose|node of/,
    );
  });
});

describe('Hover over the file of a disk', () => {
  it('tells what its head says, how it is shared, and who else uses it', async () => {
    assert.deepEqual((await hoverLines(nodes('quorum', { 'quorum.vmdk': DESCRIPTOR }))).slice(0, -1), [
      'Disk scsi1:0: quorum.vmdk',
      '- VMDK of fixed size (vmfs)',
      '- Size: 8 GiB',
      '- Whether it is a basic or a dynamic disk is not known: "quorum-flat.vmdk": it could not be opened: there is no such file.',
      '- Made for the adapter lsilogic',
      '- Shared by scsi1.sharedBus = "virtual", for nodes on one host',
      '- Also used by node2.vmx',
    ]);
  });
  it('leads to the line of the other machine', async () => {
    assert.match(
      await hoverText(nodes('quorum', { 'quorum.vmdk': DESCRIPTOR })),
      /\[node2\.vmx\]\(file:\/\/\/vms\/node2\.vmx#L8\)/,
    );
  });
  it('says that the file is missing', async () => {
    assert.equal((await hoverLines(nodes('"node1')))[1], '- No such file lies there.');
  });
  it('says why the file was not looked at', async () => {
    assert.equal(
      (
        await hoverLines({
          'a.vmx': 'scsi0:0.present = "TRUE"\nscsi0:0.fileName = "\\\\nas\\disks\\a$0.vmdk"\n',
        })
      )[1],
      '- The file was not looked at: it lies on the network.',
    );
  });
  it('knows a Windows dynamic disk', async () => {
    assert.match(
      (
        await hoverLines({
          'a.vmx': 'scsi0:0.fileName = "q$0.vmdk"\n',
          'q.vmdk': fixture('ldm-mbr-sparse.vmdk'),
        })
      ).join('\n'),
      /VMDK that grows as it is written \(monolithicSparse\)[^]*Windows sees a dynamic disk, which its cluster service cannot use/,
    );
  });
  it('promises nothing about a disk whose file system begins in its first sector', async () => {
    const files = {
      'a.vmx': 'scsi0:0.fileName = "q$0.vmdk"\n',
      'q.vmdk': fixture('floppy-like-sparse.vmdk'),
    };
    assert.equal((await hoverLines(files))[3], '- It has no partition table.');
  });
  it('follows a linked disk to its parents', async () => {
    assert.match(
      (
        await hoverLines({
          'a.vmx': 'scsi0:0.fileName = "child-written$0.vmdk"\n',
          'child-written.vmdk': fixture('child-written.vmdk'),
          'basic-mbr-sparse.vmdk': fixture('basic-mbr-sparse.vmdk'),
        })
      ).join('\n'),
      /Snapshot link[^\n]*\n- Size: 4 MiB\n- Parents: basic-mbr-sparse\.vmdk\n/,
    );
  });
  it('goes through so many parents as there may be snapshots in a row, and says that more lie beneath', async () => {
    const chain = (length: number): Files =>
      Object.fromEntries(
        Array.from({ length: length + 1 }, (_, number) => [
          `d${number}.vmdk`,
          number === length
            ? DESCRIPTOR
            : DESCRIPTOR.replace('=ffffffff', `=12345678\nparentFileNameHint="d${number + 1}.vmdk"`),
        ]),
      );
    const parents = async (length: number): Promise<string> =>
      (await hoverLines({ 'a.vmx': 'scsi0:0.fileName = "d0$0.vmdk"\n', ...chain(length) })).find((line) =>
        line.startsWith('- Parents'),
      ) ?? '';
    assert.match(await parents(32), / and 24 others$/);
    assert.match(await parents(33), / and 24 others; more lie beneath them\.$/);
  });
  it('says that the parent is missing', async () => {
    assert.match(
      (
        await hoverLines({
          'a.vmx': 'scsi0:0.fileName = "c$0.vmdk"\n',
          'c.vmdk': fixture('child-written.vmdk'),
        })
      ).join('\n'),
      /Parents: basic-mbr-sparse\.vmdk; the last one is missing\./,
    );
  });
  it('says that the disk is switched off', async () => {
    assert.equal(
      (await hoverLines({ 'a.vmx': 'scsi0:0.present = "FALSE"\nscsi0:0.fileName = "a$0.vmdk"\n' }))[1],
      '- The file switches the device off.',
    );
  });
  it('tells a disk that two machines name although nobody shares it', async () => {
    assert.match(
      (
        await hoverLines({
          'a.vmx': 'scsi0:0.fileName = "q$0.vmdk"\n',
          'b.vmx': 'scsi0:0.fileName = "q.vmdk"\n',
        })
      ).join('\n'),
      /No setting of this machine shares the disk\.\n- Also used by b\.vmx/,
    );
  });
  it('says how a disk is shared that every machine may write', async () => {
    const files = nodes('"quorum', {}, 'scsi1:0.sharing = "multi-writer"');
    assert.ok(
      (await hoverLines(files)).includes(
        '- Shared as multi-writer (scsi1:0.sharing): every machine may write, without reservations.',
      ),
    );
    assert.ok(!(await hoverLines(nodes('"quorum'))).join('\n').includes('multi-writer'));
    const off = nodes('"quorum', {}, 'scsi1:0.sharing = "none"');
    assert.ok(!(await hoverLines(off)).join('\n').includes('multi-writer'));
  });

  it('takes the image of a CD for no disk', async () => {
    assert.equal(
      (
        await hoverLines({ 'a.vmx': 'ide1:0.deviceType = "cdrom-image"\nide1:0.fileName = "win$0.iso"\n' })
      )[0],
      'CD or DVD in ide1:0: win.iso',
    );
  });
});

describe('Hover over a network', () => {
  it('tells who else is on it, and that it carries the heartbeat', async () => {
    assert.deepEqual((await hoverLines(nodes('Heart'))).slice(0, 4), [
      'Network Heartbeat',
      'The product knows a network by this name; how far it reaches, the file does not tell.',
      '- As far as the file tells, it carries the heartbeat of the cluster.',
      '- Other nodes on it: node2.vmx',
    ]);
  });
  it('explains the word that leads to no network', async () => {
    const said = async (word: string): Promise<string | undefined> =>
      (
        await hoverLines({
          'a.vmx': `ethernet0.present = "TRUE"\nethernet0.connectionType = "$0${word}"\n`,
        })
      )[1];
    assert.equal(await said('none'), 'Not connected to any network.');
    assert.equal(await said('custom'), 'On the virtual network that ethernetN.vnet names.');
    assert.match((await said('brigded')) ?? '', /^How hosted products connect the adapter/);
  });
  it('does not call the port group of a distributed switch one of the host', async () => {
    const [title, reach] = await hoverLines({
      'a.vmx': 'ethernet0.present = "TRUE"\nethernet0.dvs.portgroupId = "$0dvportgroup-12"\n',
    });
    assert.equal(title, 'Network dvportgroup-12');
    assert.doesNotMatch(reach ?? '', /host/);
  });
  it('tells strangers on the heartbeat', async () => {
    assert.match(
      (
        await hoverLines(
          nodes('Heart', { 'web.vmx': 'ethernet0.present = "TRUE"\nethernet0.networkName = "Heartbeat"\n' }),
        )
      ).join('\n'),
      /Machines on it that are not in the cluster: web\.vmx/,
    );
  });
  it('tells what host-only means', async () => {
    assert.deepEqual(
      (
        await hoverLines({ 'a.vmx': 'ethernet0.present = "TRUE"\nethernet0.connectionType = "host$0only"\n' })
      ).slice(0, 2),
      ['Network VMnet1', 'It reaches the host and the machines on it, and ends there.'],
    );
  });
});

describe('Hover over an id', () => {
  it('tells the node that has the same one', async () => {
    assert.match(
      (
        await hoverLines(
          nodes('uuid.bios = "56', {}, 'uuid.bios = "56 4d 20 2e e7 51 21 3a-cf 1f 8c a4 85 aa 04 9b"'),
        )
      ).join('\n'),
      /The same as in node2\.vmx: the nodes are copies of one machine\./,
    );
  });
});

import assert from 'node:assert/strict';
import { diskFixtures } from '../disk/fixtures.js';
import { lintFiles, type Files, type EnglishFinding } from '../lintFiles.js';

const QUORUM = '/vms/shared/quorum.vmdk';

/** A node of a cluster in a box; `lines` come last. */
function node(product: string, ...lines: string[]): string {
  return [
    product && `# vmxlint product=${product}`,
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    'scsi0:0.fileName = "system.vmdk"',
    ...lines,
    '',
  ].join('\n');
}

const shared = (fileName: string): string[] => [
  'scsi1.present = "TRUE"',
  'scsi1.sharedBus = "virtual"',
  'scsi1:0.present = "TRUE"',
  `scsi1:0.fileName = "${fileName}"`,
];

function fixture(name: string): Uint8Array {
  return diskFixtures.get(name) ?? assert.fail(`no fixture ${name}`);
}

function descriptor(createType: string, extent: string, more: string[] = []): string {
  const lines = ['# Disk DescriptorFile', 'version=1', 'CID=7d2b4a10', `createType="${createType}"`];
  return [...lines, ...(more.length > 0 ? more : ['parentCID=ffffffff']), extent, ''].join('\n');
}

async function findings(rule: string, files: Files, file = 'node1.vmx'): Promise<readonly EnglishFinding[]> {
  return ((await lintFiles(files)).get(file) ?? []).filter(({ ruleId }) => ruleId === rule);
}

const severities = async (rule: string, files: Files, file?: string): Promise<string[]> =>
  (await findings(rule, files, file)).map(({ severity }) => severity);

describe('cluster-dynamic-disk', () => {
  const rule = 'cluster-dynamic-disk';
  const dynamicDisks = [
    'ldm-mbr-sparse.vmdk',
    'ldm-gpt-sparse.vmdk',
    'ldm-mbr-dynamic.vhd',
    'ldm-mbr-fixed-511.vhd',
  ];
  for (const name of dynamicDisks) {
    it(`finds the dynamic disk in ${name}, on any product`, async () => {
      for (const product of ['esx3', 'workstation', '']) {
        const files = { 'node1.vmx': node(product, ...shared(QUORUM)), 'shared/quorum.vmdk': fixture(name) };
        assert.deepEqual(await severities(rule, files), ['error'], product);
      }
    });
  }

  // The grains of a stream-optimised disk are compressed: nothing is known about it.
  for (const name of [
    'basic-mbr-sparse.vmdk',
    'basic-gpt-dynamic.vhd',
    'blank-sparse.vmdk',
    'ldm-mbr-stream.vmdk',
  ]) {
    it(`is silent about ${name}`, async () => {
      const files = { 'node1.vmx': node('esx3', ...shared(QUORUM)), 'shared/quorum.vmdk': fixture(name) };
      assert.deepEqual(await severities(rule, files), []);
    });
  }

  it('names the file, the slot and what was found, and offers no fix', async () => {
    const files = {
      'node1.vmx': node('esx3', ...shared(QUORUM)),
      'shared/quorum.vmdk': fixture('ldm-mbr-sparse.vmdk'),
    };
    const [finding] = await findings(rule, files);
    assert.match(
      finding?.message ?? '',
      /quorum\.vmdk \(scsi1:0\) .* \(MBR partition type 0x42, Logical Disk Manager/,
    );
    assert.deepEqual(finding?.fixes, []);
  });

  it('knows the disk through another node, where this one names it by a path that leads nowhere here', async () => {
    const elsewhere = '/vms/other/mapped.vmdk';
    const files = {
      'node1.vmx': node('esx3', ...shared(elsewhere)),
      'node2.vmx': node('esx3', ...shared(QUORUM)),
      'shared/quorum.vmdk': descriptor('monolithicFlat', 'RW 8192 FLAT "quorum-flat.vmdk" 0'),
      'shared/quorum-flat.vmdk': fixture('ldm-mbr-flat-flat.vmdk'),
      'other/mapped.vmdk': descriptor('monolithicFlat', 'RW 8192 FLAT "../shared/quorum-flat.vmdk" 0'),
    };
    assert.deepEqual(await severities(rule, files), ['error']);
    assert.deepEqual(await severities(rule, files, 'node2.vmx'), ['error']);
  });

  it('is silent where the disk cannot be read, and in a multi-writer cluster', async () => {
    assert.deepEqual(await severities(rule, { 'node1.vmx': node('esx3', ...shared(QUORUM)) }), []);
    const lines = [
      'scsi1.present = "TRUE"',
      'scsi1:0.present = "TRUE"',
      `scsi1:0.fileName = "${QUORUM}"`,
      'scsi1:0.sharing = "multi-writer"',
    ];
    const files = {
      'node1.vmx': node('vsphere7', ...lines),
      'shared/quorum.vmdk': fixture('ldm-mbr-sparse.vmdk'),
    };
    assert.deepEqual(await severities(rule, files), []);
  });

  const vmc = (flag: string): string =>
    `<preferences><hardware><pci_bus><scsi_adapter><scsi_controller id="0"><${flag} type="boolean">true</${flag}>
<location id="0"><drive_type type="integer">1</drive_type><pathname><relative type="string">shared\\quorum.vhd</relative></pathname></location>
</scsi_controller></scsi_adapter></pci_bus></hardware></preferences>`;

  it('is an error in a .vmc with the usual names of the SCSI elements, and a warning with others', async () => {
    const vhd = { 'shared/quorum.vhd': fixture('ldm-gpt-dynamic.vhd') };
    assert.deepEqual(await severities(rule, { 'n.vmc': vmc('shared'), ...vhd }, 'n.vmc'), ['error']);
    assert.deepEqual(await severities(rule, { 'n.vmc': vmc('is_shared'), ...vhd }, 'n.vmc'), ['warning']);
  });
});

describe('cluster-shared-disk-growable', () => {
  const rule = 'cluster-shared-disk-growable';
  const sparse = descriptor('twoGbMaxExtentSparse', 'RW 1048576 SPARSE "quorum-s001.vmdk"');
  const onProduct = (product: string, disk: string | Uint8Array): Files => ({
    'node1.vmx': node(product, ...shared(QUORUM)),
    'shared/quorum.vmdk': disk,
  });
  const cases: readonly (readonly [string, string, string | Uint8Array, string[]])[] = [
    ['GSX Server demands preallocated disks', 'gsx3', sparse, ['error']],
    ['VMware Server 2 demands them too', 'server2', sparse, ['error']],
    ['VMware Server 1 calls it experimental', 'server1', sparse, ['warning']],
    ['Workstation says nothing', 'workstation', sparse, ['warning']],
    ['nobody knows the product', '', sparse, ['warning']],
    ['ESX has rules of its own', 'esx3', sparse, []],
    ['a sparse file with its descriptor inside', 'gsx3', fixture('basic-mbr-sparse.vmdk'), ['error']],
    ['a stream-optimised file', 'gsx3', fixture('ldm-mbr-stream.vmdk'), ['error']],
    ['a preallocated disk', 'gsx3', descriptor('monolithicFlat', 'RW 8192 FLAT "quorum-flat.vmdk" 0'), []],
    ['a split preallocated disk', 'gsx3', fixture('ldm-mbr-split-flat.vmdk'), []],
    ['a snapshot is another mistake', 'gsx3', fixture('child-empty.vmdk'), []],
    ['a VHD is not made by these products', 'gsx3', fixture('basic-mbr-dynamic.vhd'), []],
    ['a file that is no disk', 'gsx3', 'nothing of the kind', []],
    ['an unknown create type', 'gsx3', descriptor('custom', 'RW 8192 FLAT "a.vmdk" 0'), []],
  ];
  for (const [title, product, disk, expected] of cases) {
    it(`${title}: ${expected.join() || 'silent'}`, async () => {
      assert.deepEqual(await severities(rule, onProduct(product, disk)), expected);
    });
  }

  it('takes the mildest severity of all products that fit', async () => {
    const vnet = 'ethernet0.present = "TRUE"\nethernet0.connectionType = "hostonly"';
    const files = { 'node1.vmx': node('', ...shared(QUORUM), vnet), 'shared/quorum.vmdk': sparse };
    assert.deepEqual(await severities(rule, files), ['warning']);
  });

  it('names the command with the name of the file', async () => {
    const [finding] = await findings(rule, onProduct('gsx3', sparse));
    assert.match(
      finding?.message ?? '',
      /createType "twoGbMaxExtentSparse".*vmware-vdiskmanager -r "quorum\.vmdk" -t 2 "quorum-preallocated\.vmdk"/,
    );
    assert.deepEqual(finding?.fixes, []);
  });

  it('is silent about the private disk of a node, and about a file name from a template', async () => {
    const files = {
      'node1.vmx': node('gsx3', ...shared('{{quorum}}')),
      'system.vmdk': sparse,
    };
    assert.deepEqual(await severities(rule, files), []);
  });
});

describe('esx2-across-boxes-needs-hba-path', () => {
  const rule = 'esx2-across-boxes-needs-hba-path';
  const across = (fileName: string, more: string[] = [], words = 'cluster=across-boxes'): string =>
    [
      `# vmxlint ${words}`,
      'scsi0.present = "TRUE"',
      'scsi0:0.present = "TRUE"',
      'scsi0:0.fileName = "local:system.vmdk"',
      'scsi1.present = "TRUE"',
      'scsi1.sharedBus = "physical"',
      'scsi1:0.present = "TRUE"',
      `scsi1:0.fileName = "${fileName}"`,
      ...more,
      '',
    ].join('\n');
  const second = (fileName: string): string[] => [
    'scsi1:1.present = "TRUE"',
    `scsi1:1.fileName = "${fileName}"`,
  ];

  const cases: readonly (readonly [string, string, string[]])[] = [
    ['/vmfs/local/quorum.vmdk', '', ['error']],
    ['local:quorum.vmdk', '', ['error']],
    ['/vmfs/vmhba0:0:1:1/quorum.vmdk', '', []],
    ['vmhba0:0:1:1:quorum.vmdk', '', []],
    ['/vmfs/volumes/san/quorum.vmdk', '', []],
    ['quorum.vmdk', '', []],
    ['{{san}}:quorum.vmdk', '', []],
    ['local:quorum.vmdk', 'product=esx3', []],
    ['local:quorum.vmdk', 'product=gsx3', []],
  ];
  for (const [name, words, expected] of cases) {
    it(`${name} ${words}: ${expected.join() || 'silent'}`, async () => {
      const files = { 'node1.vmx': across(name, [], `cluster=across-boxes ${words}`.trim()) };
      assert.deepEqual(await severities(rule, files), expected);
    });
  }

  it('is silent with a presumed kind, until some shared disk is named by a hardware path', async () => {
    const presumed = across('local:quorum.vmdk', [], 'product=esx2');
    assert.deepEqual(await severities(rule, { 'node1.vmx': presumed }), []);
    const mixed = across('local:quorum.vmdk', second('vmhba0:0:1:2:data.vmdk'), 'product=esx2');
    assert.deepEqual(await severities(rule, { 'node1.vmx': mixed }), ['error']);
  });

  it('is silent in a box, and about the private disk of a node', async () => {
    const inABox = across('local:quorum.vmdk').replace('physical', 'virtual');
    assert.deepEqual(await severities(rule, { 'node1.vmx': inABox.replace('across-boxes', 'in-a-box') }), []);
    const [finding, ...others] = await findings(rule, { 'node1.vmx': across('local:quorum.vmdk') });
    assert.equal(finding?.subject, 'scsi1:0');
    assert.deepEqual(others, []);
  });

  it('offers the path of another node only where all that know one agree', async () => {
    const data = (path: string): string => across('vmhba0:0:1:1:quorum.vmdk', second(path));
    const fixes = async (...others: string[]): Promise<string[]> => {
      const files = Object.fromEntries(others.map((path, index) => [`node${index + 2}.vmx`, data(path)]));
      const found = await findings(rule, { 'node1.vmx': data('san:data.vmdk'), ...files });
      return found.flatMap((finding) => finding.fixes.map(({ title }) => title));
    };
    assert.deepEqual(await fixes('vmhba0:0:1:2:data.vmdk'), [
      'Name it as node2 does: vmhba0:0:1:2:data.vmdk',
    ]);
    assert.deepEqual(await fixes('vmhba0:0:1:2:data.vmdk', 'vmhba0:0:9:2:data.vmdk'), []);
    assert.deepEqual(await fixes('vmhba0:0:1:2:other.vmdk'), []);
    assert.deepEqual(await fixes(), []);
  });
});

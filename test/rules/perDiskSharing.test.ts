// A cluster that shares its disks one by one (scsiN:M.shared) is a cluster like any other: what is said of networks, boot
// controllers and caches holds there too.
import assert from 'node:assert/strict';
import { diskFixtures } from '../disk/fixtures.js';
import { lintFiles, type Files } from '../lintFiles.js';

const DECLARATION = '# vmxlint product=gsx3 cluster=in-a-box';
const node = (name: string, ...lines: readonly string[]): string =>
  [
    DECLARATION,
    'config.version = "8"',
    'virtualHW.version = "3"',
    `displayName = "${name}"`,
    'guestOS = "winNetEnterprise"',
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'disk.locking = "FALSE"',
    ...lines,
    '',
  ].join('\n');
const shared = (slot: string, file = 'quorum.vmdk'): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n${slot}.shared = "TRUE"`;
const SCSI1 = 'scsi1.present = "TRUE"';
const adapter = (number: number, network: string): string =>
  `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${network}"`;

/** The rules that find something in a.vmx. */
async function rules(a: string, others: Files = {}): Promise<readonly string[]> {
  const found = await lintFiles({ 'a.vmx': a, 'b.vmx': node('b', SCSI1, shared('scsi1:0')), ...others });
  return (found.get('a.vmx') ?? []).map(({ ruleId }) => ruleId);
}

describe('Disks that are shared one by one', () => {
  it('may not hang on the controller of the boot disk', async () => {
    const id = 'cluster-shared-disk-on-boot-controller';
    assert.ok((await rules(node('a', shared('scsi0:1')))).includes(id));
    assert.ok(!(await rules(node('a', SCSI1, shared('scsi1:0')))).includes(id));
  });

  it('need both networks plugged in', async () => {
    const own = [SCSI1, shared('scsi1:0'), adapter(0, 'Production'), adapter(1, 'Heartbeat')];
    const id = 'cluster-nic-disconnected';
    assert.ok((await rules(node('a', ...own, 'ethernet1.startConnected = "FALSE"'))).includes(id));
    assert.ok(!(await rules(node('a', ...own))).includes(id));
  });

  it('have a heartbeat that belongs to the nodes alone', async () => {
    const a = node('a', SCSI1, shared('scsi1:0'), adapter(0, 'Production'), adapter(1, 'Heartbeat'));
    const mail = 'config.version = "8"\nguestOS = "winNetEnterprise"\n' + adapter(0, 'Heartbeat');
    const id = 'cluster-heartbeat-outsiders';
    assert.ok((await rules(a, { 'mail.vmx': mail })).includes(id));
    assert.ok(!(await rules(a)).includes(id));
  });

  it('need the whole data cache off', async () => {
    const id = 'cluster-data-cache-partial';
    const own = [SCSI1, shared('scsi1:0')];
    assert.ok((await rules(node('a', ...own, 'diskLib.dataCacheMaxSize = "0"'))).includes(id));
    assert.ok(!(await rules(node('a', ...own, 'diskLib.dataCacheMaxSize = "1"'))).includes(id));
  });
});

/** Lines of a.vmx in which one rule finds something, besides the shared disk; `b` where b.vmx needs lines as well. */
interface Case {
  readonly lines: readonly string[];
  readonly b?: readonly string[];
  /** Instead of the declaration of GSX Server in a box. */
  readonly declaration?: string;
  readonly files?: Files;
}

const networks = (...names: readonly string[]): readonly string[] =>
  names.map((name, number) => adapter(number, name));
const connected = (...types: readonly string[]): readonly string[] =>
  types.map(
    (type, number) => `ethernet${number}.present = "TRUE"\nethernet${number}.connectionType = "${type}"`,
  );
const UNSHARED = 'scsi2.present = "TRUE"\nscsi2:0.present = "TRUE"\nscsi2:0.fileName = "data.vmdk"';
const descriptor = (...lines: readonly string[]): string =>
  ['# Disk DescriptorFile', 'version=1', 'CID=7d2b4a10', 'parentCID=ffffffff', ...lines, ''].join('\n');

const CASES: Readonly<Record<string, Case>> = {
  'cluster-adapter-model-differs': {
    lines: ['scsi1.virtualDev = "lsilogic"'],
    b: ['scsi1.virtualDev = "buslogic"'],
  },
  'cluster-boot-order': { lines: ['bios.hddOrder = "scsi1:0"'] },
  'cluster-bus-sharing-missing': { lines: [UNSHARED], b: [UNSHARED] },
  'cluster-dynamic-disk': {
    lines: [],
    files: { 'quorum.vmdk': diskFixtures.get('ldm-mbr-sparse.vmdk') ?? assert.fail('no such disk') },
  },
  'cluster-guest-edition': { lines: ['guestOS = "winNetStandard"'], b: ['guestOS = "winNetStandard"'] },
  'cluster-guest-edition-mismatch': { lines: ['guestOS = "winNetDatacenter"'] },
  'cluster-hardware-version-mismatch': { lines: ['virtualHW.version = "4"'] },
  'cluster-heartbeat-host-only-across-boxes': {
    declaration: '# vmxlint product=gsx3 cluster=across-boxes',
    lines: connected('bridged', 'hostonly'),
  },
  'cluster-heartbeat-nat': { lines: connected('bridged', 'nat') },
  'cluster-heartbeat-networks-differ': {
    lines: networks('Production', 'Heartbeat'),
    b: networks('Production', 'HB'),
  },
  'cluster-heartbeat-not-private-in-a-box': {
    lines: [...connected('bridged', 'bridged'), 'ethernet1.vnet = "VMnet2"'],
  },
  'cluster-heartbeat-same-network-as-public': { lines: networks('Production', 'Production') },
  'cluster-hosted-remote-disk': { lines: [shared('scsi1:1', '\\\\storage\\cluster\\data.vmdk')] },
  'cluster-node-count': {
    lines: [],
    files: Object.fromEntries(
      ['c', 'd', 'e'].map((name) => [`${name}.vmx`, node(name, SCSI1, shared('scsi1:0'))]),
    ),
  },
  'cluster-nodes-differ': { lines: ['memsize = "512"'], b: ['memsize = "256"'] },
  'cluster-reservation-physical-disk': {
    declaration: '# vmxlint product=server1 cluster=in-a-box',
    lines: ['scsi1:0.deviceType = "rawDisk"'],
  },
  'cluster-reslck-stale': {
    lines: [],
    files: { 'quorum.vmdk': descriptor('createType="monolithicFlat"'), 'quorum.vmdk.RESLCK': 'x' },
  },
  'cluster-shared-disk-growable': {
    lines: [],
    files: {
      'quorum.vmdk': descriptor('createType="twoGbMaxExtentSparse"', 'RW 2048 SPARSE "quorum-s001.vmdk"'),
    },
  },
  'cluster-shared-disk-not-scsi': {
    lines: [shared('ide1:0', 'witness.vmdk')],
    b: [shared('ide1:0', 'witness.vmdk')],
  },
  'cluster-shared-disk-thin': {
    declaration: '# vmxlint cluster=in-a-box',
    lines: [],
    files: { 'quorum.vmdk': descriptor('createType="vmfsThin"', 'RW 2048 VMFS "quorum-flat.vmdk"') },
  },
  'cluster-single-nic': { lines: networks('Production') },
  'cluster-time-sync': { lines: ['tools.syncTime = "TRUE"'] },
};

/** A node that shares the quorum disk by itself, with these lines instead of its own of the same keys. */
function sharingOne(name: string, declaration: string, lines: readonly string[]): string {
  const keys = lines.map((line) => line.replace(/ = .*/s, ' = '));
  return node(name, SCSI1, shared('scsi1:0'))
    .replace(DECLARATION, declaration)
    .split('\n')
    .filter((line) => !keys.some((key) => line.startsWith(key)))
    .concat(lines, '')
    .join('\n');
}

describe('Disks that are shared one by one are no excuse for', () => {
  for (const [id, { lines, b = [], declaration = DECLARATION, files }] of Object.entries(CASES)) {
    it(id, async () => {
      const others = { 'b.vmx': sharingOne('b', declaration, b), ...files };
      assert.ok((await rules(sharingOne('a', declaration, lines), others)).includes(id));
    });
  }
});

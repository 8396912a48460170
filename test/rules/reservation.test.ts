import assert from 'node:assert/strict';
import { both, bus, declare, expectFindings, messageOf, node, pair } from './nodeFiles.js';

const GENERIC = 'cluster-reservation-generic-scsi';
const PHYSICAL = 'cluster-reservation-physical-disk';
const GUEST = 'cluster-hosted-scsi3-guest';
const REMOTE = 'cluster-hosted-remote-disk';
const STALE = 'cluster-reslck-stale';
const OFF = 'disk.locking = "FALSE"';
const passthru = 'scsi1:0.deviceType = "scsi-passthru"';
const raw = 'scsi1:0.deviceType = "rawDisk"';

const on = (product: string, ...lines: readonly string[]): Record<string, string> => ({
  'a.vmx': node('a', declare(product), OFF, ...lines),
});

expectFindings(
  'A generic SCSI device that is shared',
  [GENERIC],
  [
    ...['gsx3', 'server1', 'server2'].map(
      (product) =>
        [
          `on ${product}: error`,
          on(product, bus('virtual', '/dev/sg0'), passthru),
          [`a.vmx error ${GENERIC} "scsi-passthru"`],
        ] as const,
    ),
    [
      'on Workstation: warning',
      on('workstation', bus('virtual', '/dev/sg0'), passthru),
      [`a.vmx warning ${GENERIC} "scsi-passthru"`],
    ],
    [
      'by .shared',
      on('server1', bus(undefined, '/dev/sg0'), passthru, 'scsi1:0.shared = "TRUE"'),
      [`a.vmx error ${GENERIC} "scsi-passthru"`],
    ],
    ['on ESX', on('esx2', bus('physical', '/dev/sg0'), passthru), []],
    ['on an unknown product', { 'a.vmx': node('a', bus('virtual', '/dev/sg0'), passthru) }, []],
    ['a raw device mapping', on('server1', bus('virtual'), 'scsi1:0.deviceType = "scsi-passthru-rdm"'), []],
    ['on a bus that is not shared', on('server1', bus('none', '/dev/sg0'), passthru), []],
    [
      'switched off',
      on(
        'server1',
        bus('virtual', '/dev/sg0').replace('1:0.present = "TRUE"', '1:0.present = "FALSE"'),
        passthru,
      ),
      [],
    ],
    ['a doubled type', on('server1', bus('virtual'), passthru, 'scsi1:0.deviceType = "disk"'), []],
  ],
);

const descriptor = (type: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="${type}"\n\nRW 2048 FLAT "/dev/sdb" 0\n`;

expectFindings(
  'A physical disk that is shared',
  [PHYSICAL],
  [
    [
      'on Server 1: warning',
      on('server1', bus('virtual', '/dev/sdb'), raw),
      [`a.vmx warning ${PHYSICAL} "rawDisk"`],
    ],
    [
      'on Server 2: error',
      on('server2', bus('virtual', '/dev/sdb'), raw),
      [`a.vmx error ${PHYSICAL} "rawDisk"`],
    ],
    ...['fullDevice', 'partitionedDevice'].map(
      (type) =>
        [
          `by createType ${type}`,
          { ...on('server2', bus('virtual', 'quorum.vmdk')), 'quorum.vmdk': descriptor(type) },
          [`a.vmx error ${PHYSICAL} "quorum.vmdk"`],
        ] as const,
    ),
    [
      'a virtual disk',
      { ...on('server2', bus('virtual', 'quorum.vmdk')), 'quorum.vmdk': descriptor('monolithicFlat') },
      [],
    ],
    ['a disk that nobody could read', on('server2', bus('virtual', 'quorum.vmdk')), []],
    [
      'on GSX and Workstation, which say nothing of it',
      {
        ...on('gsx3', bus('virtual', '/dev/sdb'), raw),
        'b.vmx': node('b', declare('workstation'), bus('virtual', '/dev/sdc'), raw),
      },
      [],
    ],
    ['on a bus that is not shared', on('server2', bus('none', '/dev/sdb'), raw), []],
    ['a type that is a placeholder', on('server2', bus('virtual'), 'scsi1:0.deviceType = "{{ type }}"'), []],
  ],
);

const guest = (id: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace('winNetEnterprise', id)]),
  );

expectFindings(
  'A guest that needs SCSI-3 reservations',
  [GUEST],
  [
    ...['server1', 'server2'].map(
      (product) =>
        [
          `on ${product}: error`,
          guest('longhorn-64', on(product, bus('virtual'))),
          [`a.vmx error ${GUEST} "longhorn-64"`],
        ] as const,
    ),
    ...['gsx3', 'workstation'].map(
      (product) =>
        [
          `on ${product}: warning`,
          guest('windows9srv-64', on(product, bus('virtual'))),
          [`a.vmx warning ${GUEST} "windows9srv-64"`],
        ] as const,
    ),
    [
      'on an unknown product whose locking is off: warning',
      { 'a.vmx': guest('windows7srv-64', { 'a.vmx': node('a', bus('virtual'), OFF) })['a.vmx'] ?? '' },
      [`a.vmx warning ${GUEST} "windows7srv-64"`],
    ],
    [
      'with one shared disk',
      guest('winServer2008Cluster-64', on('server1', bus(undefined), 'scsi1:0.shared = "TRUE"')),
      [`a.vmx error ${GUEST} "winServer2008Cluster-64"`],
    ],
    [
      'on an unknown product that may be ESX',
      guest('longhorn-64', { 'a.vmx': node('a', bus('virtual')) }),
      [],
    ],
    ['on ESX', guest('longhorn-64', on('vsphere5', bus('virtual'))), []],
    ['Windows 2003', on('server1', bus('virtual')), []],
    ['a client of the same age', guest('windows7-64', on('server1', bus('virtual'))), []],
    ['Linux', guest('rhel6-64', on('server1', bus('virtual'))), []],
    ['a placeholder', guest('{{ guest }}', on('server1', bus('virtual'))), []],
    ['a machine that shares nothing', guest('longhorn-64', on('server1', bus('none', 'data.vmdk'))), []],
    [
      'multi-writer alone',
      guest('longhorn-64', on('server1', bus('none'), 'scsi1:0.sharing = "multi-writer"')),
      [],
    ],
  ],
);

const UNC = '\\\\storage\\cluster\\quorum.vmdk';
expectFindings(
  'A shared disk on a share',
  [REMOTE],
  [
    ['on GSX', on('gsx3', bus('virtual', UNC)), [`a.vmx hint ${REMOTE} "${UNC}"`]],
    [
      'by URL',
      on('server1', bus('virtual', 'nfs://storage/quorum.vmdk')),
      [`a.vmx hint ${REMOTE} "nfs://storage/quorum.vmdk"`],
    ],
    ['in both nodes', pair([declare('server1'), bus('virtual', UNC), OFF]), both(`hint ${REMOTE} "${UNC}"`)],
    [
      'declared across boxes, which is graver',
      { 'a.vmx': node('a', declare('gsx3', 'across-boxes'), bus('virtual', UNC)) },
      [],
    ],
    [
      'on Server 2 and ESX',
      { ...on('server2', bus('virtual', UNC)), 'b.vmx': node('b', declare('esx3'), bus('virtual', UNC)) },
      [],
    ],
    ['on the host', on('gsx3', bus('virtual', 'D:\\cluster\\quorum.vmdk')), []],
    ['private', on('gsx3', bus('none', '\\\\storage\\data\\files.vmdk')), []],
  ],
);

const withLock = (product: string, more: Record<string, string> = {}): Record<string, string> => ({
  ...on(product, bus('virtual', 'quorum.vmdk')),
  'quorum.vmdk': descriptor('monolithicFlat'),
  'quorum.vmdk.RESLCK': 'x',
  ...more,
});
expectFindings(
  'A reservation that was left behind',
  [STALE],
  [
    ...['gsx3', 'server1', 'server2', 'workstation'].map(
      (product) => [`on ${product}`, withLock(product), [`a.vmx hint ${STALE} "quorum.vmdk"`]] as const,
    ),
    ['while the node runs', withLock('gsx3', { 'a.vmx.lck': 'x' }), []],
    [
      'while another node runs',
      withLock('gsx3', {
        'b.vmx': node('b', declare('gsx3'), OFF, bus('virtual', 'quorum.vmdk')),
        'b.vmx.WRITELOCK': 'x',
      }),
      [],
    ],
    [
      'of another disk',
      {
        ...on('gsx3', bus('virtual', 'quorum.vmdk')),
        'quorum.vmdk': descriptor('monolithicFlat'),
        'data.vmdk.RESLCK': 'x',
      },
      [],
    ],
    ['on ESX', withLock('esx3'), []],
  ],
);

describe('Messages about reservations name what stands in the file', () => {
  const rows: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      GENERIC,
      on('server1', bus('virtual', '/dev/sg0'), passthru),
      ['scsi1:0.deviceType = "scsi-passthru"', '/dev/sg0'],
    ],
    [
      PHYSICAL,
      on('server1', bus('virtual', '/dev/sdb'), raw),
      ['sdb (scsi1:0)', 'scsi1:0.deviceType = "rawDisk"'],
    ],
    [GUEST, guest('longhorn', on('server1', bus('virtual'))), ['longhorn', 'scsi1.sharedBus = "virtual"']],
    [
      GUEST,
      guest('longhorn', {
        'a.vmx': node('a', declare('server1', 'in-a-box'), OFF, bus(undefined), 'scsi1:0.shared = "TRUE"'),
      }),
      ['longhorn', 'scsi1:0.shared = "TRUE"'],
    ],
    [REMOTE, on('gsx3', bus('virtual', UNC)), [UNC, 'scsi1:0']],
    [STALE, withLock('gsx3'), ['quorum.vmdk.RESLCK', 'scsi1:0']],
  ];
  for (const [rule, files, words] of rows) {
    it(rule, async () => {
      const message = await messageOf(files, 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

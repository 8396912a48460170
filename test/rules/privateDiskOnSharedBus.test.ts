import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { bus, expectFindings, findingsOf, fixTitles, messageOf, node, pair } from './nodeFiles.js';
import { disk, ESX, LOCKING_OFF, product } from './sharedBusFiles.js';
import { descriptor, FLAT, PHYSICAL_RDM } from './sharedDisks.js';

const MIXED = 'cluster-mixed-disks-on-shared-bus';
const RELATIVE = 'cluster-shared-disk-relative-path';
const ACROSS = '/vmfs/vmhba1:0:0:1/q.vmdk';
const GSX = product('gsx3');
const named = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"`;

it('A disk that another node names under a key that VMware does not know is to be named there, not moved away', async () => {
  for (const key of ['scsi01:1.fileName', 'scsi1:1.filName']) {
    const files = pair(
      [ESX, bus('virtual'), disk('scsi1:1', 'data')],
      [ESX, bus('virtual'), `${key} = "/san/DATA.vmdk"`],
    );
    assert.match(await messageOf(files, 'a.vmx', MIXED), /Name it in every node, in the same slot/);
    assert.deepEqual(await fixTitles(files, 'a.vmx', MIXED), []);
    const [found] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(({ ruleId }) => ruleId === MIXED);
    assert.equal(found?.related[0]?.message, 'The same name here, under a key that VMware does not know.');
  }
});

expectFindings(
  'A private disk on a shared bus',
  [MIXED],
  [
    [
      'is a warning on ESX 2 as well, and a hint where the product is not known',
      {
        ...pair(
          [product('esx2'), bus('virtual'), disk('scsi1:1', 'mine')],
          [product('esx2'), bus('virtual')],
        ),
        'c.vmx': node('c', bus('virtual', '/san/q2.vmdk'), disk('scsi1:1', 'other')),
        'd.vmx': node('d', bus('virtual', '/san/q2.vmdk')),
      },
      [`a.vmx warning ${MIXED} "/san/mine.vmdk"`, `c.vmx hint ${MIXED} "/san/other.vmdk"`],
    ],
    [
      'is reported in each node that has one',
      pair([ESX, bus('virtual'), disk('scsi1:1', 'one')], [ESX, bus('virtual'), disk('scsi1:1', 'two')]),
      [`a.vmx warning ${MIXED} "/san/one.vmdk"`, `b.vmx warning ${MIXED} "/san/two.vmdk"`],
    ],
    [
      'is not known with one node, an encrypted node, a placeholder, or the same name elsewhere',
      {
        'a.vmx': node('a', ESX, bus('virtual', '/san/qa.vmdk'), disk('scsi1:1', 'a1')),
        'b.vmx': node('b', ESX, bus('virtual', '/san/qb.vmdk'), disk('scsi1:1', 'b1')),
        'c.vmx': node('c', ESX, bus('virtual', '/san/qb.vmdk'), 'encryption.data = "x"'),
        'd.vmx': node('d', ESX, bus('virtual', '/san/qd.vmdk'), disk('scsi1:1', 'd1')),
        'e.vmx': node('e', ESX, bus('virtual', '/san/qd.vmdk'), 'scsi1:1.fileName = "{{data}}"'),
        'f.vmx': node('f', ESX, bus('virtual', '/san/qf.vmdk'), disk('scsi1:1', 'f1')),
        'g.vmx': node('g', ESX, bus('virtual', '/san/qf.vmdk'), 'scsi1:1.fileName = "/other/F1.vmdk"'),
      },
      [],
    ],
    [
      'is no raw mapping, which may be the same LUN by another file',
      pair(
        [ESX, bus('virtual'), disk('scsi1:1', 'one'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
        [ESX, bus('virtual'), disk('scsi1:1', 'two'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
      ),
      [],
    ],
    [
      'is no raw LUN, which another host may know by another path',
      pair(
        [product('esx2'), bus('physical'), named('scsi1:1', 'vmhba1:0:2:0')],
        [product('esx2'), bus('physical'), named('scsi1:1', 'vmhba2:0:5:0')],
      ),
      [],
    ],
    [
      'is a raw mapping where every disk of the other node is known, or a plain file',
      {
        ...pair(
          [ESX, bus('physical', '/vms/data.vmdk'), named('scsi1:1', '/vms/mine.vmdk')],
          [ESX, bus('physical', '/vms/data.vmdk'), named('scsi0:1', '/vms/plain.vmdk')],
        ),
        'data.vmdk': PHYSICAL_RDM,
        'mine.vmdk': PHYSICAL_RDM.replace('quorum-rdmp', 'mine-rdmp'),
        'plain.vmdk': descriptor('vmfs', FLAT),
      },
      [`a.vmx warning ${MIXED} "/vms/mine.vmdk"`],
    ],
    [
      'is no raw mapping beside another one, whose LUN may be the same',
      {
        ...pair(
          [ESX, bus('physical', '/vms/data.vmdk'), named('scsi1:1', '/vms/mine.vmdk')],
          [ESX, bus('physical', '/vms/data.vmdk'), named('scsi1:1', '/vms/theirs.vmdk')],
        ),
        'data.vmdk': PHYSICAL_RDM,
        'mine.vmdk': PHYSICAL_RDM.replace('quorum-rdmp', 'mine-rdmp'),
        'theirs.vmdk': PHYSICAL_RDM.replace('quorum-rdmp', 'theirs-rdmp'),
      },
      [],
    ],
    [
      'is no physical disk of a hosted product, which two nodes may name in their own ways',
      {
        ...pair(
          [GSX, bus('virtual'), named('scsi1:1', '/dev/sdb'), LOCKING_OFF],
          [GSX, bus('virtual'), named('scsi1:1', '/vms/sdb.vmdk'), LOCKING_OFF],
        ),
        'sdb.vmdk': descriptor('fullDevice', 'RW 1048576 FLAT "/dev/sdb" 0'),
      },
      [],
    ],
    [
      'is a warning on hosted products too',
      pair([GSX, bus('virtual'), disk('scsi1:1', 'data'), LOCKING_OFF], [GSX, bus('virtual'), LOCKING_OFF]),
      [`a.vmx warning ${MIXED} "/san/data.vmdk"`],
    ],
    [
      'is not told by a copy of the machine, which lacks what was added since',
      {
        'a.vmx': node('a', GSX, bus('virtual'), disk('scsi1:1', 'data'), LOCKING_OFF),
        'b.vmx': node('a', GSX, bus('virtual'), LOCKING_OFF),
      },
      [],
    ],
  ],
);

expectFindings(
  'The path of a private disk on a shared bus of ESX 2',
  [MIXED, 'esx2-across-boxes-needs-hba-path', 'esx2-in-a-box-needs-label'],
  [
    [
      'is no second mistake across boxes',
      pair(
        [
          product('esx2', 'cluster=across-boxes'),
          bus('physical', ACROSS),
          named('scsi1:1', '/vmfs/local/a1.vmdk'),
        ],
        [product('esx2', 'cluster=across-boxes'), bus('physical', ACROSS)],
      ),
      [`a.vmx warning ${MIXED} "/vmfs/local/a1.vmdk"`],
    ],
    [
      'is no second mistake in a box',
      pair(
        [
          product('esx2', 'cluster=in-a-box'),
          bus('virtual', '/vmfs/san/q.vmdk'),
          named('scsi1:1', '/vmfs/vmhba1:0:0:1/a1.vmdk'),
        ],
        [product('esx2', 'cluster=in-a-box'), bus('virtual', '/vmfs/san/q.vmdk')],
      ),
      [`a.vmx warning ${MIXED} "/vmfs/vmhba1:0:0:1/a1.vmdk"`],
    ],
  ],
);

describe('A disk of the cluster that only one node has', () => {
  const data = bus('virtual', '/san/data.vmdk');
  const quorum = disk('scsi1:1', 'quorum');
  const advice = / Name it in every node, in the same slot and switched on\.$/;

  it('is not to be moved off the shared bus where its name says what it is', async () => {
    const files = pair([ESX, data, quorum], [ESX, data]);
    assert.match(await messageOf(files, 'a.vmx', MIXED), advice);
    assert.deepEqual(await fixTitles(files, 'a.vmx', MIXED), []);
  });

  for (const [what, line] of [
    ['switched off', 'scsi1:1.present = "FALSE"\nscsi1:1.fileName = "/san/mine.vmdk"'],
    ['a CD drive', `${disk('scsi1:1', 'mine')}\nscsi1:1.deviceType = "cdrom-image"`],
  ] as const) {
    it(`is told with the place where the other node has it ${what}`, async () => {
      const files = pair([ESX, data, disk('scsi1:1', 'mine')], [ESX, data, line]);
      const found = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === MIXED);
      assert.match(found?.message ?? '', advice);
      assert.deepEqual(
        found?.related.map(({ uri, message }) => [uri.slice(uri.lastIndexOf('/') + 1), message]),
        [
          ['b.vmx', 'The same name here, of a device that is switched off or no disk.'],
          ['a.vmx', 'A disk of the cluster on the same bus.'],
        ],
      );
      assert.deepEqual(found.fixes, []);
    });
  }

  it('stays where it is while the other node has a disk without a file in its slot', async () => {
    for (const name of ['', 'scsi1:1.fileName = ""']) {
      const other = `scsi1:1.present = "TRUE"\nscsi1:1.mode = "independent-persistent"\n${name}`;
      const files = pair([ESX, data, disk('scsi1:1', 'mine')], [ESX, data, other]);
      const found = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === MIXED);
      assert.match(found?.message ?? '', advice);
      assert.equal(found?.related[0]?.message, 'The same slot here, of a disk that names no file.');
      assert.deepEqual(found.fixes, []);
    }
  });

  it('stays where it is where another node has another file in its slot: one of the two may be misspelled', async () => {
    const files = pair(
      [GSX, bus('virtual'), LOCKING_OFF, disk('scsi1:1', 'asm1')],
      [GSX, bus('virtual'), LOCKING_OFF, disk('scsi1:1', 'asm')],
    );
    assert.match(
      await messageOf(files, 'a.vmx', MIXED),
      / If the nodes are to share one disk here, name the same file in every node: b\.vmx names asm\.vmdk in the same slot\./,
    );
    assert.deepEqual(await fixTitles(files, 'a.vmx', MIXED), []);
    const [found] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(({ ruleId }) => ruleId === MIXED);
    assert.equal(found?.related[0]?.message, 'Another file in the same slot.');
  });

  it('may be moved where nothing tells that the cluster owns it', async () => {
    const files = pair([ESX, data, disk('scsi1:1', 'mine')], [ESX, data]);
    assert.match(await messageOf(files, 'a.vmx', MIXED), / Move it to a controller that is not shared, or/);
    assert.deepEqual(await fixTitles(files, 'a.vmx', MIXED), [
      'Move scsi1:1 to scsi0:1, a bus that is not shared',
    ]);
  });
});

describe('A disk whose name another node gives to another file', () => {
  const data = bus('virtual', '/vmfs/volumes/san/data.vmdk');
  const at = (name: string, path: string): string => node(name, ESX, data, named('scsi1:1', path));
  const told = async (a: string, b: string): Promise<readonly string[]> =>
    findingsOf({ 'a.vmx': at('a', a), 'b.vmx': at('b', b) }, [MIXED, RELATIVE]);
  const both = (a: string, b: string): string[] => [
    `a.vmx warning ${MIXED} "${a}"`,
    `b.vmx warning ${MIXED} "${b}"`,
  ];
  const ON_SAN = '/vmfs/volumes/san/sql/log.vmdk';
  const UUID = '4f8e1c2d-1a2b3c4d-5e6f-0017a4771c3e';

  for (const other of [
    '/vmfs/volumes/san/sq/log.vmdk',
    '/vmfs/volumes/san/log.vmdk',
    '/vmfs/volumes/san/sql/LOG.vmdk',
    '[san2] sql/log.vmdk',
    '/vfs/volumes/san/sql/log.vmdk',
    '//filer/share/log.vmdk',
  ])
    it(`is told beside ${other}`, async () => {
      assert.deepEqual(await told(ON_SAN, other), both(ON_SAN, other));
    });

  for (const other of [`/vmfs/volumes/${UUID}/sql/log.vmdk`, '/vmfs/sql/log.vmdk', 'vmhba1:0:0:1:log.vmdk'])
    it(`may be the same as ${other}`, async () => {
      assert.deepEqual(await told(ON_SAN, other), []);
      assert.deepEqual(await told(other, ON_SAN), []);
    });

  it('is told of two volumes by id, and not of a folder by id', async () => {
    const [one, two] = [`/vmfs/volumes/${UUID}/log.vmdk`, `[${UUID.replace('4', '5')}] log.vmdk`];
    assert.deepEqual(await told(one, two), both(one, two));
    const byId = '[vsan] 5b8e1c2d-1a2b-3c4d-5e6f-0017a4771c3e/log.vmdk';
    assert.deepEqual(await told(byId, '[vsan] sql/log.vmdk'), []);
  });

  it('is told of a third node with an absolute path that does not end as the relative one', async () => {
    const shared = (name: string, log: string): string =>
      node(name, GSX, LOCKING_OFF, bus('virtual', '/san/data.vmdk'), named('scsi1:1', log));
    const files = (path: string) => ({
      'a/a.vmx': shared('a', '../san/log.vmdk'),
      'b/b.vmx': shared('b', '../san/log.vmdk'),
      'c/c.vmx': shared('c', path),
    });
    assert.deepEqual(await findingsOf(files('/vms/log.vmdk'), [MIXED, RELATIVE]), [
      `c/c.vmx warning ${MIXED} "/vms/log.vmdk"`,
    ]);
    assert.deepEqual(await findingsOf(files('/vms/san/log.vmdk'), [MIXED, RELATIVE]), []);
  });

  it('is one mistake in the node with the relative path', async () => {
    const files = {
      'a/a.vmx': node('a', GSX, LOCKING_OFF, bus('virtual', '/san/data.vmdk'), named('scsi1:1', 'log.vmdk')),
      'b/b.vmx': node(
        'b',
        GSX,
        LOCKING_OFF,
        bus('virtual', '/san/data.vmdk'),
        named('scsi1:1', 'D:\\vms\\log.vmdk'),
      ),
    };
    assert.deepEqual(await findingsOf(files, [MIXED, RELATIVE]), [
      `a/a.vmx warning ${RELATIVE} "log.vmdk"`,
      `b/b.vmx warning ${MIXED} "D:\\vms\\log.vmdk"`,
    ]);
  });

  it('may be a mapping of one LUN, and lie on one datastore of several hosts', async () => {
    const other = '/vmfs/volumes/san/b/log.vmdk';
    const files = (mode: string, ...lines: readonly string[]) =>
      pair(
        [ESX, bus(mode, '/vmfs/volumes/san/data.vmdk'), named('scsi1:1', ON_SAN), ...lines],
        [ESX, bus(mode, '/vmfs/volumes/san/data.vmdk'), named('scsi1:1', other), ...lines],
      );
    assert.deepEqual(await findingsOf(files('physical'), [MIXED]), []);
    assert.deepEqual(
      await findingsOf(files('virtual', 'scsi1:1.deviceType = "scsi-passthru-rdm"'), [MIXED]),
      [],
    );
    assert.deepEqual(await findingsOf(files('virtual'), [MIXED]), both(ON_SAN, other));
  });

  it('is named with its folder, the other one, and no way off the bus', async () => {
    const files = { 'a.vmx': at('a', ON_SAN), 'b.vmx': at('b', '[san] log.vmdk') };
    const found = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === MIXED);
    assert.match(found?.message ?? '', /^Only a\.vmx names \/vmfs\/volumes\/san\/sql\/log\.vmdk \(scsi1:1\)/);
    assert.match(
      found?.message ?? '',
      / Name one and the same file in every node, with its absolute path\.$/,
    );
    assert.equal(found?.related[0]?.message, 'Another file of the same name.');
    assert.deepEqual(found.fixes, []);
  });

  it('is not looked for in a backup of the machine', async () => {
    const own = (path: string): string => at('a', path).replace('"a.vmdk"', '"/vmfs/volumes/san/a.vmdk"');
    const files = {
      'a/a.vmx': own(ON_SAN),
      'backup/a.vmx': own('[san] log.vmdk'),
      'b/b.vmx': node('b', ESX, data),
    };
    const found = (await lintFiles(files)).get('a/a.vmx')?.find(({ ruleId }) => ruleId === MIXED);
    assert.match(found?.message ?? '', /^Only a\/a\.vmx names log\.vmdk /);
    assert.deepEqual(
      found?.related.map(({ message }) => message),
      ['A disk of the cluster on the same bus.'],
    );
  });

  it('leaves a path of a PC to the rule about it', async () => {
    const files = { 'a.vmx': at('a', ON_SAN), 'b.vmx': at('b', '/home/me/log.vmdk') };
    assert.deepEqual(await findingsOf(files, [MIXED, 'vmx-foreign-path']), [
      `a.vmx warning ${MIXED} "${ON_SAN}"`,
      'b.vmx warning vmx-foreign-path "/home/me/log.vmdk"',
    ]);
  });
});

it('A shared NVMe disk that a node lacks is told, and a private one is moved nowhere', async () => {
  const nvme = (name: string, ...lines: readonly string[]): string =>
    node(
      name,
      product('vsphere8'),
      'nvme1.present = "TRUE"',
      'nvme1.sharedBus = "physical"',
      named('nvme1:0', '/vmfs/volumes/san/data.vmdk'),
      ...lines,
    ).replace('winNetEnterprise', 'windows2022srvNext-64');
  const files = { 'a.vmx': nvme('a', named('nvme1:1', '/vmfs/volumes/san/log.vmdk')), 'b.vmx': nvme('b') };
  assert.deepEqual(await findingsOf(files, [MIXED]), [`a.vmx warning ${MIXED} "/vmfs/volumes/san/log.vmdk"`]);
  assert.deepEqual(await fixTitles(files, 'a.vmx', MIXED), []);
});

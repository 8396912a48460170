import assert from 'node:assert/strict';
import { applyFix, lintFiles, type Files } from '../lintFiles.js';
import { repaired } from './fixInvariants.js';
import { expectFindings, findingsOf, fixTitles, messageOf } from './nodeFiles.js';
import { DELTA, QUORUM, QUORUM_FILE, sharingNode, THICK, type NodeText } from './sharedDisks.js';

const MODE = 'cluster-shared-disk-mode';
const DEPENDENT = 'cluster-shared-disk-not-independent';
const SNAPSHOT = 'cluster-shared-disk-snapshot';

const mode = (word: string): string => `scsi1:0.mode = "${word}"`;
const one = (text: NodeText): Files => ({ 'a.vmx': sharingNode('a', { bus: 'virtual', ...text }) });
const withMode = (product: string, word: string): Files => one({ product, lines: [mode(word)] });
const found = (severity: string, word: string): string[] => [`a.vmx ${severity} ${MODE} "${word}"`];

expectFindings(
  'The mode of a shared disk',
  [MODE],
  [
    [
      'independent-nonpersistent is an error on vSphere',
      withMode('vsphere6', 'independent-nonpersistent'),
      found('error', 'independent-nonpersistent'),
    ],
    [
      'independent-nonpersistent is a warning on ESX 3',
      withMode('esx3', 'independent-nonpersistent'),
      found('warning', 'independent-nonpersistent'),
    ],
    [
      'nonpersistent is a warning on vSphere',
      withMode('vsphere6', 'nonpersistent'),
      found('warning', 'nonpersistent'),
    ],
    ['undoable is a warning on ESX 2', withMode('esx2', 'undoable'), found('warning', 'undoable')],
    ['append is a warning on GSX Server', withMode('gsx3', 'append'), found('warning', 'append')],
    [
      'letter case does not matter',
      withMode('workstation', 'Independent-NonPersistent'),
      found('warning', 'Independent-NonPersistent'),
    ],
    ['is a warning on an unknown product', one({ lines: [mode('undoable')] }), found('warning', 'undoable')],
    [
      'counts for multi-writer disks too',
      {
        'a.vmx': sharingNode('a', {
          product: 'vsphere7',
          guest: 'rhel8-64',
          lines: ['scsi1:0.sharing = "multi-writer"', mode('independent-nonpersistent')],
        }),
      },
      found('error', 'independent-nonpersistent'),
    ],
    ['persistent is right', withMode('vsphere6', 'persistent'), []],
    ['independent-persistent is right', withMode('vsphere6', 'independent-persistent'), []],
    ['a template tells nothing', withMode('vsphere6', '{{mode}}'), []],
    ['two lines tell nothing', one({ product: 'vsphere6', lines: [mode('append'), mode('undoable')] }), []],
    [
      'an ordinary machine is not judged',
      {
        'a.vmx': sharingNode('a', { product: 'vsphere6', file: 'data.vmdk', lines: [mode('nonpersistent')] }),
      },
      [],
    ],
    [
      'a private disk is not judged',
      one({ product: 'vsphere6', lines: ['scsi0:0.mode = "nonpersistent"'] }),
      [],
    ],
    ['an encrypted file that shows no mode is not judged', one({ lines: ['encryption.data = "x"'] }), []],
  ],
);

const writers = (product: string, ...lines: readonly string[]): Files => ({
  'a.vmx': sharingNode('a', { product, lines: ['scsi1:0.sharing = "multi-writer"', ...lines] }),
});
const dependent = (marked: string): string[] => [`a.vmx hint ${DEPENDENT} ${marked}`];

expectFindings(
  'A shared disk that snapshots include',
  [DEPENDENT, SNAPSHOT],
  [
    ['is a hint on GSX Server', withMode('gsx3', 'persistent'), dependent('"persistent"')],
    ['is a hint where no mode is written', one({ product: 'workstation' }), dependent('scsi1:0.present')],
    ['is a hint where the mode is empty', withMode('server1', ''), dependent('""')],
    [
      'is a hint for a disk shared by itself',
      { 'a.vmx': sharingNode('a', { product: 'workstation', lines: ['scsi1:0.shared = "TRUE"'] }) },
      dependent('scsi1:0.present'),
    ],
    [
      'is one hint for all disks',
      one({
        product: 'gsx3',
        lines: [mode('persistent'), 'scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "/vms/shared/data.vmdk"'],
      }),
      dependent('"persistent"'),
    ],
    [
      'is no matter on ESX and on an unknown product',
      {
        ...one({ product: 'vsphere7' }),
        'b.vmx': sharingNode('b', { bus: 'virtual', file: '/vms/b/b.vmdk' }),
      },
      [],
    ],
    [
      'is a hint on vSphere for a multi-writer disk, and for no other one',
      writers('vsphere7', 'scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "/vms/b/log.vmdk"'),
      dependent('scsi1:0.present'),
    ],
    [
      'is no matter for a multi-writer disk that is independent',
      writers('vsphere7', mode('independent-persistent')),
      [],
    ],
    [
      'is no matter for a multi-writer disk on a shared bus, of whose machine ESX takes no snapshot',
      writers('vsphere7', 'scsi1.sharedBus = "virtual"'),
      [],
    ],
    ['is no matter for the flag before ESX 4.1', writers('esx3'), []],
    ['is no matter for the flag on a hosted product, which does not read it', writers('workstation'), []],
    ['an independent disk is right', withMode('gsx3', 'independent-persistent'), []],
    [
      'is no matter on several hosts, where hosted nodes have to give the disk up',
      one({ product: 'gsx3', kind: 'across-boxes' }),
      [],
    ],
    [
      'a mode that may stand in an encrypted part is not judged',
      one({ product: 'workstation', lines: ['encryption.data = "x"'] }),
      [],
    ],
    [
      'an open redo log speaks instead',
      one({ product: 'gsx3', lines: ['scsi1:0.redo = "./quorum.vmdk.REDO_a1"'] }),
      [`a.vmx error ${SNAPSHOT} "./quorum.vmdk.REDO_a1"`],
    ],
  ],
);

const snapshot = (severity: string, file: string): string[] => [`a.vmx ${severity} ${SNAPSHOT} "${file}"`];
const named = (file: string): Files => one({ product: 'vsphere7', file });
const count = (snapshots: string): string => `.encoding = "UTF-8"\nsnapshot.numSnapshots = "${snapshots}"\n`;
const listed = (number: number, slot: string, file: string): string =>
  `snapshot0.disk${number}.fileName = "${file}"\nsnapshot0.disk${number}.node = "${slot}"\n`;

expectFindings(
  'A snapshot of a shared disk',
  [SNAPSHOT],
  [
    ['is known by its descriptor', { ...named(QUORUM), [QUORUM_FILE]: DELTA }, snapshot('error', QUORUM)],
    [
      'is known by its name',
      named('/vmfs/volumes/san/quorum-000002.vmdk'),
      snapshot('error', '/vmfs/volumes/san/quorum-000002.vmdk'),
    ],
    ['is known as a delta', named('quorum-delta.vmdk'), snapshot('error', 'quorum-delta.vmdk')],
    ['is known as a redo log', named('quorum.vmdk.REDO'), snapshot('error', 'quorum.vmdk.REDO')],
    [
      'is an error on an unknown product too',
      one({ file: 'quorum-000001.vmdk' }),
      snapshot('error', 'quorum-000001.vmdk'),
    ],
    [
      'the descriptor tells better than the name',
      { ...named('/vms/shared/quorum-000001.vmdk'), 'shared/quorum-000001.vmdk': THICK },
      [],
    ],
    ['a number in the name is no snapshot', named('/vmfs/volumes/san/quorum-01.vmdk'), []],
    ['an empty redo is none', one({ product: 'esx2', lines: ['scsi1:0.redo = ""'] }), []],
    [
      'a redo that is a template tells nothing',
      one({ product: 'esx2', lines: ['scsi1:0.redo = "${REDO}"'] }),
      [],
    ],
    [
      'a redo log that comes from the mode is left to the mode',
      one({ product: 'esx2', lines: [mode('undoable'), 'scsi1:0.redo = "quorum.vmdk.REDO"'] }),
      [],
    ],
    [
      'snapshots of a node are a warning',
      { ...named(QUORUM), 'a.vmsd': count('2') },
      snapshot('warning', QUORUM),
    ],
    [
      'a list of snapshots that names the shared disk is an error',
      {
        ...named(QUORUM),
        'a.vmsd': `${count('1')}${listed(0, 'scsi0:0', 'a.vmdk')}${listed(1, 'SCSI1:0', 'Quorum.vmdk')}`,
      },
      snapshot('error', QUORUM),
    ],
    [
      'so is a list that names the file of an earlier snapshot of it',
      {
        ...named(QUORUM),
        'a.vmsd': count('1') + listed(0, 'scsi1:0', '/vmfs/volumes/san/quorum-000001.vmdk'),
      },
      snapshot('error', QUORUM),
    ],
    [
      'a list that names another disk in its place, or none, tells of no more than its count',
      {
        ...named(QUORUM),
        'a.vmsd': `${count('1')}${listed(0, 'scsi1:0', 'data.vmdk')}snapshot0.disk1.node = "scsi1:0"\n`,
      },
      snapshot('warning', QUORUM),
    ],
    [
      'a list that names the system disk alone tells of no more than its count',
      { ...named(QUORUM), 'a.vmsd': count('1') + listed(0, 'scsi0:0', 'quorum.vmdk') },
      snapshot('warning', QUORUM),
    ],
    [
      'snapshots leave an independent disk out',
      { ...withMode('vsphere7', 'independent-persistent'), 'a.vmsd': count('2') },
      [],
    ],
    ['no snapshots are no mistake', { ...named(QUORUM), 'a.vmsd': count('0') }, []],
    [
      'a snapshot of the system disk alone is its own matter',
      { ...withMode('vsphere7', 'independent-persistent'), 'a.vmdk': DELTA },
      [],
    ],
    [
      'an ordinary machine may have snapshots',
      { 'a.vmx': sharingNode('a', { product: 'vsphere7', file: 'data-000001.vmdk' }), 'a.vmsd': count('1') },
      [],
    ],
  ],
);

describe('Repairs and words about the mode', () => {
  const pair = (a: string, b: string): Files => ({
    'a.vmx': sharingNode('a', { product: 'gsx3', bus: 'virtual', lines: [mode(a)] }),
    'b.vmx': sharingNode('b', { product: 'gsx3', bus: 'virtual', lines: [mode(b)] }),
  });

  it('correct every node where the mode is wrong, and only those', async () => {
    assert.deepEqual(await fixTitles(pair('undoable', 'append'), 'a.vmx', MODE), [
      'Set the mode of quorum.vmdk in every node to "independent-persistent"',
    ]);
    assert.deepEqual(await fixTitles(pair('undoable', 'independent-persistent'), 'a.vmx', MODE), [
      'Set the mode of scsi1:0 to "independent-persistent"',
    ]);
  });

  it('write a mode that ESX 2 knows', async () => {
    const node = one({ product: 'esx2', lines: [mode('undoable')] });
    assert.deepEqual(await fixTitles(node, 'a.vmx', MODE), ['Set the mode of scsi1:0 to "persistent"']);
    assert.match(String((await repaired(node))['a.vmx']), /^scsi1:0\.mode = "persistent"$/m);
    assert.match(await messageOf(node, 'a.vmx', MODE), /Set the mode to "persistent" in every node/);
  });

  it('say what happens to the writes', async () => {
    assert.match(
      await messageOf(pair('undoable', 'append'), 'a.vmx', MODE),
      /quorum\.vmdk \(scsi1:0\) is "undoable".*until somebody commits/,
    );
    assert.match(await messageOf(pair('nonpersistent', 'append'), 'a.vmx', MODE), /thrown away/);
  });

  it('name all disks that a snapshot would include', async () => {
    const data = ['scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "/vms/shared/data.vmdk"'];
    const said = async (...lines: readonly string[]): Promise<string> =>
      messageOf(one({ product: 'gsx3', lines: [mode('persistent'), ...lines] }), 'a.vmx', DEPENDENT);
    assert.match(await said(), /^The mode of the shared disk quorum\.vmdk \(scsi1:0\) is "persistent", so/);
    assert.match(
      await said(...data),
      /^The shared disks quorum\.vmdk \(scsi1:0\) and data\.vmdk \(scsi1:1\) have the mode "persistent" or none/,
    );
  });

  it('make every shared disk independent that the title speaks of, also those that one node alone names or flags', async () => {
    const data = (target: number, ...lines: readonly string[]): string[] => [
      `scsi1:${target}.present = "TRUE"`,
      `scsi1:${target}.fileName = "/vms/shared/${target}.vmdk"`,
      ...lines,
    ];
    const flag = (target: number): string => `scsi1:${target}.sharing = "multi-writer"`;
    const rows = [
      ['shared', { product: 'gsx3', bus: 'virtual' }, [data(1)], [data(1), data(2)]],
      [
        'multi-writer',
        { product: 'vsphere7', guest: 'rhel8-64' },
        [[flag(0)], data(1, flag(1)), data(2)],
        [[flag(0)], data(1, flag(1)), data(2, flag(2))],
      ],
    ] as const;
    for (const [word, text, a, b] of rows) {
      const files: Files = {
        'a.vmx': sharingNode('a', { ...text, lines: a.flat() }),
        'b.vmx': sharingNode('b', { ...text, lines: b.flat() }),
      };
      const [finding] =
        (await lintFiles(files)).get('a.vmx')?.filter((one) => one.ruleId === DEPENDENT) ?? [];
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.title, `Make all ${word} disks independent of snapshots, in every node`);
      const left = await findingsOf(applyFix(files, fix), [DEPENDENT]);
      assert.deepEqual(left, []);
    }
  });

  it('name the snapshot, its parent and how many there are', async () => {
    const link = { ...named(QUORUM), [QUORUM_FILE]: DELTA };
    assert.match(
      await messageOf(link, 'a.vmx', SNAPSHOT),
      /quorum\.vmdk \(scsi1:0\) is a snapshot over quorum\.vmdk/,
    );
    const parentless = DELTA.replace(/^parentFileNameHint.*\n/m, '');
    assert.match(
      await messageOf({ ...link, [QUORUM_FILE]: parentless }, 'a.vmx', SNAPSHOT),
      /quorum\.vmdk \(scsi1:0\) is a snapshot or redo log over another disk\./,
    );
    const redo = one({ product: 'esx2', lines: ['scsi1:0.redo = "/x/quorum.vmdk.REDO"'] });
    assert.match(await messageOf(redo, 'a.vmx', SNAPSHOT), /an open redo log, quorum\.vmdk\.REDO/);
    assert.match(
      await messageOf({ ...named(QUORUM), 'a.vmsd': count('2') }, 'a.vmx', SNAPSHOT),
      /has 2 snapshots, and the shared disk quorum\.vmdk \(scsi1:0\) has no mode that keeps it out of snapshots\./,
    );
  });
});

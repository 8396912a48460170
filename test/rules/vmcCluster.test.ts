import assert from 'node:assert/strict';
import { applyFix, textOf } from '../lintFiles.js';
import { assertNames, files, findingsOf, node, ordinary, QUORUM, SHARED, table } from './vmcFiles.js';

const D = (name: string): string => `D:\\Cluster\\${name}.vhd`;
const id = (number: number, scsiId: string, more = {}): string =>
  node(number, {
    scsi: [{ shared: 'true', ...(scsiId === '' ? {} : { scsiId }), disks: [QUORUM] }],
    ...more,
  });

table('vmc-scsi-id-same-on-bus', [
  ['knows 7 and 6', files(id(1, '7'), id(2, '6')), []],
  ['reports both nodes', files(id(1, '7'), id(2, '7')), ['a warning 7', 'b warning 7']],
  [
    'takes 7 where nothing is written',
    files(id(1, ''), id(2, '7')),
    ['a warning <scsi_controller id="0">', 'b warning 7'],
  ],
  ['reports two sixes', files(id(1, '6'), id(2, '6')), ['a warning 6', 'b warning 6']],
  ['is silent about a template', files(id(1, '{{id}}'), id(2, '7')), []],
  ['leaves wrong ids to the rule about them', files(id(1, '5'), id(2, '5')), []],
  ['leaves three nodes to the rule about them', files(id(1, '7'), id(2, '7'), id(3, '7')), []],
  ['does not compare copies', files(id(1, '7', { bios: '{1}' }), id(1, '7', { bios: '{1}' })), []],
  [
    'counts a node and its copy once',
    files(id(1, '7', { bios: '{1}' }), id(1, '7', { bios: '{1}' }), id(2, '7', { bios: '{2}' })),
    ['a warning 7', 'b warning 7', 'c warning 7'],
  ],
  [
    'is silent where a copy has the id that its node had before',
    files(id(1, '7', { bios: '{1}' }), id(2, '7', { bios: '{2}' }), id(2, '6', { bios: '{2}' })),
    [],
  ],
  [
    'leaves a machine that names the disk twice to the rule about that',
    files(node(1, { scsi: [SHARED, { ...SHARED, id: '1' }] }), node(2, { scsi: [SHARED] })),
    [],
  ],
  [
    'is silent about a bus that one of them does not share',
    files(id(1, '7'), id(2, '7').replace('>true<', '>false<')),
    [],
  ],
]);

const BOOT = { absolute: D('node1') };
table('cluster-private-disk-in-two-nodes', [
  [
    'reports nodes that start from one disk',
    files(node(1), node(2, { ide: [BOOT] })),
    ['a warning D:\\Cluster\\node1.vhd', 'b warning D:\\Cluster\\node1.vhd'],
  ],
  [
    'reports the boot disk of one node as a second disk of the other',
    files(node(1), node(2, { ide: [{ absolute: D('node2') }, { id: '1', ...BOOT }] })),
    ['b warning D:\\Cluster\\node1.vhd'],
  ],
  ['knows nodes in order', files(node(1), node(2)), []],
  ['is silent about copies', files(node(1, { bios: '{1}' }), node(2, { ide: [BOOT], bios: '{1}' })), []],
  [
    'leaves machines that are no nodes alone',
    files(ordinary({ ide: [BOOT] }), ordinary({ ide: [BOOT] })),
    [],
  ],
]);

describe('The repair of one SCSI id in two nodes', () => {
  /** The controllers' ids in both files, each with the controller's number, after the repair. */
  async function repaired(a: string, b: string): Promise<readonly string[]> {
    const given = files(a, b);
    const [found] = await findingsOf('vmc-scsi-id-same-on-bus', given);
    const [fix] = found?.finding.fixes ?? [];
    return Object.values(applyFix(given, fix ?? assert.fail('there is no fix'))).map((content) =>
      [...textOf(content).matchAll(/<scsi_controller id="(\d)">|<scsi_id type="integer">(\d)/g)]
        .map(([, number, scsiId]) => number ?? scsiId)
        .join(' '),
    );
  }
  const onSecond = (number: number): string =>
    node(number, { scsi: [{ id: '1', shared: 'true', scsiId: '7', disks: [QUORUM] }] });

  it('leaves the first node its id and gives the second one the other', async () => {
    assert.deepEqual(await repaired(id(1, '7'), id(2, '7')), ['0 7', '0 6']);
    assert.deepEqual(await repaired(id(1, '6'), id(2, '6')), ['0 6', '0 7']);
  });

  it('finds the controller under its own number in each node', async () => {
    assert.deepEqual(await repaired(id(1, '7'), onSecond(2)), ['0 7', '1 6']);
    assert.deepEqual(await repaired(onSecond(1), id(2, '7')), ['1 7', '0 6']);
  });

  it('is the same from the second node', async () => {
    const found = await findingsOf('vmc-scsi-id-same-on-bus', files(id(1, '7'), onSecond(2)));
    const [first, second] = found.map(({ finding }) => finding.fixes);
    assert.deepEqual(second, first);
  });
});

table('vmc-unshared-id', [
  [
    'hints at 6 on a private bus',
    files(ordinary({ scsi: [{ shared: 'false', scsiId: '6', disks: [{ absolute: D('data') }] }] })),
    ['a hint 6'],
  ],
  ['hints where no flag is written', files(ordinary({ scsi: [{ scsiId: '6' }] })), ['a hint 6']],
  ['knows 7 and nothing', files(ordinary({ scsi: [{ scsiId: '7' }, { id: '1' }] })), []],
  [
    'is silent on a shared bus and where the flag is a template',
    files(id(2, '6'), ordinary({ scsi: [{ shared: '${s}', scsiId: '6' }] })),
    [],
  ],
  [
    'is silent where the sharing is what is missing',
    files(ordinary({ scsi: [{ scsiId: '6', disks: [QUORUM] }] })),
    [],
  ],
]);

table('vmc-more-than-two-nodes', [
  ['knows two', files(node(1), node(2)), []],
  [
    'reports three',
    files(node(1), node(2), node(3)),
    ['a', 'b', 'c'].map((name) => `${name} warning ${D('quorum')}`),
  ],
  [
    'counts copies of one machine once',
    files(node(1, { bios: '{1}' }), node(2, { bios: '{2}' }), node(2, { bios: '{2}' })),
    [],
  ],
  [
    'counts each disk for itself',
    files(
      node(1),
      node(2, { scsi: [SHARED, { id: '1', shared: 'true', disks: [{ absolute: D('data') }] }] }),
      node(3, { scsi: [{ id: '1', shared: 'true', disks: [{ absolute: D('data') }] }] }),
    ),
    [],
  ],
]);

const undo = (flag: string): string =>
  `<settings><undo_drives><enabled type="boolean">${flag}</enabled></undo_drives></settings>`;
const left = (text: string): string =>
  text.replace(
    /(quorum\.vhd[\s\S]*?<\/pathname>)/,
    '$1<undo_pathname><absolute type="string">D:\\u.vud</absolute></undo_pathname>',
  );
table('vmc-undo-with-shared-bus', [
  ['reports undo disks that are on', files(node(1, { tail: undo('True') })), ['a warning True']],
  ['knows that they are off, or not written', files(node(1, { tail: undo('false') }), node(2)), []],
  [
    'is silent about templates and words',
    files(node(1, { tail: undo('{{undo}}') }), node(2, { tail: undo('yes') })),
    [],
  ],
  [
    'is silent about two flags of different opinion',
    files(node(1, { tail: undo('true') + undo('false') })),
    [],
  ],
  ['is silent about an ordinary machine', files(ordinary({ tail: undo('true') })), []],
  [
    'reports an undo disk that is left on the shared disk',
    files(left(node(1, { tail: undo('false') }))),
    ['a warning D:\\u.vud'],
  ],
  ['reports one mistake once', files(left(node(1, { tail: undo('true') }))), ['a warning true']],
]);

it('The repair of undo disks names the nodes where it switches them off', async () => {
  const on = (number: number): string => node(number, { tail: undo('true') });
  const titles = async (second: string): Promise<readonly string[]> =>
    (await findingsOf('vmc-undo-with-shared-bus', files(on(1), second))).flatMap(({ finding }) =>
      finding.fixes.map(({ title }) => title),
    );
  const everywhere = 'Switch undo disks off in every node';
  assert.deepEqual(await titles(on(2)), [everywhere, everywhere]);
  assert.deepEqual(await titles(left(on(2))), ['Switch undo disks off in a.vmc']);
});

table('vmc-same-vhd-twice', [
  ['knows two files', files(ordinary({ ide: [{ absolute: D('a') }, { id: '1', absolute: D('b') }] })), []],
  [
    'compares as Windows does',
    files(ordinary({ ide: [{ absolute: D('a') }, { id: '1', absolute: 'd:/cluster/A.VHD' }] })),
    ['a error d:/cluster/A.VHD'],
  ],
  [
    'keeps the shared bus',
    files(node(1, { ide: [{ absolute: D('quorum') }, { id: '1', absolute: D('node1') }] })),
    [`a error ${D('quorum')}`],
  ],
  [
    'reports each further place',
    files(
      ordinary({
        ide: [{ absolute: D('a') }, { id: '1', absolute: D('a') }],
        scsi: [{ disks: [{ absolute: D('a') }] }],
      }),
    ),
    [`a error ${D('a')}`, `a error ${D('a')}`],
  ],
  [
    'is silent about CD drives, empty places and host drives',
    files(
      ordinary({
        ide: [
          { driveType: '2', absolute: D('a') },
          { id: '1', driveType: '0', absolute: D('a') },
        ],
        scsi: [{ disks: [{ absolute: 'E:' }, { id: '1', absolute: 'E:' }] }],
      }),
    ),
    [],
  ],
  [
    'is silent about templates',
    files(ordinary({ ide: [{ absolute: '{{disk}}' }, { id: '1', absolute: '{{disk}}' }] })),
    [],
  ],
  [
    'is silent about two machines',
    files(ordinary({ ide: [{ absolute: D('a') }] }), ordinary({ ide: [{ absolute: D('a') }] })),
    [],
  ],
]);

const kind = (name: string): string => node(1, { comments: [`vmxlint cluster=${name}`] });
table('vmc-cluster-across-hosts', [
  ['knows a cluster in a box, and one that is not declared', files(kind('in-a-box'), node(2)), []],
  ['reports a cluster across boxes', files(kind('across-boxes')), ['a error across-boxes']],
  [
    'reports a physical node, also without a shared bus',
    files(ordinary({ comments: ['vmxlint cluster=physical-to-virtual'] })),
    ['a error physical-to-virtual'],
  ],
  ['is silent about a word that is no kind', files(kind('everywhere')), []],
]);

it('What somebody has declared of the hosts is not rewritten by a repair', async () => {
  const given = files(kind('across-boxes'), node(2, { comments: ['vmxlint cluster=across-boxes'] }));
  const found = await findingsOf('vmc-cluster-across-hosts', given);
  assert.deepEqual(
    found.map(({ finding }) => finding.fixes),
    [[], []],
  );
});

table('vmc-test-only', [
  [
    'hints once a machine, where it becomes a node',
    files(node(1, { scsi: [SHARED, { ...SHARED, id: '1', disks: [{ absolute: D('data') }] }] })),
    ['a hint true'],
  ],
  ['stands on the declaration where there is one', files(kind('in-a-box')), ['a hint in-a-box']],
  [
    'is silent without a shared bus',
    files(ordinary(), ordinary({ comments: ['vmxlint cluster=in-a-box'] })),
    [],
  ],
]);

describe('Messages about clusters on Virtual Server name what stands in the files', () => {
  it('ids, machines and disks', async () => {
    await assertNames('vmc-scsi-id-same-on-bus', files(id(1, '7'), id(2, '7')), [
      'quorum.vhd',
      'id 7',
      'b.vmc',
    ]);
    await assertNames('vmc-more-than-two-nodes', files(node(1), node(2), node(3)), [
      'quorum.vhd',
      '3',
      'a.vmc, b.vmc and c.vmc',
    ]);
    await assertNames('vmc-undo-with-shared-bus', files(left(node(1, { tail: undo('true') }))), ['u.vud']);
    await assertNames(
      'vmc-same-vhd-twice',
      files(ordinary({ ide: [{ absolute: D('a') }, { id: '1', absolute: D('a') }] })),
      ['a.vhd', 'location 0 of IDE controller 0', 'location 1 of IDE controller 0'],
    );
  });

  it('points to the other node', async () => {
    const [first] = await findingsOf('vmc-scsi-id-same-on-bus', files(id(1, '7'), id(2, '7')));
    assert.deepEqual(
      first?.finding.related.map(({ uri }) => uri.endsWith('/b.vmc')),
      [true],
    );
  });
});

import assert from 'node:assert/strict';
import { files, findingsOf, node, ordinary, QUORUM, SHARED, table } from './vmcFiles.js';
import { memory, on } from './vmcNodeTexts.js';

const DATA = { absolute: 'D:\\Cluster\\data.vhd' };
const data = { id: '1', shared: 'true', disks: [DATA] };
const second = { id: '1', shared: 'false' };
table('vmc-nodes-differ', [
  ['knows nodes that are alike', files(memory(1, '512'), memory(2, '512')), []],
  [
    'reports different memory in both',
    files(memory(1, '512'), memory(2, '256')),
    ['a warning 512', 'b warning 256'],
  ],
  [
    'reports the one of three that deviates',
    files(memory(1, '512'), memory(2, '512'), memory(3, '256')),
    ['c warning 256'],
  ],
  [
    'is silent where memory is not written or a template',
    files(node(1), memory(2, '512'), memory(3, '{{ram}}')),
    [],
  ],
  [
    'reports a controller too many',
    files(node(1, { scsi: [SHARED, second] }), node(2)),
    ['a warning <scsi_controller id="1">', 'b warning <scsi_controller id="0">'],
  ],
  [
    'reports a shared controller without the disk that another node has there',
    files(node(1, { scsi: [SHARED, { ...data, disks: [] }] }), node(2, { scsi: [SHARED, data] })),
    ['a warning <scsi_controller id="1">', 'b warning <scsi_controller id="1">'],
  ],
  [
    'reports a shared disk that one node has for a CD drive',
    files(
      node(1, { scsi: [SHARED, { ...data, disks: [{ ...DATA, driveType: '2' }] }] }),
      node(2, { scsi: [SHARED, data] }),
    ),
    ['a warning <scsi_controller id="1">', 'b warning <scsi_controller id="1">'],
  ],
  ['knows nodes with the same two', files(...[1, 2].map((one) => node(one, { scsi: [SHARED, data] }))), []],
  [
    'leaves two disks on one shared controller to the rule about them',
    files(
      node(1, {
        scsi: [
          { ...SHARED, disks: [QUORUM, { ...DATA, id: '1' }] },
          { ...data, disks: [] },
        ],
      }),
      node(2, { scsi: [SHARED, data] }),
    ),
    [],
  ],
  [
    'leaves a shared disk on IDE to the rule about it',
    files(node(1), node(2, { scsi: [], ide: [{ absolute: 'D:\\b.vhd' }, { ...QUORUM, id: '1' }] })),
    [],
  ],
  [
    'leaves a shared disk on a bus that is not shared to the rule about it',
    files(node(1, { scsi: [SHARED, second] }), node(2, { scsi: [{ ...SHARED, shared: 'false' }] })),
    [],
  ],
  [
    'reports other production networks',
    files(on(1, 'LAN 1', 'HB'), on(2, 'LAN 2', 'HB')),
    ['a warning LAN 1', 'b warning LAN 2'],
  ],
  ['leaves the heartbeat to the rule about it', files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'Intern')), []],
  [
    'takes no notice of the letter case of networks, nor of the order that it gives them',
    files(on(1, 'LAN', 'heartbeat'), on(2, 'lan', 'Heartbeat')),
    [],
  ],
  ['leaves missing networks to the rules about them', files(on(1, 'LAN', 'HB'), on(2, 'LAN')), []],
  [
    'does not compare copies',
    files(node(1, { memory: '512', bios: '{1}' }), node(1, { memory: '256', bios: '{1}' })),
    [],
  ],
  [
    'does not compare ordinary machines, nor files with errors',
    files(
      ordinary({ memory: '1' }),
      ordinary({ memory: '2' }),
      memory(1, '512'),
      memory(2, '256').replace('</preferences>', ''),
    ),
    [],
  ],
]);

it('No memory that Virtual Server does not give is brought to the other nodes', async () => {
  const offered = async (...sizes: readonly string[]): Promise<string[] | undefined> => {
    const nodes = files(...sizes.map((size, index) => memory(index + 1, size)));
    return (await findingsOf('vmc-nodes-differ', nodes)).at(-1)?.finding.fixes.map(({ title }) => title);
  };
  assert.deepEqual(await offered('5000', '512'), ['Give every node 512 MB of memory']);
  assert.deepEqual(await offered('2', '512'), ['Give every node 512 MB of memory']);
  assert.deepEqual(await offered('5000', '5000', '512'), []);
  assert.deepEqual(await offered('3712', '4'), [
    'Give every node 3712 MB of memory',
    'Give every node 4 MB of memory',
  ]);
});

it('Nodes whose files have one name are told apart by their folders', async () => {
  const given = { 'n1/vm.vmc': memory(1, '512'), 'n2/vm.vmc': memory(2, '256') };
  const [first] = await findingsOf('vmc-nodes-differ', given);
  assert.match(first?.finding.message ?? '', /^This node has 512 MB of memory, and n2\/vm\.vmc has 256 MB /);
  assert.deepEqual(
    first?.finding.related.map(({ message }) => message),
    ['n2/vm.vmc has 256 MB of memory.'],
  );
});

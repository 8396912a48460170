import assert from 'node:assert/strict';
import { assertNames, files, findingsOf, node, ordinary, QUORUM, SHARED, table } from './vmcFiles.js';

const on = (number: number, ...networks: string[]): string => node(number, { networks });
const open = (text: string, name: string): string =>
  text.replace(`<name type="string">${name}</name>`, '<name type="string" />');

table('vmc-same-network-twice', [
  ['knows two networks', files(on(1, 'LAN', 'Heartbeat')), []],
  ['reports the last adapter', files(on(1, 'LAN', 'LAN')), ['a warning LAN']],
  [
    'reports the first one on a private network',
    files(on(1, 'Internal Network', 'Internal Network')),
    ['a warning Internal Network'],
  ],
  ['knows two adapters for production beside the heartbeat', files(on(1, 'LAN', 'LAN', 'HB')), []],
  [
    'is silent about one adapter, templates and adapters on no network',
    files(on(1, 'LAN'), on(2, '{{net}}', '{{net}}'), open(open(on(3, 'x', 'y'), 'x'), 'y')),
    [],
  ],
  ['is silent about an ordinary machine', files(ordinary({ networks: ['LAN', 'LAN'] })), []],
]);

table('vmc-heartbeat-networks-differ', [
  ['knows one network for both', files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'hb')), []],
  [
    'is silent where a third node has no heartbeat, which is another mistake',
    files(on(1, 'LAN', 'Heartbeat'), on(2, 'LAN', 'Intern'), on(3, 'LAN')),
    [],
  ],
  [
    'reports both nodes',
    files(on(1, 'LAN', 'Heartbeat'), on(2, 'LAN', 'Intern')),
    ['a warning Heartbeat', 'b warning Intern'],
  ],
  [
    'reports only the lonely one of three',
    files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'HB'), on(3, 'LAN', 'Intern')),
    ['c warning Intern'],
  ],
  ['knows the same networks in another order', files(on(1, 'A', 'B'), on(2, 'B', 'A')), []],
  [
    'is silent where one node hears the other on a further adapter',
    files(on(1, 'LAN', 'Heartbeat'), on(2, 'LAN', 'Intern', 'Heartbeat')),
    [],
  ],
  ['is silent where a heartbeat is not known', files(on(1, 'LAN', 'HB'), on(2, 'A', 'B', 'C')), []],
  [
    'leaves a single network and one network twice to the rules about them',
    files(on(1, 'LAN'), on(2, 'LAN', 'HB'), on(3, 'X', 'X')),
    [],
  ],
  [
    'is silent about ordinary machines',
    files(ordinary({ networks: ['A', 'B'] }), ordinary({ networks: ['A', 'C'] })),
    [],
  ],
]);

table('vmc-adapter-unconnected', [
  ['reports an empty name', files(open(on(1, 'LAN', 'HB'), 'HB')), ['a warning <name type="string" />']],
  [
    'repairs every node',
    files(open(on(1, 'LAN', 'HB'), 'HB'), open(on(2, 'LAN', 'HB'), 'HB')),
    ['a warning <name type="string" />', 'b warning <name type="string" />'],
  ],
  [
    'knows the name that Virtual PC has for it',
    files(on(1, 'LAN', 'Not connected')),
    ['a warning Not connected'],
  ],
  [
    'is a hint beside two networks',
    files(open(on(1, 'LAN', 'HB', 'x'), 'x')),
    ['a hint <name type="string" />'],
  ],
  [
    'knows a network by its id',
    files(on(1, 'LAN', 'HB').replace('<name type="string">HB</name>', '<id type="bytes">00FF</id>')),
    [],
  ],
  [
    'is silent about a template and an ordinary machine',
    files(on(1, 'LAN', '{{net}}'), open(ordinary({ networks: ['LAN', 'x'] }), 'x')),
    [],
  ],
]);

const memory = (number: number, megabytes: string): string => node(number, { memory: megabytes });
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
    'leaves a shared disk on IDE to the rule about it',
    files(node(1), node(2, { scsi: [], ide: [{ absolute: 'D:\\b.vhd' }, { ...QUORUM, id: '1' }] })),
    [],
  ],
  [
    'reports other production networks',
    files(on(1, 'LAN 1', 'HB'), on(2, 'LAN 2', 'HB')),
    ['a warning LAN 1', 'b warning LAN 2'],
  ],
  ['leaves the heartbeat to the rule about it', files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'Intern')), []],
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

const saved = (leaves: string): string =>
  `<settings><configuration><saved_state><path>${leaves}</path></saved_state></configuration></settings>`;
const leaf = (name: string, text: string): string => `<${name} type="string">${text}</${name}>`;
table('vmc-saved-state', [
  [
    'reports the absolute path',
    files(node(1, { tail: saved(leaf('absolute', 'D:\\a.vsv')) })),
    ['a warning D:\\a.vsv'],
  ],
  [
    'reports the relative path',
    files(node(1, { tail: saved(leaf('absolute', '') + leaf('relative', 'a.vsv')) })),
    ['a warning a.vsv'],
  ],
  [
    'knows empty paths',
    files(node(1, { tail: saved(leaf('absolute', '') + leaf('relative', '')) }), node(2)),
    [],
  ],
  [
    'is silent about an ordinary machine',
    files(ordinary({ tail: saved(leaf('absolute', 'D:\\a.vsv')) })),
    [],
  ],
]);

const time = (flag: string): string =>
  `<integration><microsoft><host_time_sync><enabled type="boolean">${flag}</enabled></host_time_sync></microsoft></integration>`;
table('vmc-time-sync', [
  [
    'hints at true, and repairs every node',
    files(node(1, { tail: time('true') }), node(2, { tail: time('true') })),
    ['a hint true', 'b hint true'],
  ],
  [
    'knows false, nothing and a template',
    files(node(1, { tail: time('false') }), node(2), node(3, { tail: time('{{sync}}') })),
    [],
  ],
  ['is silent about an ordinary machine', files(ordinary({ tail: time('true') })), []],
]);

const controller = (id: string): string => ordinary({ scsi: [{ id }] });
table('vmc-too-many-controllers', [
  ['knows 0 to 3', files(controller('0'), controller('3')), []],
  ['reports others', files(controller('4'), controller('15')), ['a error id="4"', 'b error id="15"']],
  ['is silent about ids that are no number', files(controller('{{id}}'), controller('')), []],
  [
    'warns under other names',
    files(controller('4').replaceAll('scsi_controller', 'scsi_bus')),
    ['a warning id="4"'],
  ],
]);

const at = (id: string, driveType = '1'): string =>
  ordinary({ scsi: [{ disks: [{ id, driveType, absolute: 'D:\\d.vhd' }] }] });
table('vmc-scsi-location-range', [
  ['knows 0 to 6 on SCSI', files(at('0'), at('6')), []],
  ['reports 7', files(at('7')), ['a error id="7"']],
  ['reports a CD drive too', files(at('7', '2')), ['a error id="7"']],
  ['is silent about an empty place and a template', files(at('7', '0'), at('{{id}}')), []],
  ['warns under other names', files(at('9').replaceAll('scsi_adapter', 'scsi')), ['a warning id="9"']],
  [
    'leaves a shared bus to the rule about it',
    files(node(1, { scsi: [{ ...SHARED, disks: [{ ...QUORUM, id: '9' }] }] })),
    [],
  ],
  [
    'reports an IDE location',
    files(ordinary({ ide: [{ absolute: 'D:\\a.vhd' }, { id: '2', absolute: 'D:\\b.vhd' }] })),
    ['a error id="2"'],
  ],
  [
    'reports an IDE controller',
    files(ordinary().replace('ide_controller id="0"', 'ide_controller id="2"')),
    ['a error id="2"'],
  ],
]);

const writer = (who: string, name: string): string =>
  `<properties><${who}><name type="string">${name}</name></${who}></properties>`;
const scsi = (tail: string): string => ordinary({ scsi: [{ id: '0' }], tail });
table('vmc-virtual-pc-scsi', [
  [
    'reports the modifier',
    files(scsi(writer('modifier', 'Virtual PC'))),
    ['a warning <scsi_controller id="0">'],
  ],
  [
    'reports the creator where there is no modifier',
    files(scsi(writer('creator', 'Microsoft Virtual PC 2004'))),
    ['a warning <scsi_controller id="0">'],
  ],
  [
    'believes the modifier',
    files(scsi(writer('creator', 'Virtual PC') + writer('modifier', 'Another Tool'))),
    [],
  ],
  [
    'knows Virtual Server, and a file that names nobody',
    files(scsi(writer('modifier', 'Microsoft Virtual Server 2005 R2')), scsi('')),
    [],
  ],
  [
    'is silent without SCSI, and where the product is declared',
    files(
      ordinary({ tail: writer('modifier', 'Virtual PC') }),
      ordinary({ scsi: [{}], comments: ['vmxlint product=vs2005'], tail: writer('modifier', 'Virtual PC') }),
    ),
    [],
  ],
]);

/** The titles of the rule's repairs in the first file. */
async function repairs(rule: string, ...texts: readonly string[]): Promise<readonly string[]> {
  const found = (await findingsOf(rule, files(...texts))).find(({ file }) => file === 'a.vmc');
  return found?.finding.fixes.map(({ title }) => title) ?? [];
}

describe('The networks of nodes on Virtual Server', () => {
  it('are joined on the heartbeat that says so, else on an internal one, else on that of the first node', async () => {
    const joined = (a: string, b: string): Promise<readonly string[]> =>
      repairs('vmc-heartbeat-networks-differ', on(1, 'LAN', a), on(2, 'LAN', b));
    assert.deepEqual(await joined('Intern', 'Heartbeat'), [
      'Connect the heartbeat of every node to Heartbeat, as in b.vmc',
    ]);
    assert.deepEqual(await joined('Intern', 'Internal Network'), [
      'Connect the heartbeat of every node to Internal Network, as in b.vmc',
    ]);
    assert.deepEqual(await joined('X', 'Y'), ['Connect the heartbeat of every node to X, as in a.vmc']);
  });

  it('take production from the other node where it was forgotten', async () => {
    assert.deepEqual(await repairs('vmc-same-network-twice', on(1, 'HB', 'HB'), on(2, 'LAN', 'HB')), [
      'Connect production to LAN',
    ]);
  });

  it('give production the first adapter, and the heartbeat no network that production has', async () => {
    const [first] = await findingsOf(
      'vmc-same-network-twice',
      files(on(1, 'HB', 'HB', 'HB'), on(2, 'LAN', 'HB')),
    );
    assert.deepEqual(
      first?.finding.related.map(({ message }) => message),
      ['Adapter 1 is on the same network.', 'Adapter 2 is on the same network.'],
    );
    assert.deepEqual(await repairs('vmc-same-network-twice', on(1, 'LAN', 'LAN'), on(2, 'X', 'LAN')), [
      'Connect the heartbeat to the internal network',
    ]);
  });
});

describe('Messages about nodes on Virtual Server name what stands in the files', () => {
  it('networks, memory and files', async () => {
    await assertNames('vmc-heartbeat-networks-differ', files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'Intern')), [
      'HB',
      'b.vmc',
    ]);
    await assertNames('vmc-nodes-differ', files(memory(1, '512'), memory(2, '256')), ['512 MB', '256 MB']);
    await assertNames('vmc-saved-state', files(node(1, { tail: saved(leaf('absolute', 'D:\\a.vsv')) })), [
      'a.vsv',
    ]);
    await assertNames('vmc-virtual-pc-scsi', files(scsi(writer('modifier', 'Virtual PC 2007'))), [
      'Virtual PC 2007',
    ]);
  });

  it('an unconnected heartbeat goes to the network of the other node', async () => {
    const [first] = await findingsOf(
      'vmc-adapter-unconnected',
      files(open(on(1, 'LAN', 'HB'), 'HB'), on(2, 'LAN', 'HB')),
    );
    assert.deepEqual(
      first?.finding.fixes.map(({ title }) => title),
      ['Connect adapter 1 to HB, as in the other node'],
    );
  });
});

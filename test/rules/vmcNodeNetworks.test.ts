import assert from 'node:assert/strict';
import { applyFix, textOf } from '../lintFiles.js';
import { files, findingsOf, ordinary, table } from './vmcFiles.js';
import { messageOf, repairedText } from './vmcFindings.js';
import { on } from './vmcNodeTexts.js';

const open = (text: string, name: string): string =>
  text.replace(`<name type="string">${name}</name>`, '<name type="string" />');

table('vmc-same-network-twice', [
  ['knows two networks', files(on(1, 'LAN', 'Heartbeat')), []],
  ['reports the last adapter', files(on(1, 'LAN', 'LAN')), ['a warning LAN']],
  [
    'takes no notice of letter case, in which another node may have made the same mistake',
    files(on(1, 'Production', 'production'), on(2, 'LAN', 'lan')),
    ['a warning production', 'b warning lan'],
  ],
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

it('The id of a network is written into no file as its name', async () => {
  const byId = on(2, 'LAN', 'HB').replace('<name type="string">HB</name>', '<id type="bytes">00FF</id>');
  assert.deepEqual(await repairs('vmc-adapter-unconnected', open(on(1, 'LAN', 'x'), 'x'), byId), []);
  assert.deepEqual(await repairs('vmc-heartbeat-networks-differ', on(1, 'LAN', 'Intern'), byId), [
    'Connect the heartbeat of every node to Intern, as in a.vmc',
  ]);
  assert.deepEqual(await repairs('vmc-single-network', on(1, 'LAN'), byId), [
    'Add an adapter on the internal network for the heartbeat',
  ]);
});

it('An adapter on no network beside the heartbeat gets no second network for the heartbeat', async () => {
  assert.deepEqual(await repairs('vmc-adapter-unconnected', open(on(1, 'Heartbeat', 'x'), 'x')), []);
  assert.deepEqual(await repairs('vmc-adapter-unconnected', open(on(1, 'LAN', 'x'), 'x')), [
    'Connect adapter 1 to the internal network for the heartbeat',
  ]);
});

it('An adapter on no network is compared with the same one of another node only where that is connected', async () => {
  const asked = (...texts: readonly string[]): Promise<string> =>
    messageOf('vmc-adapter-unconnected', files(...texts));
  const lonely = open(on(1, 'LAN', 'x'), 'x');
  assert.match(await asked(lonely, on(2, 'LAN', 'HB')), /that the same adapter of the other node uses\.$/);
  assert.match(await asked(lonely, on(2, 'LAN')), /that this node lacks, production or heartbeat/);
  assert.match(await asked(lonely, open(on(2, 'LAN', 'x'), 'x')), /that this node lacks/);
  assert.match(await asked(open(on(1, 'LAN', 'HB', 'x'), 'x'), on(2, 'LAN', 'HB')), /or remove it\.$/);
});

/** The second adapter in front of the first one. */
const reversed = (text: string): string =>
  text.replace(
    /(<ethernet_controller id="0">.*?<\/ethernet_controller>)(\s*)(<ethernet_controller id="1">.*?<\/ethernet_controller>)/s,
    '$3$2$1',
  );

/** Adapter 1 on the internal network. */
const NETWORK_OF_1 =
  /<ethernet_controller id="1">\s*<virtual_network>\s*<name type="string">Internal Network</;

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
    assert.deepEqual(await joined('Local Only', 'Internal Network'), [
      'Connect the heartbeat of every node to Local Only, as in a.vmc',
    ]);
    assert.deepEqual(await joined('X', 'Y'), ['Connect the heartbeat of every node to X, as in a.vmc']);
  });

  it('are joined at the heartbeat of each node, whatever its number', async () => {
    const nodes = files(on(1, 'LAN', 'Heartbeat'), on(2, 'HB', 'LAN'));
    const after = await repairedText('vmc-heartbeat-networks-differ', nodes, 'b.vmc');
    assert.equal(after, on(2, 'Heartbeat', 'LAN'));
  });

  it('take production from the other node where it was forgotten', async () => {
    const forgotten = [on(1, 'HB', 'HB'), on(2, 'LAN', 'HB')];
    assert.deepEqual(await repairs('vmc-same-network-twice', ...forgotten), ['Connect production to LAN']);
    assert.match(
      await messageOf('vmc-same-network-twice', files(...forgotten)),
      /Connect one of them to the virtual network for production/,
    );
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
    assert.deepEqual(await repairs('vmc-same-network-twice', on(1, 'LAN', 'LAN'), on(2, 'X', 'lan')), [
      'Connect the heartbeat to the internal network',
    ]);
  });

  it('are compared by the ids of the adapters, whatever their order in the file', async () => {
    const given = files(on(1, 'LAN', 'LAN'), reversed(on(2, 'LAN', 'LAN')));
    const found = await findingsOf('vmc-same-network-twice', given);
    const after = found
      .slice(0, 1)
      .map(({ finding }) => applyFix(given, finding.fixes[0] ?? assert.fail()))[0];
    assert.match(textOf(after?.['a.vmc'] ?? ''), NETWORK_OF_1);
    assert.match(textOf(after?.['b.vmc'] ?? ''), NETWORK_OF_1);
    assert.match(found[1]?.finding.message ?? '', /^The network adapters 0 and 1 of this node/);
  });

  it('get the internal network where no node has a heartbeat yet', async () => {
    const given = files(open(on(1, 'LAN', 'HB'), 'HB'), open(on(2, 'LAN', 'HB'), 'HB'));
    const [first] = await findingsOf('vmc-adapter-unconnected', given);
    const [fix] = first?.finding.fixes ?? [];
    assert.equal(fix?.title, 'Connect adapter 1 to the internal network for the heartbeat');
    const after = applyFix(given, fix);
    for (const file of ['a.vmc', 'b.vmc']) assert.match(textOf(after[file] ?? ''), NETWORK_OF_1);
    assert.deepEqual(
      await repairs('vmc-adapter-unconnected', open(on(1, 'LAN', 'HB'), 'HB'), on(2, 'LAN', '{{net}}')),
      [],
    );
  });

  it('an unconnected heartbeat goes to the internal network only where no other node has a heartbeat', async () => {
    const unplugged = open(on(1, 'LAN', 'HB'), 'HB');
    const repair = ['Connect adapter 1 to the internal network for the heartbeat'];
    assert.deepEqual(await repairs('vmc-adapter-unconnected', unplugged), repair);
    assert.deepEqual(await repairs('vmc-adapter-unconnected', unplugged, on(2, 'LAN')), repair);
    assert.deepEqual(await repairs('vmc-adapter-unconnected', unplugged, on(2, 'HB', 'LAN')), []);
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

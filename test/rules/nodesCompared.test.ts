import type { Files } from '../lintFiles.js';
import assert from 'node:assert/strict';
import { guest, nodes } from './comparedNodes.js';
import { bus, declare, expectFindings, fixTitles, messageOf, node } from './nodeFiles.js';

const ESX = declare('esx3', 'in-a-box');

const HARDWARE = 'cluster-hardware-version-mismatch';
const DIFFER = 'cluster-nodes-differ';
const ENCODING = 'cluster-file-encoding-differs';
const MAC = 'cluster-duplicate-mac';
const COUNT = 'cluster-node-count';

const hardware = (version: string): string => `virtualHW.version = "${version}"`;

expectFindings(
  'Hardware versions compared',
  [HARDWARE],
  [
    [
      'two versions',
      nodes('', [hardware('7')], [hardware('10')]),
      [`a.vmx warning ${HARDWARE} "7"`, `b.vmx warning ${HARDWARE} "10"`],
    ],
    ['one version', nodes('', [hardware('7')], [hardware(' 7')]), []],
    ['a missing one', nodes('', [hardware('7')], []), []],
    ['a template', nodes('', [hardware('7')], [hardware('${V}')]), []],
    ['no number', nodes('', [hardware('7')], [hardware('seven')]), []],
    [
      'a copy of the same machine',
      {
        'a.vmx': node('a', bus('virtual'), hardware('7')),
        'old.vmx': node('a', bus('virtual'), hardware('4')),
      },
      [],
    ],
  ],
);

it('No node is raised to a hardware version that the declared product does not run', async () => {
  const versions = (product: string, a: string, b: string): Files =>
    nodes(`# vmxlint product=${product}`, [hardware(a)], [hardware(b)]);
  assert.deepEqual(await fixTitles(versions('gsx3', '3', '4'), 'a.vmx', HARDWARE), []);
  assert.deepEqual(await fixTitles(versions('vsphere5', '8', '11'), 'a.vmx', HARDWARE), []);
  assert.deepEqual(await fixTitles(versions('vsphere5', '8', '10'), 'a.vmx', HARDWARE), [
    'Set virtualHW.version to "10" in every node',
  ]);
});

it('No node is raised to a hardware version that never was', async () => {
  for (const version of ['5', '1024'])
    assert.deepEqual(await fixTitles(nodes('', [hardware('4')], [hardware(version)]), 'a.vmx', HARDWARE), []);
});

it('No hardware version is lowered', async () => {
  const title = 'Set virtualHW.version to "10" in every node';
  assert.deepEqual(await fixTitles(nodes('', [hardware('7')], [hardware('10')]), 'a.vmx', HARDWARE), [title]);
  const oneIsHigher = nodes('', [hardware('7')], [hardware('7')], [hardware('10')]);
  assert.deepEqual(await fixTitles(oneIsHigher, 'c.vmx', HARDWARE), []);
  assert.match(
    await messageOf(oneIsHigher, 'c.vmx', HARDWARE),
    /^The virtual hardware version is 10 in this node, but 7 in a\./,
  );
});

expectFindings(
  'Configurations compared',
  [DIFFER],
  [
    [
      'memory',
      nodes(ESX, ['memsize = "512"'], ['memsize = "1024"']),
      [`a.vmx hint ${DIFFER} "512"`, `b.vmx hint ${DIFFER} "1024"`],
    ],
    ['memory that is not written', nodes(ESX, ['memsize = "512"'], []), []],
    [
      'processors, one where nothing is written',
      nodes(ESX, ['numvcpus = "2"'], ['numvcpus = "2"'], []),
      [`c.vmx hint ${DIFFER} config.version = "8"`],
    ],
    ['one processor in two ways', nodes(ESX, ['numvcpus = "1"'], []), []],
    [
      'a further SCSI controller',
      nodes(ESX, ['scsi2.present = "TRUE"'], []),
      [`a.vmx hint ${DIFFER} scsi2.present`, `b.vmx hint ${DIFFER} scsi1.present`],
    ],
    ['a controller that is switched off', nodes(ESX, ['scsi2.present = "FALSE"'], []), []],
    ['a controller that a template switches on', nodes(ESX, ['scsi2.present = "{{on}}"'], []), []],
    [
      'an adapter too few, which another rule reports',
      nodes(
        ESX,
        ['ethernet0.present = "TRUE"', 'ethernet1.present = "TRUE"'],
        ['ethernet0.present = "TRUE"'],
      ),
      [],
    ],
    [
      'processors in a multi-writer cluster',
      {
        'a.vmx': node('a', bus('none'), 'scsi1:0.sharing = "multi-writer"', 'numvcpus = "2"'),
        'b.vmx': node('b', bus('none'), 'scsi1:0.sharing = "multi-writer"'),
      },
      [],
    ],
  ],
);

it('Processors are not changed where cores are counted too', async () => {
  const cores = nodes(ESX, ['numvcpus = "4"', 'cpuid.coresPerSocket = "2"'], ['numvcpus = "1"']);
  assert.deepEqual(await fixTitles(cores, 'a.vmx', DIFFER), []);
  const plain = nodes(ESX, ['numvcpus = "4"'], ['numvcpus = "1"']);
  assert.deepEqual(await fixTitles(plain, 'a.vmx', DIFFER), [
    'Set numvcpus to "4" in every node',
    'Set numvcpus to "1" in every node',
  ]);
});

it('No size that a node does not start with is brought to the others', async () => {
  const offered = (a: string, b: string): Promise<readonly string[]> =>
    fixTitles(nodes(ESX, [hardware('7'), a], [hardware('7'), b]), 'a.vmx', DIFFER);
  const memory = (size: number): string => `memsize = "${size}"`;
  assert.deepEqual(await offered(memory(513), memory(512)), ['Set memsize to "512" in every node']);
  assert.deepEqual(await offered(memory(0), memory(512)), ['Set memsize to "512" in every node']);
  assert.deepEqual(await offered(memory(261124), memory(261120)), ['Set memsize to "261120" in every node']);
  const processors = (count: number): string => `numvcpus = "${count}"`;
  assert.deepEqual(await offered(processors(9), processors(8)), ['Set numvcpus to "8" in every node']);
  assert.deepEqual(await offered(processors(0), processors(2)), ['Set numvcpus to "2" in every node']);
  assert.deepEqual(await fixTitles(nodes(ESX, [memory(8)], [memory(4)]), 'a.vmx', DIFFER), [
    'Set memsize to "8" in every node',
    'Set memsize to "4" in every node',
  ]);
});

const encoding = (name: string): string => `.encoding = "${name}"`;

expectFindings(
  'Encodings compared',
  [ENCODING],
  [
    [
      'two encodings',
      nodes(ESX, [encoding('GBK')], [encoding('UTF-8')]),
      [`a.vmx hint ${ENCODING} "GBK"`, `b.vmx hint ${ENCODING} "UTF-8"`],
    ],
    ['two spellings', nodes(ESX, [encoding('utf8')], [encoding('UTF-8')]), []],
    ['none written', nodes(ESX, [encoding('GBK')], []), []],
  ],
);

it('An encoding is changed only in files of plain ASCII', async () => {
  assert.deepEqual(await fixTitles(nodes(ESX, [encoding('GBK')], [encoding('UTF-8')]), 'a.vmx', ENCODING), [
    'Set .encoding to "UTF-8" in every node',
    'Set .encoding to "GBK" in every node',
  ]);
  const umlaut = nodes(ESX, [encoding('windows-1252')], [encoding('UTF-8'), 'annotation = "für"']);
  assert.deepEqual(await fixTitles(umlaut, 'a.vmx', ENCODING), []);
});

const mac = (address: string, key = 'address'): string =>
  `ethernet0.present = "TRUE"\nethernet0.${key} = "${address}"`;

expectFindings(
  'MAC addresses compared',
  [MAC],
  [
    [
      'one address twice, whatever its spelling',
      nodes(ESX, [mac('00:50:56:0A:00:01')], [mac('00:50:56:0a:00:01', 'generatedAddress')]),
      [`a.vmx warning ${MAC} "00:50:56:0A:00:01"`, `b.vmx warning ${MAC} "00:50:56:0a:00:01"`],
    ],
    [
      'one address for three adapters of one node, of which the first keeps it',
      nodes(
        ESX,
        [0, 1, 2].map((adapter) => mac('00:50:56:0A:00:01').replaceAll('ethernet0', `ethernet${adapter}`)),
        [mac('00:50:56:0A:00:02')],
      ),
      [1, 2].map(() => `a.vmx warning ${MAC} "00:50:56:0A:00:01"`),
    ],
    ['two addresses', nodes(ESX, [mac('00:50:56:0A:00:01')], [mac('00:50:56:0A:00:02')]), []],
    ['a template', nodes(ESX, [mac('{{mac}}')], [mac('{{mac}}')]), []],
    ['no address yet', nodes(ESX, [mac('')], [mac('')]), []],
    [
      'an adapter that is switched off',
      nodes(ESX, [mac('00:50:56:0A:00:01')], [mac('00:50:56:0A:00:01').replace('TRUE', 'FALSE')]),
      [],
    ],
    [
      'no cluster',
      { 'a.vmx': node('a', mac('00:50:56:0A:00:01')), 'b.vmx': node('b', mac('00:50:56:0A:00:01')) },
      [],
    ],
    [
      'a backup',
      {
        'a.vmx': node('a', bus('virtual'), mac('00:50:56:0A:00:01')),
        'old.vmx': node('a', bus('virtual'), mac('00:50:56:0A:00:01')),
      },
      [],
    ],
  ],
);

it('Two adapters with one MAC address are named', async () => {
  const files = nodes(ESX, [mac('00:50:56:0A:00:01')], [mac('00:50:56:0A:00:01')]);
  assert.match(
    await messageOf(files, 'a.vmx', MAC),
    /^ethernet0 has the MAC address 00:50:56:0A:00:01, and so has ethernet0 of b\./,
  );
});

it('The second adapter of a node with the MAC address of the first one gets a new one', async () => {
  const second = mac('00:50:56:0A:00:01').replaceAll('ethernet0', 'ethernet1');
  const files = nodes(ESX, [mac('00:50:56:0A:00:01'), second], [mac('00:50:56:0A:00:02')]);
  assert.match(
    await messageOf(files, 'a.vmx', MAC),
    /^ethernet1 has the MAC address 00:50:56:0A:00:01, and so has ethernet0 of the same machine\./,
  );
  assert.deepEqual(await fixTitles(files, 'a.vmx', MAC), ['Let VMware make a new address for ethernet1']);
});

it('The first of the nodes with one MAC address keeps it, whatever is applied together', async () => {
  const files = nodes(ESX, ...[1, 2, 3].map(() => [mac('00:50:56:0A:00:01')]));
  const title = 'Let VMware make a new address for ethernet0';
  const titles = ['a.vmx', 'b.vmx', 'c.vmx'].map((file) => fixTitles(files, file, MAC));
  assert.deepEqual(await Promise.all(titles), [[], [title], [title]]);
});

const V6 = declare('vsphere6', 'in-a-box');
/** The virtual hardware of vSphere 6.7, and a place that only ESX knows. */
const PRESUMED = ['virtualHW.version = "14"', bus('none', '/vmfs/volumes/local/log.vmdk', 2)];
const five = [[], [], [], [], []];

expectFindings(
  'Nodes counted',
  [COUNT],
  [
    ['two of Windows Server 2003', nodes(V6, [], []), []],
    [
      'three of Windows Server 2003',
      nodes(V6, [], [], []),
      ['a', 'b', 'c'].map((name) => `${name}.vmx error ${COUNT} in-a-box`),
    ],
    [
      'three on a product that is presumed',
      nodes('# vmxlint cluster=in-a-box', ...[1, 2, 3].map(() => PRESUMED)),
      ['a', 'b', 'c'].map((name) => `${name}.vmx warning ${COUNT} in-a-box`),
    ],
    ['four on GSX Server', nodes(declare('gsx3', 'in-a-box'), [], [], [], []), []],
    [
      'five on GSX Server',
      nodes(declare('gsx3', 'in-a-box'), ...five),
      ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.vmx error ${COUNT} in-a-box`),
    ],
    ['five of Windows Server 2012', nodes(V6, ...five.map(() => [guest('windows8srv-64')])), []],
    ['three of a system that is no Windows', nodes(V6, ...[1, 2, 3].map(() => [guest('rhel5')])), []],
    ['three on vSphere 7', nodes(declare('vsphere7', 'in-a-box'), [], [], []), []],
    ['two and a backup', { ...nodes(V6, [], []), 'old.vmx': node('a', V6, bus('virtual')) }, []],
  ],
);

import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, declare, expectFindings, findingsOf, fixTitles, messageOf, node } from './nodeFiles.js';

const GSX = declare('gsx3', 'in-a-box');
const ESX = declare('esx3', 'in-a-box');
const V7 = declare('vsphere7', 'in-a-box');

/** An adapter on a network: `nat`, `hostonly`, `bridged`, `VMnet2`, else the name of a port group. */
function adapter(number: number, network: string, ...more: readonly string[]): string {
  const key = `ethernet${number}`;
  const connection = /^(?:nat|hostonly|bridged)$/.test(network)
    ? [`${key}.connectionType = "${network}"`]
    : /^VMnet/.test(network)
      ? [`${key}.connectionType = "custom"`, `${key}.vnet = "${network}"`]
      : [`${key}.networkName = "${network}"`];
  return [`${key}.present = "TRUE"`, ...connection, ...more.map((line) => `${key}.${line}`)].join('\n');
}

/** Nodes `a.vmx`, `b.vmx` … of one cluster, each with the given networks. */
function nodes(words: string, ...networks: readonly (readonly string[])[]): Files {
  const named = networks.map((names, index): [string, string] => {
    const name = 'abcdef'[index] ?? '';
    const adapters = names.map((network, number) => adapter(number, network));
    return [`${name}.vmx`, node(name, words, bus('virtual'), 'disk.locking = "FALSE"', ...adapters)];
  });
  return Object.fromEntries(named);
}

/** A node whose heartbeat goes over a physical network that somebody bridged to this VMnet. */
const bridgedTo = (name: string, vnet: string): Files => ({
  [`${name}.vmx`]: node(
    name,
    GSX,
    bus('virtual'),
    'disk.locking = "FALSE"',
    adapter(0, 'VMnet2'),
    adapter(1, 'bridged', `vnet = "${vnet}"`),
  ),
});

const DIFFER = 'cluster-heartbeat-networks-differ';
const NAT = 'cluster-heartbeat-nat';
const OUTSIDERS = 'cluster-heartbeat-outsiders';
const MODEL = 'cluster-nic-model';
const UNPLUGGED = 'cluster-nic-disconnected';

expectFindings(
  'A heartbeat over NAT in a node whose other network differs too',
  [NAT, DIFFER],
  [
    [
      'is one mistake there',
      nodes(GSX, ['nat', 'bridged'], ['VMnet2', 'hostonly']),
      [`a.vmx warning ${NAT} "nat"`, `b.vmx warning ${DIFFER} "hostonly"`],
    ],
  ],
);

expectFindings(
  'Heartbeat networks of the nodes compared',
  [DIFFER],
  [
    [
      'two names',
      nodes(ESX, ['Prod', 'HB'], ['Prod', 'HB2']),
      [`a.vmx warning ${DIFFER} "HB"`, `b.vmx warning ${DIFFER} "HB2"`],
    ],
    [
      'the majority of three says who is wrong',
      nodes(GSX, ['bridged', 'hostonly'], ['bridged', 'hostonly'], ['bridged', 'VMnet3']),
      [`c.vmx warning ${DIFFER} "VMnet3"`],
    ],
    ['one name', nodes(ESX, ['Prod', 'HB'], ['Prod', 'HB']), []],
    ['host-only in words and by number', nodes(GSX, ['bridged', 'hostonly'], ['bridged', 'VMnet1']), []],
    ['the same networks in another order', nodes(ESX, ['Prod', 'X'], ['X', 'Prod']), []],
    ['a third adapter that brings them together', nodes(ESX, ['Prod', 'Heartbeat', 'X'], ['Prod', 'X']), []],
    ['one node', nodes(ESX, ['Prod', 'HB']), []],
    ['three adapters that nobody can tell apart', nodes(ESX, ['A', 'B', 'C'], ['A', 'D', 'E']), []],
    ['across boxes', nodes(declare('esx3', 'across-boxes'), ['Prod', 'HB'], ['Prod', 'HB2']), []],
    ['a template', nodes(ESX, ['Prod', '{{heartbeat}}'], ['Prod', 'HB']), []],
    ['NAT, which another rule reports', nodes(GSX, ['bridged', 'nat'], ['bridged', 'hostonly']), []],
    [
      'the heartbeat on the first of two adapters',
      nodes(GSX, ['VMnet2', 'bridged'], ['VMnet3', 'bridged']),
      [`a.vmx warning ${DIFFER} "VMnet2"`, `b.vmx warning ${DIFFER} "VMnet3"`],
    ],
    [
      'two physical networks that somebody bridged to a VMnet',
      { ...bridgedTo('a', 'VMnet3'), ...bridgedTo('b', 'VMnet4') },
      [`a.vmx warning ${DIFFER} "VMnet3"`, `b.vmx warning ${DIFFER} "VMnet4"`],
    ],
    [
      'ids of a distributed switch',
      {
        ...nodes(ESX, ['Prod', 'HB']),
        'b.vmx': node(
          'b',
          ESX,
          bus('virtual'),
          adapter(0, 'Prod'),
          'ethernet1.present = "TRUE"\nethernet1.dvs.portgroupId = "dvportgroup-12"',
        ),
      },
      [],
    ],
  ],
);

describe('Repairs of different heartbeat networks', () => {
  it('prefer the network that says what it is for', async () => {
    assert.deepEqual(await fixTitles(nodes(ESX, ['Prod', 'X'], ['Prod', 'Heartbeat']), 'a.vmx', DIFFER), [
      'Connect the heartbeat of every node to Heartbeat',
      'Connect the heartbeat of every node to X',
    ]);
  });

  it('are left to a person where nobody can say how to write the network', async () => {
    const files = { ...bridgedTo('a', 'VMnet3'), ...bridgedTo('b', 'VMnet4') };
    assert.deepEqual(await fixTitles(files, 'a.vmx', DIFFER), []);
  });

  it('name both networks', async () => {
    const message = await messageOf(nodes(ESX, ['Prod', 'HB'], ['Prod', 'HB2']), 'a.vmx', DIFFER);
    assert.match(message, /^The heartbeat of this node is on the network HB, that of b on HB2\./);
  });
});

expectFindings(
  'Heartbeat over NAT',
  [NAT],
  [
    ['beside a bridged adapter', nodes(GSX, ['bridged', 'nat']), [`a.vmx warning ${NAT} "nat"`]],
    ['before a bridged adapter', nodes(GSX, ['nat', 'bridged']), [`a.vmx warning ${NAT} "nat"`]],
    ['by the number of the network', nodes(GSX, ['bridged', 'VMnet8']), [`a.vmx warning ${NAT} "VMnet8"`]],
    ['beside a private network', nodes(GSX, ['nat', 'hostonly']), []],
    ['beside a network that somebody set up', nodes(GSX, ['nat', 'VMnet2']), []],
    ['twice, which another rule reports', nodes(GSX, ['nat', 'nat']), []],
    ['alone', nodes(GSX, ['nat']), []],
    ['beside a network that is not known', nodes(GSX, ['nat', '{{net}}']), []],
  ],
);

describe('Repairs of a heartbeat over NAT', () => {
  it('take the network of another node first', async () => {
    const files = nodes(GSX, ['bridged', 'nat'], ['bridged', 'VMnet4']);
    assert.deepEqual(await fixTitles(files, 'a.vmx', NAT), ['Connect the heartbeat to VMnet4']);
  });

  it('say that they change every node with the same mistake', async () => {
    const files = nodes(GSX, ['bridged', 'nat'], ['bridged', 'nat']);
    assert.deepEqual(await fixTitles(files, 'a.vmx', NAT), [
      'Connect the heartbeat to the host-only network, in every node with this mistake',
    ]);
  });

  it('invent no network across boxes', async () => {
    const files = nodes(declare('gsx3', 'across-boxes'), ['bridged', 'nat']);
    assert.deepEqual(await fixTitles(files, 'a.vmx', NAT), []);
  });
});

/** A machine that is no node. */
const stranger = (words: string, name: string, network: string): string =>
  node(name, words.replace(/ cluster=.*/, ''), adapter(0, network));

expectFindings(
  'Strangers on the heartbeat network',
  [OUTSIDERS],
  [
    [
      'a machine in the same folder',
      { ...nodes(ESX, ['Prod', 'HB']), 'mail.vmx': stranger(ESX, 'mail', 'HB') },
      [`a.vmx hint ${OUTSIDERS} "HB"`],
    ],
    [
      'machines in folders side by side',
      { 'n/a.vmx': nodes(ESX, ['Prod', 'HB'])['a.vmx'] ?? '', 'm/mail.vmx': stranger(ESX, 'mail', 'HB') },
      [`n/a.vmx hint ${OUTSIDERS} "HB"`],
    ],
    [
      'a machine somewhere else',
      { 'x/n/a.vmx': nodes(ESX, ['Prod', 'HB'])['a.vmx'] ?? '', 'm/mail.vmx': stranger(ESX, 'mail', 'HB') },
      [],
    ],
    [
      'a node of another cluster, seen from both',
      {
        ...nodes(ESX, ['Prod', 'HB']),
        'z.vmx': node('z', ESX, bus('virtual', '/san/other.vmdk'), adapter(0, 'Prod'), adapter(1, 'HB')),
      },
      [`a.vmx hint ${OUTSIDERS} "HB"`, `z.vmx hint ${OUTSIDERS} "HB"`],
    ],
    ['a fellow node', nodes(ESX, ['Prod', 'HB'], ['Prod', 'HB']), []],
    ['a backup of a node', { ...nodes(ESX, ['Prod', 'HB']), 'old.vmx': stranger(ESX, 'a', 'HB') }, []],
    ['the production network', { ...nodes(ESX, ['Prod', 'HB']), 'm.vmx': stranger(ESX, 'm', 'Prod') }, []],
    ['a name that tells nothing', { ...nodes(ESX, ['A', 'B']), 'm.vmx': stranger(ESX, 'm', 'B') }, []],
    ['VMnet1', { ...nodes(GSX, ['bridged', 'hostonly']), 'm.vmx': stranger(GSX, 'm', 'hostonly') }, []],
    [
      'a VMnet that somebody set up',
      { ...nodes(GSX, ['bridged', 'VMnet2']), 'm.vmx': stranger(GSX, 'm', 'VMnet2') },
      [`a.vmx hint ${OUTSIDERS} "VMnet2"`],
    ],
  ],
);

describe('The strangers on a heartbeat network are named', () => {
  const cluster = nodes(ESX, ['Prod', 'HB']);

  it('by their own names', async () => {
    const files = {
      'web.vmx': stranger(ESX, 'web', 'HB'),
      ...cluster,
      'mail.vmx': stranger(ESX, 'mail', 'HB'),
    };
    assert.match(await messageOf(files, 'a.vmx', OUTSIDERS), /network HB is also used by mail and web,/);
  });

  it('by their files where they have one name, as copies do', async () => {
    const files = {
      'web.vmx': stranger(ESX, 'web', 'HB'),
      ...cluster,
      'old.vmx': stranger(ESX, 'web', 'HB'),
    };
    assert.match(
      await messageOf(files, 'a.vmx', OUTSIDERS),
      /network HB is also used by old\.vmx and web\.vmx,/,
    );
  });
});

const modelled = (words: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', words, bus('virtual'), adapter(0, 'Prod', ...lines), adapter(1, 'HB')),
});

expectFindings(
  'Adapter models',
  [MODEL],
  [
    ['another model', modelled(V7, 'virtualDev = "e1000"'), [`a.vmx warning ${MODEL} "e1000"`]],
    ['vmxnet3', modelled(V7, 'virtualDev = "VMXNET3"'), []],
    ['no model written', modelled(V7), []],
    ['a template', modelled(V7, 'virtualDev = "{{model}}"'), []],
    ['written twice', modelled(V7, 'virtualDev = "e1000"', 'virtualDev = "vmxnet2"'), []],
    ['ESX 3', modelled(ESX, 'virtualDev = "vmxnet"'), []],
    ['a hosted product', modelled(GSX, 'virtualDev = "e1000"'), []],
    ['no product', modelled('', 'virtualDev = "e1000"'), []],
    [
      'vSphere 6.7 by its hardware version',
      modelled(`${declare('vsphere6')}\nvirtualHW.version = "14"`, 'virtualDev = "e1000e"'),
      [`a.vmx warning ${MODEL} "e1000e"`],
    ],
    [
      'vSphere 6.5',
      modelled(`${declare('vsphere6')}\nvirtualHW.version = "13"`, 'virtualDev = "e1000e"'),
      [],
    ],
    [
      'multi-writer',
      {
        'a.vmx': node(
          'a',
          declare('vsphere7'),
          bus('none'),
          'scsi1:0.sharing = "multi-writer"',
          adapter(0, 'P', 'virtualDev = "e1000"'),
        ),
      },
      [],
    ],
  ],
);

describe('The repair of an adapter model', () => {
  it('waits for virtual hardware that has a vmxnet3', async () => {
    const onVersion = (version: number): Files =>
      modelled(`${V7}\nvirtualHW.version = "${version}"`, 'virtualDev = "e1000"');
    assert.deepEqual(await fixTitles(onVersion(7), 'a.vmx', MODEL), [
      'Make every adapter of every node a vmxnet3',
    ]);
    assert.deepEqual(await fixTitles(onVersion(4), 'a.vmx', MODEL), []);
  });
});

expectFindings(
  'Adapters that are unplugged',
  [UNPLUGGED],
  [
    ['one of two', modelled(ESX, 'startConnected = "FALSE"'), [`a.vmx warning ${UNPLUGGED} "FALSE"`]],
    ['in small letters', modelled(ESX, 'startConnected = "false"'), [`a.vmx warning ${UNPLUGGED} "false"`]],
    ['plugged in', modelled(ESX, 'startConnected = "TRUE"'), []],
    ['a template', modelled(ESX, 'startConnected = "{{on}}"'), []],
    [
      'a third one',
      {
        'a.vmx': node(
          'a',
          ESX,
          bus('virtual'),
          adapter(0, 'Prod'),
          adapter(1, 'HB'),
          adapter(2, 'Backup', 'startConnected = "FALSE"'),
        ),
      },
      [`a.vmx hint ${UNPLUGGED} "FALSE"`],
    ],
    ['no node', { 'a.vmx': node('a', declare('esx3'), adapter(0, 'P', 'startConnected = "FALSE"')) }, []],
  ],
);

it('An unplugged adapter on a network that only a template knows is reported without it', async () => {
  const adapters = [adapter(0, '{{net}}', 'startConnected = "FALSE"'), adapter(1, 'HB')];
  const files = { 'a.vmx': node('a', ESX, bus('virtual'), ...adapters) };
  assert.match(
    await messageOf(files, 'a.vmx', UNPLUGGED),
    /^ethernet0\.startConnected is FALSE: the node starts with this adapter unplugged\./,
  );
});

it('An unplugged adapter is reported with its network', async () => {
  const files = modelled(ESX, 'startConnected = "FALSE"');
  assert.match(
    await messageOf(files, 'a.vmx', UNPLUGGED),
    /^ethernet0\.startConnected is FALSE.* network Prod\./,
  );
  assert.deepEqual(await findingsOf({ 'a.vmx': 'encryption.data = "x"\n' }, [UNPLUGGED]), []);
});

import assert from 'node:assert/strict';
import { ACROSS, findings, IN_A_BOX, machine, node, severities, table, titles } from './networkFiles.js';

const ESX2 = 'product=esx2 cluster=in-a-box';

describe('cluster-single-nic', () => {
  const rule = 'cluster-single-nic';
  table(rule, [
    { title: 'no adapter', words: IN_A_BOX, networks: [], expected: ['warning'] },
    { title: 'one adapter', words: IN_A_BOX, networks: ['bridged'], expected: ['warning'] },
    { title: 'one adapter on ESX 3', words: 'product=esx3', networks: ['Prod'], expected: ['warning'] },
    { title: 'one adapter on vSphere 7', words: 'product=vsphere7', networks: ['Prod'], expected: ['hint'] },
    { title: 'an unknown product', words: '', networks: [''], expected: ['warning'] },
    { title: 'two adapters', words: IN_A_BOX, networks: ['bridged', 'hostonly'], expected: [] },
  ]);

  it('an adapter that a template switches on counts, one that is switched off does not', async () => {
    const text = node(IN_A_BOX, 'bridged', 'hostonly');
    const second = 'ethernet1.present = "TRUE"';
    assert.deepEqual(await severities(rule, text.replace(second, 'ethernet1.present = "{{second}}"')), []);
    assert.deepEqual(await severities(rule, text.replace(second, 'ethernet1.present = "FALSE"')), [
      'warning',
    ]);
    assert.deepEqual(await severities(rule, text.replace(second, `${second}\n${second}`)), []);
  });

  it('is silent about ordinary machines, encrypted files and multi-writer clusters', async () => {
    const ordinary = node('', 'bridged').replace(/scsi1.*\n/g, '');
    assert.deepEqual(await severities(rule, ordinary), []);
    const encrypted = `${node(IN_A_BOX, 'bridged')}encryption.data = "x"\n`;
    assert.deepEqual(await severities(rule, encrypted), []);
    const rac = machine('product=vsphere7', ['scsi1:0.sharing = "multi-writer"'], ['Prod']);
    assert.deepEqual(await severities(rule, rac), []);
  });

  it('adds what is missing: host-only beside bridged, bridged beside host-only', async () => {
    assert.deepEqual(await titles(rule, node(IN_A_BOX, 'bridged')), [
      'Add a host-only adapter for the heartbeat',
    ]);
    assert.deepEqual(await titles(rule, node(IN_A_BOX, 'hostonly')), [
      'Add a bridged adapter for production',
    ]);
    assert.deepEqual(await titles(rule, node(ACROSS, 'bridged')), []);
    assert.deepEqual(await titles(rule, node('product=esx3', 'Prod')), []);
  });

  it('switches on the second adapter that is there, before it puts a new one in its place', async () => {
    const switchedOff = (text: string): Promise<string[]> =>
      titles(rule, text.replaceAll(/(ethernet[12]\.present) = "TRUE"/g, '$1 = "FALSE"'));
    const off = (words: string, ...networks: string[]): Promise<string[]> =>
      switchedOff(node(words, ...networks));
    const on = 'Set ethernet1.present = "TRUE"';
    const add = 'Add a host-only adapter for the heartbeat';
    assert.deepEqual(await off(IN_A_BOX, 'bridged', 'hostonly'), [on, add]);
    assert.deepEqual(await off('product=esx3', 'Prod', 'Heartbeat'), [on]);
    assert.deepEqual(await off('product=esx3', 'Prod', 'prod'), []);
    assert.deepEqual(await off('product=esx3', 'Prod', ''), []);
    assert.deepEqual(await off('product=esx3', 'Prod', 'Heartbeat', 'Backup'), []);
    assert.deepEqual(await off(IN_A_BOX, 'bridged', 'nat'), [add]);
    assert.deepEqual(await off(ACROSS, 'bridged', 'hostonly'), []);
    assert.deepEqual(await off(ACROSS, 'hostonly', 'bridged'), []);
    const two = node('product=esx3', 'Prod', 'Heartbeat');
    const address = (text: string): string => `${two}ethernet1.generatedAddress = "${text}"\n`;
    assert.deepEqual(await switchedOff(address('00:50:56:9a:01:03')), [on]);
    assert.deepEqual(await switchedOff(address('none')), []);
    assert.deepEqual(await switchedOff(two.replaceAll('ethernet1.', 'ethernet16.')), []);
    const ofOneDisk = ['scsi1.present = "TRUE"', 'scsi1:0.shared = "TRUE"'];
    assert.deepEqual(await switchedOff(machine('product=gsx3', ofOneDisk, ['bridged', 'hostonly'])), [
      on,
      add,
    ]);
  });

  it('asks for the network that is missing', async () => {
    const message = async (...networks: string[]): Promise<string> =>
      (await findings(rule, node(IN_A_BOX, ...networks)))[0]?.message ?? '';
    assert.match(await message('bridged'), /Add a second adapter on a network for the heartbeat alone\.$/);
    assert.match(await message('hostonly'), /Add a second adapter on the network of production\.$/);
    assert.match(
      await message(),
      /neither the clients nor .* Add two adapters, one on the network of production/,
    );
  });

  it('says that it adds one to every node that lacks it', async () => {
    const bridged = node(IN_A_BOX, 'bridged');
    assert.deepEqual(await titles(rule, { 'node1.vmx': bridged, 'node2.vmx': bridged }), [
      'Add a host-only adapter for the heartbeat, in every node with this mistake',
    ]);
  });

  it('adds the heartbeat to the VMnet that another node uses for it', async () => {
    const added = (own: string, ...others: string[]): Promise<string[]> =>
      titles(rule, { 'node1.vmx': node(IN_A_BOX, own), 'node2.vmx': node(IN_A_BOX, ...others) });
    const hostOnly = 'Add a host-only adapter for the heartbeat';
    assert.deepEqual(await added('bridged', 'bridged', 'VMnet3'), [
      'Add an adapter on VMnet3 for the heartbeat',
    ]);
    assert.deepEqual(await added('VMnet3', 'bridged', 'VMnet3'), [hostOnly]);
    assert.deepEqual(await added('bridged', 'bridged', 'nat'), [hostOnly]);
  });

  it('repairs only the nodes that need it', async () => {
    const files = {
      'node1.vmx': node(IN_A_BOX, 'bridged'),
      'node2.vmx': node(IN_A_BOX, 'bridged', 'hostonly'),
    };
    const [finding] = await findings(rule, files);
    assert.deepEqual(
      finding?.fixes[0]?.files.map(({ uri }) => uri.split('/').at(-1)),
      ['node1.vmx'],
    );
  });
});

describe('cluster-heartbeat-host-only-across-boxes', () => {
  const rule = 'cluster-heartbeat-host-only-across-boxes';
  table(rule, [
    { title: 'declared', words: ACROSS, networks: ['bridged', 'hostonly'], expected: ['error'] },
    {
      title: 'a physical node',
      words: 'product=esx2 cluster=physical-to-virtual',
      networks: ['dev vmnic0', 'dev vmnet_0'],
      expected: ['error'],
    },
    { title: 'VMnet1 by number', words: ACROSS, networks: ['bridged', 'VMnet1'], expected: ['error'] },
    { title: 'an own VMnet', words: ACROSS, networks: ['bridged', 'VMnet2'], expected: [] },
    { title: 'a named network', words: ACROSS, networks: ['bridged', 'Heartbeat'], expected: [] },
    { title: 'in a box', words: IN_A_BOX, networks: ['bridged', 'hostonly'], expected: [] },
    { title: 'kind not declared', words: 'product=gsx3', networks: ['bridged', 'hostonly'], expected: [] },
    { title: 'one adapter', words: ACROSS, networks: ['hostonly'], expected: [] },
    {
      title: 'two further networks',
      words: ACROSS,
      networks: ['bridged', 'VMnet2', 'hostonly'],
      expected: [],
    },
    {
      title: 'a further network that is not known',
      words: ACROSS,
      networks: ['bridged', '{{net}}', 'hostonly'],
      expected: [],
    },
    {
      title: 'a pair for production',
      words: ACROSS,
      networks: ['bridged', 'bridged', 'hostonly'],
      expected: ['error'],
    },
  ]);

  it('a presumption from a physical bus is not enough', async () => {
    const bus = ['scsi1.present = "TRUE"', 'scsi1.sharedBus = "physical"'];
    const text = machine('product=esx2', bus, ['dev vmnic0', 'dev vmnet_0']);
    assert.deepEqual(await severities(rule, text), []);
  });

  it('never takes the network of production for the heartbeat', async () => {
    assert.deepEqual(await titles(rule, node(ACROSS, 'bridged', 'hostonly')), []);
    assert.deepEqual(await titles(rule, node(ACROSS, 'VMnet2', 'hostonly')), [
      'Connect ethernet1 to the bridged network',
    ]);
    const likeOthers = {
      'node1.vmx': node(ACROSS, 'bridged', 'hostonly'),
      'node2.vmx': node(ACROSS, 'bridged', 'VMnet2'),
    };
    assert.deepEqual(await titles(rule, likeOthers), ['Connect ethernet1 to VMnet2']);
    const taken = {
      'node1.vmx': node(ACROSS, 'VMnet2', 'hostonly'),
      'node2.vmx': node(ACROSS, 'bridged', 'VMnet2'),
    };
    assert.deepEqual(await titles(rule, taken), ['Connect ethernet1 to the bridged network']);
  });

  it('names adapter, network and kind', async () => {
    const [finding] = await findings(rule, node(ACROSS, 'bridged', 'hostonly'));
    assert.match(finding?.message ?? '', /^ethernet1, .* VMnet1, .*cluster across boxes/);
  });
});

describe('cluster-heartbeat-not-private-in-a-box', () => {
  const rule = 'cluster-heartbeat-not-private-in-a-box';
  table(rule, [
    {
      title: 'physical adapters of ESX 2',
      words: ESX2,
      networks: ['dev vmnic0', 'dev bond1'],
      expected: ['warning'],
    },
    {
      title: 'an internal switch of ESX 2',
      words: ESX2,
      networks: ['dev vmnic0', 'dev vmnet_0'],
      expected: [],
    },
    { title: 'host-only', words: IN_A_BOX, networks: ['bridged', 'hostonly'], expected: [] },
    { title: 'an own VMnet', words: IN_A_BOX, networks: ['bridged', 'VMnet3'], expected: [] },
    { title: 'NAT', words: IN_A_BOX, networks: ['bridged', 'nat'], expected: [] },
    { title: 'names', words: 'product=esx3', networks: ['Prod', 'Other'], expected: [] },
    { title: 'not known', words: IN_A_BOX, networks: ['bridged', ''], expected: [] },
    { title: 'one adapter', words: IN_A_BOX, networks: ['bridged'], expected: [] },
    {
      title: 'across boxes',
      words: 'product=esx2 cluster=across-boxes',
      networks: ['dev vmnic0', 'dev vmnic1'],
      expected: [],
    },
    {
      title: 'one network for all, which another rule says',
      words: ESX2,
      networks: ['dev vmnic0', 'dev vmnic0'],
      expected: [],
    },
    {
      title: 'a kind presumed from the bus',
      words: 'product=esx2',
      networks: ['dev vmnic0', 'dev vmnic1'],
      expected: ['warning'],
    },
  ]);

  it('gives the last of three adapters to the heartbeat', async () => {
    const bridged = (number: number): string =>
      `ethernet${number}.present = "TRUE"\nethernet${number}.connectionType = "bridged"\nethernet${number}.vnet = "VMnet${number + 2}"\n`;
    const files = { 'node1.vmx': node(IN_A_BOX) + bridged(0) + bridged(1) + bridged(2) };
    const [found] = await findings(rule, files);
    assert.match(found?.message ?? '', /also ethernet2 \(VMnet4\)/);
    assert.deepEqual(await titles(rule, files), ['Connect the heartbeat to the host-only network']);
  });

  it('connects the heartbeat to the VMnet that another node uses for it', async () => {
    const right = node(IN_A_BOX, 'bridged', 'VMnet3');
    const files = { 'node1.vmx': right.replace('"custom"', '"bridged"'), 'node2.vmx': right };
    assert.deepEqual(await titles(rule, files), ['Connect the heartbeat to VMnet3']);
  });

  it('says that it connects every node whose networks all leave the host', async () => {
    const exposed = node(ESX2, 'dev vmnic0', 'dev vmnic1');
    const files = {
      'node1.vmx': exposed,
      'node2.vmx': exposed,
      'node3.vmx': node(ESX2, 'dev vmnic0', 'dev vmnet_3'),
    };
    const title = 'Connect the heartbeat to vmnet_3, in every node with this mistake';
    assert.deepEqual(await titles(rule, files), [title]);
  });

  it('takes the internal switch of another node, and invents none', async () => {
    const exposed = node(ESX2, 'dev vmnic0', 'dev vmnic1');
    assert.deepEqual(await titles(rule, exposed), []);
    const files = { 'node1.vmx': exposed, 'node2.vmx': node(ESX2, 'dev vmnic0', 'dev vmnet_3') };
    assert.deepEqual(await titles(rule, files), ['Connect the heartbeat to vmnet_3']);
  });
});

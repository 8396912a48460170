import assert from 'node:assert/strict';
import { ACROSS, findings, IN_A_BOX, machine, node, severities, table, titles } from './networkFiles.js';

describe('cluster-heartbeat-same-network-as-public', () => {
  const rule = 'cluster-heartbeat-same-network-as-public';
  table(rule, [
    { title: 'two bridged', words: IN_A_BOX, networks: ['bridged', 'bridged'], expected: ['warning'] },
    { title: 'bridged and VMnet0', words: IN_A_BOX, networks: ['bridged', 'VMnet0'], expected: ['warning'] },
    { title: 'two names alike', words: 'product=vsphere7', networks: ['A', 'A'], expected: ['warning'] },
    { title: 'three alike', words: 'product=esx3', networks: ['A', 'A', 'A'], expected: ['warning'] },
    { title: 'three, one of them apart', words: 'product=esx3', networks: ['A', 'A', 'B'], expected: [] },
    { title: 'two names', words: 'product=esx3', networks: ['A', 'a'], expected: [] },
    {
      title: 'nothing written, which means bridged',
      words: IN_A_BOX,
      networks: ['', ''],
      expected: ['warning'],
    },
    {
      title: 'one bridged, one without a word',
      words: IN_A_BOX,
      networks: ['bridged', ''],
      expected: ['warning'],
    },
    { title: 'one without a word, one host-only', words: IN_A_BOX, networks: ['', 'hostonly'], expected: [] },
    { title: 'nothing written on ESX', words: 'product=esx3', networks: ['', ''], expected: [] },
    { title: 'nothing written, an unknown product', words: '', networks: ['', ''], expected: [] },
    {
      title: 'one bridged, one without a word, an unknown product',
      words: '',
      networks: ['bridged', ''],
      expected: ['warning'],
    },
    { title: 'a template', words: 'product=esx3', networks: ['{{net}}', '{{net}}'], expected: [] },
    { title: 'an unknown product', words: '', networks: ['bridged', 'bridged'], expected: ['warning'] },
  ]);

  it('marks the second adapter, and the first one where production was forgotten', async () => {
    const [bridged] = await findings(rule, node(IN_A_BOX, 'bridged', 'bridged'));
    const [hostOnly] = await findings(rule, node(IN_A_BOX, 'hostonly', 'hostonly'));
    assert.match(bridged?.message ?? '', /ethernet0 and ethernet1 are all on one network, VMnet0/);
    assert.match(
      bridged?.message ?? '',
      /Give the heartbeat a network of its own, the same in every node\.$/,
    );
    assert.match(hostOnly?.message ?? '', /Connect one of them to the network of production, /);
    assert.deepEqual(
      [bridged?.related.map(({ message }) => message), hostOnly?.related.map(({ message }) => message)],
      [['ethernet0 is on the same network.'], ['ethernet1 is on the same network.']],
    );
    assert.deepEqual(
      bridged?.fixes.map(({ title }) => title),
      ['Connect the heartbeat to the host-only network'],
    );
    assert.deepEqual(
      hostOnly?.fixes.map(({ title }) => title),
      ['Connect production to the bridged network'],
    );
  });

  it('says that it changes every node with the same mistake', async () => {
    const bridged = node(IN_A_BOX, 'bridged', 'bridged');
    const title = 'Connect the heartbeat to the host-only network, in every node with this mistake';
    assert.deepEqual(await titles(rule, { 'node1.vmx': bridged, 'node2.vmx': bridged }), [title]);
  });

  it('knows names only from another node', async () => {
    const first = node('product=esx3', 'A', 'A');
    assert.deepEqual(await titles(rule, first), []);
    const files = { 'node1.vmx': first, 'node2.vmx': node('product=esx3', 'A', 'Heartbeat') };
    assert.deepEqual(await titles(rule, files), ['Connect the heartbeat to Heartbeat']);
  });

  it('follows no heartbeat that ends at its host where nodes run on several', async () => {
    const files = (words: string): Record<string, string> => ({
      'node1.vmx': node(words, 'bridged', 'bridged'),
      'node2.vmx': node(words, 'bridged', 'hostonly'),
    });
    assert.deepEqual(await titles(rule, files(ACROSS)), []);
    assert.deepEqual(await titles(rule, files(IN_A_BOX)), ['Connect the heartbeat to the host-only network']);
  });

  it('takes production from another node only where it is production there', async () => {
    const forgotten = node('product=esx3', 'HB', 'HB');
    const beside = async (...networks: string[]): Promise<string[]> =>
      titles(rule, { 'node1.vmx': forgotten, 'node2.vmx': node('product=esx3', ...networks) });
    assert.deepEqual(await beside('Production', 'HB'), ['Connect production to Production']);
    assert.deepEqual(await beside('Heartbeat', 'Production'), []);
    assert.deepEqual(await beside('HB', 'Production'), []);
  });

  it('takes for the heartbeat no network that production has', async () => {
    const first = node('product=esx3', 'A', 'A');
    const files = { 'node1.vmx': first, 'node2.vmx': node('product=esx3', 'B', 'A') };
    assert.deepEqual(await titles(rule, files), []);
  });

  it('leaves nodes alone whose heartbeat is apart', async () => {
    const files = {
      'node1.vmx': node('product=esx3', 'A', 'A'),
      'node2.vmx': node('product=esx3', 'A', 'Heartbeat'),
    };
    const [found] = await findings(rule, files);
    assert.deepEqual(
      found?.fixes[0]?.files.map(({ uri }) => uri.split('/').at(-1)),
      ['node1.vmx'],
    );
  });

  it('offers no host-only network across boxes', async () => {
    assert.deepEqual(await titles(rule, node(ACROSS, 'bridged', 'bridged')), []);
  });

  it('is silent about an ordinary machine and a multi-writer cluster', async () => {
    const ordinary = node('', 'bridged', 'bridged').replace(/scsi1.*\n/g, '');
    assert.deepEqual(await severities(rule, ordinary), []);
    const rac = machine('product=vsphere7', ['scsi1:0.sharing = "multi-writer"'], ['A', 'A']);
    assert.deepEqual(await severities(rule, rac), []);
  });
});

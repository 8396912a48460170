import assert from 'node:assert/strict';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { NO_SURROUNDINGS } from '../../server/src/machine/surroundings.js';
import type { ClusterIndex } from '../../server/src/cluster/clusterIndex.js';
import { nameOf } from '../memoryFileSystem.js';
import { disk, indexOf, machine, uri } from './machines.js';

const on = (...networks: readonly string[]): readonly string[] =>
  networks.map(
    (network, number) => `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${network}"`,
  );
const node = (name: string, ...networks: readonly string[]): string =>
  machine(name, disk('scsi1:0', '/san/quorum.vmdk'), 'scsi1.sharedBus = "virtual"', ...on(...networks));

const outsiders = (index: ClusterIndex, network: string): readonly string[] =>
  index.outsidersOn(uri('n/a.vmx'), network).map(({ facts }) => nameOf(facts.machine.uri));

const FILES = {
  'n/a.vmx': node('a', 'Prod', 'Heartbeat'),
  'n/b.vmx': node('b', 'Prod', 'Heartbeat'),
  'm/mail.vmx': machine('mail', ...on('Heartbeat')),
  'far/away/web.vmx': machine('web', ...on('Heartbeat')),
};

const crowd = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `m/other${number}.vmx`,
      machine(`other${number}`, ...on('Heartbeat')),
    ]),
  );

describe('Who else is on the network of a node', () => {
  it('machines beside it, but no fellow nodes', async () => {
    const index = await indexOf(FILES);
    assert.deepEqual(outsiders(index, 'Heartbeat'), ['mail.vmx']);
    assert.deepEqual(outsiders(index, 'Prod'), []);
    assert.deepEqual(outsiders(index, ''), []);
  });

  it('nobody any more, when the machine is gone or plugged in elsewhere', async () => {
    const index = await indexOf(FILES);
    const mail = readVmxMachine(uri('m/mail.vmx'), machine('mail', ...on('Prod')));
    index.update({ machine: mail, diskFiles: new Map(), surroundings: NO_SURROUNDINGS });
    assert.deepEqual(outsiders(index, 'Heartbeat'), []);
    assert.deepEqual(outsiders(index, 'Prod'), ['mail.vmx']);
    index.remove(uri('m/mail.vmx'));
    assert.deepEqual(outsiders(index, 'Prod'), []);
  });

  it('everywhere, by the name alone, as long as the machines are there', async () => {
    const index = await indexOf(FILES);
    const users = (): readonly string[] =>
      index
        .adaptersOn('Heartbeat')
        .map(({ facts, adapter }) => `${nameOf(facts.machine.uri)} ${adapter.number}`);
    assert.deepEqual(users(), ['web.vmx 0', 'mail.vmx 0', 'a.vmx 1', 'b.vmx 1']);
    index.remove(uri('m/mail.vmx'));
    assert.deepEqual(users(), ['web.vmx 0', 'a.vmx 1', 'b.vmx 1']);
    assert.deepEqual(index.adaptersOn('Nowhere'), []);
  });

  it('the nodes depend on a machine that is on their heartbeat, and not on one that shares production', async () => {
    const index = await indexOf({ ...FILES, 'm/shop.vmx': machine('shop', ...on('Prod')) });
    const related = (name: string): readonly string[] => [...index.relatedTo(uri(name))].map(nameOf).sort();
    assert.deepEqual(related('m/mail.vmx'), ['a.vmx', 'b.vmx']);
    assert.deepEqual(related('m/shop.vmx'), []);
    assert.deepEqual(related('far/away/web.vmx'), []);
  });

  it('no stranger is on a network of very many, whatever its name', async () => {
    const index = await indexOf({ ...FILES, ...crowd(20) });
    assert.deepEqual(outsiders(index, 'Heartbeat'), []);
    assert.deepEqual([...index.relatedTo(uri('m/mail.vmx'))], []);
  });

  it('strangers are on a network again that the last one too many has left', async () => {
    const index = await indexOf({ ...FILES, ...crowd(14) });
    assert.deepEqual(outsiders(index, 'Heartbeat'), []);
    // Whoever leaves changes the findings of the nodes, so they must be told apart before it is gone.
    assert.deepEqual([...index.relatedTo(uri('m/mail.vmx'))].map(nameOf).sort(), ['a.vmx', 'b.vmx']);
    index.remove(uri('m/mail.vmx'));
    assert.equal(outsiders(index, 'Heartbeat').length, 14);
  });
});

import assert from 'node:assert/strict';
import { Counterparts } from '../../server/src/cluster/counterparts.js';
import { diskAt } from '../../server/src/machine/virtualMachine.js';
import { nameOf } from '../memoryFileSystem.js';
import { disk, indexOf, machine, uri } from './machines.js';

const BUS = 'scsi1.sharedBus = "virtual"';
const node = (name: string, file: string, slot = 'scsi1:0', ...lines: readonly string[]): string =>
  machine(name, BUS, disk(slot, file), ...lines);

/** File names of the machines whose shared disks may be meant by scsi1:0 of a/a.vmx. */
async function counterpartsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const index = await indexOf(files);
  const own = index.facts(uri('a/a.vmx'))?.machine;
  const found = own && diskAt(own, { bus: 'scsi', controller: 1, target: 0 });
  assert.ok(found);
  return index.counterpartsOf(uri('a/a.vmx'), found).map(({ facts }) => nameOf(facts.machine.uri));
}

describe('Shared disks of nodes near by that may be meant', () => {
  const rows: readonly (readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    names: readonly string[],
  ])[] = [
    ['by name', { 'b/b.vmx': node('b', 'Q.vmdk', 'scsi1:3') }, ['b.vmx']],
    ['by slot', { 'b/b.vmx': node('b', 'other.vmdk') }, ['b.vmx']],
    ['not by another name in another slot', { 'b/b.vmx': node('b', 'other.vmdk', 'scsi1:3') }, []],
    ['not the same file', { 'b/b.vmx': node('b', '../a/q.vmdk') }, []],
    [
      'not one that has its users',
      { 'b/b.vmx': node('b', '../x/q.vmdk'), 'c/c.vmx': node('c', '../x/q.vmdk') },
      [],
    ],
    ['not a private disk', { 'b/b.vmx': machine('b', disk('scsi1:0', 'q.vmdk')) }, []],
    ['not far away', { 'far/b/b.vmx': node('b', 'q.vmdk') }, []],
  ];
  for (const [what, files, names] of rows) {
    it(what, async () => {
      assert.deepEqual(await counterpartsIn({ 'a/a.vmx': node('a', 'q.vmdk'), ...files }), names);
    });
  }

  it('are none where they are too many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 16 }, (_, n) => [`m${n}/m${n}.vmx`, node(`m${n}`, 'q.vmdk')]),
    );
    assert.equal((await counterpartsIn({ 'a/a.vmx': node('a', 'q.vmdk'), ...many })).length, 0);
    delete many['m0/m0.vmx'];
    assert.equal((await counterpartsIn({ 'a/a.vmx': node('a', 'q.vmdk'), ...many })).length, 15);
  });

  it('are none of a machine that nobody added', () => {
    assert.deepEqual(new Counterparts().of(uri('a/a.vmx'), 0), []);
  });

  it('are looked at again when one of them changes or is gone', async () => {
    const index = await indexOf({ 'a/a.vmx': node('a', 'q.vmdk'), 'b/b.vmx': node('b', 'q.vmdk') });
    assert.deepEqual([...index.relatedTo(uri('a/a.vmx'))].map(nameOf), ['b.vmx']);
    index.remove(uri('b/b.vmx'));
    assert.deepEqual([...index.relatedTo(uri('a/a.vmx'))], []);
  });
});

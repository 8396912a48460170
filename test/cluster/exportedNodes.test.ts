// Nodes whose files were copied from their hosts: the disk in the folder of the one is named by its whole path in the other.
import assert from 'node:assert/strict';
import { clusterOf, disk, machine, nodesOf, sharedIn } from './machines.js';

const STORE = '/vmfs/volumes/5b0c';
const BUS = 'scsi1.sharedBus = "virtual"';
/** A machine that was on once, with its swap file beside it. */
const node = (name: string, file: string, ...more: readonly string[]): string =>
  machine(
    name,
    disk('scsi1:0', file),
    `sched.swap.derivedName = "${STORE}/${name}/${name}-0123abcd.vswp"`,
    ...more,
  );
const FIRST = node('n1', 'n1_1.vmdk', BUS);

describe('Nodes whose files were copied from their hosts', () => {
  it('are one cluster with one shared disk', async () => {
    const files = { 'n1/n1.vmx': FIRST, 'n2/n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`) };
    const expected = ['n1.vmx', 'n2.vmx'];
    assert.deepEqual(await nodesOf(files, 'n1/n1.vmx'), expected);
    assert.deepEqual(await nodesOf(files, 'n2/n2.vmx'), expected);
    const cluster = await clusterOf(files, 'n1/n1.vmx');
    assert.deepEqual(sharedIn(cluster), [`n1.vmx:n1_1.vmdk + n2.vmx:${STORE}/n1/n1_1.vmdk`]);
  });

  it('also when the disk lies beside the folder', async () => {
    const files = {
      'n1/n1.vmx': node('n1', ' ../shared/q.vmdk', BUS),
      'n2/n2.vmx': node('n2', '[5b0c] shared/q.vmdk'),
    };
    assert.deepEqual(await nodesOf(files, 'n1/n1.vmx'), ['n1.vmx', 'n2.vmx']);
  });

  it('are strangers when the other disk lies on another datastore', async () => {
    const files = { 'n1/n1.vmx': FIRST, 'n2/n2.vmx': node('n2', '/vmfs/volumes/77aa/n1/n1_1.vmdk') };
    assert.deepEqual(await nodesOf(files, 'n1/n1.vmx'), ['n1.vmx']);
  });

  it('are strangers to a copy in another folder, which has a disk of its own', async () => {
    const files = { 'copy/n1.vmx': FIRST, 'n2/n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`) };
    assert.deepEqual(await nodesOf(files, 'copy/n1.vmx'), ['n1.vmx']);
  });

  it('are strangers to an older copy elsewhere, in a folder of the same name', async () => {
    const files = {
      'lab/n1/n1.vmx': FIRST.replace('"n1"', '"lab"'),
      'prod/n1/n1.vmx': FIRST,
      'prod/n2/n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`),
    };
    assert.deepEqual(await nodesOf(files, 'lab/n1/n1.vmx'), ['n1.vmx']);
    assert.deepEqual(await nodesOf(files, 'prod/n1/n1.vmx'), ['n1.vmx', 'n2.vmx']);
  });

  it('share one disk with their backup, whose first node has a name for it that nobody else has', async () => {
    const second = node('n2', `${STORE}/n1/n1_1.vmdk`, BUS);
    const pair = (folder: string) => ({ [`${folder}/n1/n1.vmx`]: FIRST, [`${folder}/n2/n2.vmx`]: second });
    const cluster = await clusterOf({ ...pair('backup'), ...pair('prod') }, 'prod/n1/n1.vmx');
    assert.equal(cluster.sharedDisks.length, 1);
    assert.equal(cluster.sharedDisks[0]?.uses.length, 4);
  });

  it('are one cluster when the files were gathered in one folder, whatever they are called there', async () => {
    const files = {
      'vmx/host1-n1.vmx': FIRST,
      'vmx/host2-n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`),
      'vmx/n3.vmx': node('n3', '../n1/n1_1.vmdk'),
    };
    const expected = ['host1-n1.vmx', 'host2-n2.vmx', 'n3.vmx'];
    for (const file of Object.keys(files)) assert.deepEqual(await nodesOf(files, file), expected);
  });

  it('are strangers when they were gathered in two folders', async () => {
    const files = { 'a/n1.vmx': FIRST, 'b/n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`, BUS) };
    assert.deepEqual(await nodesOf(files, 'a/n1.vmx'), ['n1.vmx']);
    assert.deepEqual(await nodesOf(files, 'b/n2.vmx'), ['n2.vmx']);
  });

  it('are strangers to what lies one folder deeper', async () => {
    const files = { 'vmx/n1.vmx': FIRST, 'vmx/old/n2.vmx': node('n2', `${STORE}/n1/n1_1.vmdk`, BUS) };
    assert.deepEqual(await nodesOf(files, 'vmx/n1.vmx'), ['n1.vmx']);
  });
});

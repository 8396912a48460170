// One disk file by several names: the folder or the file itself is a symbolic link.
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { nameOf } from '../memoryFileSystem.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { disk, machine } from './machines.js';

const DISK = '# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\nRW 8 FLAT "q-flat.vmdk" 0\n';

/** The nodes of the first machine's cluster, where each machine has a shared disk of the given name. */
async function nodesNaming(
  a: string,
  b: string,
  links: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const node = (name: string, file: string): string =>
    machine(name, 'scsi1.sharedBus = "virtual"', disk('scsi1:0', file));
  const folder = new TemporaryFolder({
    'a/a.vmx': node('a', a),
    'b/b.vmx': node('b', b),
    'shared/q.vmdk': DISK,
    'other/q.vmdk': DISK,
  });
  try {
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(folder.path, name));
    const workspace = new Workspace(nodeFileSystem, { error: (message) => assert.fail(message) });
    workspace.setFolders([folder.uri]);
    await workspace.scan();
    const cluster = workspace.index.clusterOf(folder.uriOf('a/a.vmx'));
    return (cluster?.nodes ?? []).map(({ facts }) => nameOf(facts.machine.uri));
  } finally {
    folder.remove();
  }
}

describe('Nodes that name their disk by links', () => {
  const rows: readonly (readonly [
    what: string,
    a: string,
    b: string,
    links: Readonly<Record<string, string>>,
  ])[] = [
    ['to the folder', '../shared/q.vmdk', '../disks/q.vmdk', { disks: 'shared' }],
    [
      'to the file, under another name',
      '../shared/q.vmdk',
      'disk.vmdk',
      { 'b/disk.vmdk': '../shared/q.vmdk' },
    ],
    ['both', 'q.vmdk', 'q.vmdk', { 'a/q.vmdk': '../shared/q.vmdk', 'b/q.vmdk': '../shared/q.vmdk' }],
  ];
  for (const [what, a, b, links] of rows) {
    it(`are one cluster: ${what}`, async () => {
      assert.deepEqual(await nodesNaming(a, b, links), ['a.vmx', 'b.vmx']);
    });
  }

  it('are strangers where the links lead to two files', async () => {
    const links = { 'a/q.vmdk': '../shared/q.vmdk', 'b/q.vmdk': '../other/q.vmdk' };
    assert.deepEqual(await nodesNaming('q.vmdk', 'q.vmdk', links), ['a.vmx']);
  });
});

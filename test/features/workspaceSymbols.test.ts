import assert from 'node:assert/strict';
import { fuzzyScore } from '../../server/src/features/navigation/fuzzyMatch.js';
import { workspaceSymbols } from '../../server/src/features/navigation/workspaceSymbols.js';
import type { Files } from '../lintFiles.js';
import { nameOf } from '../memoryFileSystem.js';
import { editorSession, type SessionOptions } from './editorSession.js';
import { adapter, node, VIRTUAL_SERVER_NODE } from './navigationFiles.js';

const FILES = {
  'a.vmx': node('node1', adapter(0, 'Prod'), adapter(1, 'Heartbeat')),
  'b.vmx': node('node2', adapter(0, 'Prod'), adapter(1, 'Heartbeat')),
  'mail.vmx': 'displayName = "mail"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "mail-node.vmdk"\n',
};

/** What is found, as a list shows it, with file and line. */
async function found(
  query: string,
  files: Files = FILES,
  options: SessionOptions = {},
): Promise<readonly string[]> {
  return workspaceSymbols(await editorSession(files, options), query).map(
    ({ name, containerName, location: { uri, range } }) =>
      `${name} | ${containerName ?? ''} | ${nameOf(uri)} ${range.start.line + 1}`,
  );
}

describe('Finding by name in all folders', () => {
  it('finds machines, disks, networks and clusters; what fits better comes first', async () => {
    assert.deepEqual(await found('node'), [
      'node1 | a.vmx | a.vmx 2',
      'node2 | b.vmx | b.vmx 2',
      'node1.vmdk | node1 | a.vmx 5',
      'node2.vmdk | node2 | b.vmx 5',
      'Cluster of node1 and node2 | quorum.vmdk | a.vmx 7',
      'mail-node.vmdk | mail.vmx | mail.vmx 3',
      'quorum.vmdk | node1 | a.vmx 9',
      'quorum.vmdk | node2 | b.vmx 9',
    ]);
    assert.deepEqual(await found('heart'), ['Heartbeat | network of 2 machines | a.vmx 13']);
    assert.deepEqual((await found('cluster')).slice(0, 1), [
      'Cluster of node1 and node2 | quorum.vmdk | a.vmx 7',
    ]);
  });

  it('finds a disk at each machine that names it, and what stands beside the name too', async () => {
    assert.deepEqual(await found('quorum'), [
      'quorum.vmdk | node1 | a.vmx 9',
      'quorum.vmdk | node2 | b.vmx 9',
      'Cluster of node1 and node2 | quorum.vmdk | a.vmx 7',
    ]);
    assert.deepEqual(await found('b.vmx'), ['node2 | b.vmx | b.vmx 2']);
  });

  it('finds everything without a query, and nothing for letters that nowhere stand', async () => {
    assert.equal((await found('')).length, 3 + 1 + 5 + 2);
    assert.deepEqual(await found('xyzzy'), []);
  });

  it('finds .vmc machines by their file, in the world of .vmx', async () => {
    const all = await found('vs', { ...FILES, 'vs.vmc': VIRTUAL_SERVER_NODE });
    assert.deepEqual(all.slice(0, 4), [
      'vs | vs.vmc | vs.vmc 3',
      'vs.vhd | vs.vmc | vs.vmc 21',
      'Cluster of node1, node2 and vs | quorum.vmdk | a.vmx 7',
      'quorum.vmdk | vs.vmc | vs.vmc 33',
    ]);
  });

  it('answers some hundred at most', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, number) => [`n${number}.vmx`, 'memsize = "4"\n']),
    );
    const all = await found('n', many);
    assert.equal(all.length, 300);
    assert.deepEqual(all.slice(0, 3), [
      'n0 | n0.vmx | n0.vmx 1',
      'n1 | n1.vmx | n1.vmx 1',
      'n2 | n2.vmx | n2.vmx 1',
    ]);
  });
});

describe('How well a name fits', () => {
  const rows: readonly (readonly [name: string, query: string, score: number | undefined])[] = [
    ['quorum.vmdk', 'QUORUM.vmdk', 0],
    ['quorum.vmdk', 'quo', 1],
    ['node1-quorum.vmdk', 'quorum', 2],
    ['node1quorum.vmdk', 'quorum', 3],
    ['quorum.vmdk', 'qrm', 5],
    ['quorum.vmdk', 'qv', 4],
    ['quorum.vmdk', 'q u o', 1],
    ['quorum.vmdk', 'vq', undefined],
    ['quorum.vmdk', '', 0],
    ['', 'a', undefined],
  ];
  for (const [name, query, score] of rows)
    it(`${name} for "${query}": ${score ?? 'not at all'}`, () => {
      assert.equal(fuzzyScore(name, query), score);
    });
});

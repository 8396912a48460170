import assert from 'node:assert/strict';
import { findLock } from '../../server/src/workspace/locks.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const lockBeside = (...others: string[]): Promise<string | undefined> => {
  const files = Object.fromEntries(['node.vmx', ...others].map((name) => [`/vms/${name}`, '']));
  return findLock(new MemoryFileSystem(files), uriOf('/vms/node.vmx'));
};

describe('The lock beside a machine', () => {
  const table: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['no lock', [], undefined],
    ['a folder', ['node.vmx.lck/M12345.lck'], 'node.vmx.lck'],
    ['a file', ['node.vmx.lck'], 'node.vmx.lck'],
    ['old Linux releases', ['node.vmx.WRITELOCK'], 'node.vmx.WRITELOCK'],
    ['the lock of a disk', ['node.vmdk.lck/M1.lck', 'node.vmdk.WRITELOCK'], undefined],
    ['the lock of another machine', ['node2.vmx.lck', 'old-node.vmx.lck'], undefined],
    ['a lock without the whole name', ['node.lck'], undefined],
  ];
  for (const [title, others, expected] of table) {
    it(`${title}: ${expected ?? 'none'}`, async () => {
      assert.equal(await lockBeside(...others), expected);
    });
  }

  it('of a file with blanks and other characters in its name', async () => {
    const fs = new MemoryFileSystem({ '/vms/Büro #1/node 1%.vmx.lck': '' });
    assert.equal(await findLock(fs, uriOf('/vms/Büro #1/node 1%.vmx')), 'node 1%.vmx.lck');
  });
});

import assert from 'node:assert/strict';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { diskFixtures } from './fixtures.js';
import { memoryFolder, memorySource } from './memorySource.js';
import { withParentLocator } from './parentLocator.js';

const { openNamed } = memoryFolder(diskFixtures);

const child = diskFixtures.get('child-empty.vhd') ?? assert.fail('the fixture is missing');

/** A differencing VHD whose second locator, W2ku, leads to a full path: at `offset` in bytes, by default where it lies. */
function withFullPath(path: string, offset?: number): Uint8Array {
  return withLocator('W2ku', Buffer.from(path, 'utf16le'), offset);
}

function withLocator(code: string, text: Uint8Array, offset?: number): Uint8Array {
  return withParentLocator(child, code, text, offset);
}

async function parentPaths(name: string): Promise<readonly string[]> {
  const bytes = diskFixtures.get(name) ?? assert.fail(`${name} is missing`);
  return (await inspectDisk(memorySource(bytes), openNamed)).parentPaths;
}

describe('The paths under which the parent of a disk may lie', () => {
  it('are the name and the relative path of a VHD', async () => {
    assert.deepEqual(await parentPaths('child-empty.vhd'), ['ldm-mbr-dynamic.vhd', '.\\ldm-mbr-dynamic.vhd']);
  });

  it('are the full path of a VHD too', async () => {
    const image = await inspectDisk(memorySource(withFullPath('D:\\base\\parent.vhd')), openNamed);
    assert.deepEqual(image.parentPaths, [
      'ldm-mbr-dynamic.vhd',
      '.\\ldm-mbr-dynamic.vhd',
      'D:\\base\\parent.vhd',
    ]);
  });

  it('are those of old programs too, in the code page of their host', async () => {
    for (const [code, path] of [
      ['Wi2r', '..\\B\u00FCro\\base.vhd'],
      ['Wi2k', 'C:\\B\u00FCro\\base.vhd'],
    ] as const) {
      const bytes = withLocator(code, Buffer.from(path, 'latin1'));
      const { parentPaths: paths } = await inspectDisk(memorySource(bytes), openNamed);
      assert.deepEqual(paths, ['ldm-mbr-dynamic.vhd', '.\\ldm-mbr-dynamic.vhd', path]);
    }
  });

  it('leave out a full path that is empty, or that is said to lie behind the end of the file', async () => {
    const known = ['ldm-mbr-dynamic.vhd', '.\\ldm-mbr-dynamic.vhd'];
    const empty = await inspectDisk(memorySource(withFullPath('\0')), openNamed);
    assert.deepEqual(empty.parentPaths, known);
    const outside = await inspectDisk(memorySource(withFullPath('D:\\parent.vhd', 2 ** 40)), openNamed);
    assert.deepEqual(outside.parentPaths, known);
  });

  it('are the name alone of a VMDK, and none for a disk without parent', async () => {
    assert.deepEqual(await parentPaths('esx-000001.vmdk'), ['esx.vmdk']);
    assert.deepEqual(await parentPaths('basic-mbr-dynamic.vhd'), []);
  });
});

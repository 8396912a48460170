import assert from 'node:assert/strict';
import { diskFixtures } from '../disk/fixtures.js';
import { files, findingsOf, node, ordinary, SHARED, table } from './vmcFiles.js';

const differing = diskFixtures.get('child-empty.vhd') ?? assert.fail('the fixture is missing');
const fixed = diskFixtures.get('basic-mbr-fixed.vhd') ?? assert.fail('the fixture is missing');
const relative = { scsi: [{ ...SHARED, disks: [{ relative: 'quorum.vhd' }] }] };
table('vmc-shared-disk-differencing', [
  [
    'reports every node',
    { ...files(node(1, relative), node(2, relative)), 'quorum.vhd': differing },
    ['a warning quorum.vhd', 'b warning quorum.vhd'],
  ],
  ['knows a fixed disk', { ...files(node(1, relative)), 'quorum.vhd': fixed }, []],
  ['is silent about a file that nobody can read', files(node(1, relative)), []],
  [
    'is silent about a private disk',
    { ...files(ordinary({ ide: [{ relative: 'system.vhd' }] })), 'system.vhd': differing },
    [],
  ],
]);

/** The same disk with a header that leaves the parent's name out; its checksum fits. */
function withoutParentName(disk: Uint8Array): Uint8Array {
  const bytes = disk.slice();
  const header = bytes.subarray(512, 512 + 1024);
  header.fill(0, 64, 576);
  header.fill(0, 36, 40);
  const sum = header.reduce((total, byte) => total + byte, 0);
  new DataView(header.buffer, header.byteOffset).setInt32(36, ~sum);
  return bytes;
}

it('A differencing disk is named with its parent, where it tells the parent', async () => {
  const message = async (disk: Uint8Array): Promise<string | undefined> =>
    (
      await findingsOf('vmc-shared-disk-differencing', { ...files(node(1, relative)), 'quorum.vhd': disk })
    )[0]?.finding.message.split('. ')[0];
  assert.equal(
    await message(differing),
    'The shared disk quorum.vhd is a differencing VHD with the parent ldm-mbr-dynamic.vhd',
  );
  assert.equal(
    await message(withoutParentName(differing)),
    'The shared disk quorum.vhd is a differencing VHD',
  );
});

it('A parent that is missing is named by its path where the name is left out', async () => {
  const [found] = await findingsOf('vmc-vhd-parent-missing', {
    ...files(node(1, relative)),
    'quorum.vhd': withoutParentName(differing),
  });
  assert.match(found?.finding.message ?? '', /its parent ldm-mbr-dynamic\.vhd is not there/);
});

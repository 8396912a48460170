import assert from 'node:assert/strict';
import type { DiskImage } from '../../server/src/disk/diskImage.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { disk, machine } from '../cluster/machines.js';
import { diskFixtures } from '../disk/fixtures.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const NODE = uriOf('/vms/a.vmx');
const DISK = '/vms/quorum.disk';

/** Files that somebody else writes to while they are read. */
class ChangingFileSystem extends MemoryFileSystem {
  /** Called before each reading of a part, with its number, which counts from one. */
  meanwhile: (reading: number) => void = () => undefined;

  override async readRange(uri: string, offset: number, length: number): Promise<Uint8Array> {
    this.meanwhile(this.calls.readRange + 1);
    return super.readRange(uri, offset, length);
  }
}

/** What the workspace makes of the machine's disk, while this happens to it. */
async function imageOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  meanwhile: (fs: ChangingFileSystem, reading: number) => void = () => undefined,
): Promise<{ readonly image: DiskImage; readonly readings: number }> {
  const fs = new ChangingFileSystem({
    '/vms/a.vmx': machine('a', disk('scsi1:0', 'quorum.disk'), 'scsi1.sharedBus = "virtual"'),
    ...files,
  });
  fs.meanwhile = (reading) => {
    meanwhile(fs, reading);
  };
  const workspace = new Workspace(fs, { error: (message) => assert.fail(message) });
  workspace.setFolders([uriOf('/vms')]);
  await workspace.scan();
  await workspace.lint(NODE);
  const found = workspace.factsOf(NODE)?.diskFiles.get('scsi1:0');
  assert.ok(found?.state === 'found');
  return { image: found.image, readings: fs.calls.readRange };
}

function fixture(name: string): Uint8Array {
  const bytes = diskFixtures.get(name);
  assert.ok(bytes, name);
  return bytes;
}

/** True when nothing is said, with a reason. */
const isOpenlyUnknown = ({ reason, partitioning }: DiskImage): boolean =>
  reason !== undefined || partitioning.kind === 'unknown';

describe('A disk file that changes while it is read', () => {
  const replacements = [
    ['ldm-mbr-fixed.vhd', 'basic-gpt-dynamic.vhd'],
    ['basic-gpt-dynamic.vhd', 'ldm-mbr-fixed.vhd'],
    ['ldm-mbr-sparse.vmdk', 'basic-gpt-sparse.vmdk'],
    ['child-written.vhd', 'basic-mbr-fixed.vhd'],
  ] as const;

  for (const [before, after] of replacements)
    it(`is the one or the other, never a mixture: ${before} becomes ${after}`, async () => {
      const whole = await Promise.all(
        [before, after].map(async (name) => imageOf({ [DISK]: fixture(name) })),
      );
      for (let moment = 1; moment <= (whole[0]?.readings ?? 0); moment++) {
        const { image } = await imageOf({ [DISK]: fixture(before) }, (fs, reading) => {
          if (reading === moment) fs.write(DISK, fixture(after));
        });
        assert.deepEqual(image, whole[1]?.image, `replaced before reading ${moment}`);
      }
    });

  for (const name of ['ldm-mbr-fixed.vhd', 'basic-gpt-dynamic.vhd', 'basic-mbr-sparse.vmdk'])
    it(`says openly that it is unknown when it shrinks or vanishes: ${name}`, async () => {
      const { readings } = await imageOf({ [DISK]: fixture(name) });
      for (let moment = 1; moment <= readings; moment++) {
        const shrunk = await imageOf({ [DISK]: fixture(name) }, (fs, reading) => {
          if (reading === moment) fs.write(DISK, fixture(name).subarray(0, 700));
        });
        assert.ok(isOpenlyUnknown(shrunk.image), `shrunk before reading ${moment}`);
        const gone = await imageOf({ [DISK]: fixture(name) }, (fs, reading) => {
          if (reading === moment) fs.delete(DISK);
        });
        assert.equal(gone.image.reason && ENGLISH(gone.image.reason), 'there is no such file');
      }
    });

  it('keeps what its descriptor says when only the extent vanishes', async () => {
    const files = {
      [DISK]: fixture('ldm-mbr-flat.vmdk'),
      '/vms/ldm-mbr-flat-flat.vmdk': fixture('ldm-mbr-flat-flat.vmdk'),
    };
    const whole = await imageOf(files);
    assert.equal(whole.image.partitioning.kind, 'dynamic');
    for (let moment = 1; moment <= whole.readings; moment++) {
      const { image } = await imageOf(files, (fs, reading) => {
        if (reading === moment) fs.delete('/vms/ldm-mbr-flat-flat.vmdk');
      });
      assert.equal(image.partitioning.kind, 'unknown');
      assert.deepEqual(
        { ...image, partitioning: undefined },
        { ...whole.image, partitioning: undefined },
        `gone before reading ${moment}`,
      );
    }
  });

  it('is known although its machine runs and writes to it without end', async () => {
    const bytes = fixture('ldm-mbr-fixed.vhd');
    const { image } = await imageOf({ [DISK]: bytes });
    const busy = await imageOf({ [DISK]: bytes }, (fs) => {
      fs.write(DISK, bytes);
    });
    assert.deepEqual(busy.image, image);
  });

  it('is given up when it says something else each time', async () => {
    const descriptor = (sectors: number): string =>
      `# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="vmfs"\nRW ${sectors} VMFS "x-flat.vmdk"\n`;
    const { image } = await imageOf({ [DISK]: descriptor(8) }, (fs, reading) => {
      fs.write(DISK, descriptor(8 + reading));
    });
    assert.equal(image.reason && ENGLISH(image.reason), 'another program keeps writing to it');
  });
});

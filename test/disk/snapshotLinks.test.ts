import assert from 'node:assert/strict';
import { say } from '../../server/src/l10n/phrase.js';
import { inspectDisk, READ_LIMIT } from '../../server/src/disk/inspectDisk.js';
import { partitioningReason } from './diskReasons.js';
import { diskFixtures } from './fixtures.js';
import { memoryFolder, memorySource } from './memorySource.js';
import { withoutParentLocators } from './parentLocator.js';

describe('Snapshot links', () => {
  const inspectAmong = (name: string, changes: Record<string, string | undefined>) => {
    const files = new Map(diskFixtures);
    for (const [file, other] of Object.entries(changes)) {
      if (other === undefined) files.delete(file);
      else files.set(file, diskFixtures.get(other) ?? new Uint8Array());
    }
    const { open, openNamed } = memoryFolder(files);
    return inspectDisk(open(name), openNamed);
  };
  const parents = [
    ['child-empty.vmdk', 'ldm-mbr-sparse.vmdk', 'basic-mbr-sparse.vmdk'],
    ['child-empty.vhd', 'ldm-mbr-dynamic.vhd', 'basic-mbr-dynamic.vhd'],
  ] as const;
  for (const [child, parent, other] of parents) {
    it(`${child} is not looked into without its own parent`, async () => {
      for (const [replacement, reason] of [
        [undefined, /no such file/],
        [other, /not the parent/],
        [child, /not the parent/],
      ] as const) {
        const image = await inspectAmong(child, { [parent]: replacement });
        assert.equal(image.isSnapshotLink, true);
        assert.equal(image.parent, parent);
        assert.match(partitioningReason(image), reason);
      }
    });
  }

  it('of a VHD without a path are looked into through the parent of that name', async () => {
    const child = diskFixtures.get('child-empty.vhd') ?? new Uint8Array();
    const { openNamed } = memoryFolder(diskFixtures);
    const image = await inspectDisk(memorySource(withoutParentLocators(child)), openNamed);
    assert.deepEqual(image.parentPaths, ['ldm-mbr-dynamic.vhd']);
    assert.equal(image.partitioning.kind, 'dynamic');
  });

  const text = (extra: string) => new TextEncoder().encode(`# Disk DescriptorFile\n${extra}\n`);
  /** What is known of a link in which nothing was written, whose parent has these extents, and the files opened for it. */
  const inspectAbove = async (parentExtents: string, flatFile: string) => {
    const { open, openNamed, names } = memoryFolder(
      new Map([
        [
          'child.vmdk',
          text(
            'CID=2\nparentCID=0000000A\nparentFileNameHint="../base/base.vmdk"\nRW 9 VMFSSPARSE "delta.vmdk"',
          ),
        ],
        ['delta.vmdk', emptyRedo()],
        ['../base/base.vmdk', text(`CID=0000000a\nparentCID=ffffffff\n${parentExtents}`)],
        [flatFile, new Uint8Array(9 * 512)],
      ]),
    );
    return { image: await inspectDisk(open('child.vmdk'), openNamed), names };
  };

  it('open what a parent in another folder names beside that parent', async () => {
    const { image, names } = await inspectAbove('RW 9 VMFS "base-flat.vmdk"', '../base/base-flat.vmdk');
    assert.deepEqual(image.partitioning, { kind: 'none' });
    assert.deepEqual(names, ['delta.vmdk', '../base/base.vmdk', '../base/base-flat.vmdk']);
  });

  it('open what a parent names by a full path where that path says', async () => {
    for (const path of ['/vmfs/volumes/san/base-flat.vmdk', 'D:/san/base-flat.vmdk']) {
      const { image, names } = await inspectAbove(`RW 9 VMFS "${path}"`, path);
      assert.deepEqual(image.partitioning, { kind: 'none' });
      assert.equal(names.at(-1), path);
    }
  });

  it('are not taken for empty when their parent does not say where its sectors lie', async () => {
    const { image } = await inspectAbove('', '../base/base-flat.vmdk');
    assert.match(partitioningReason(image), /"..\/base\/base.vmdk": the extents end before sector 0$/);
  });

  it('take a sector from their parent that the bitmap of its block leaves out', async () => {
    const child = (diskFixtures.get('child-written.vhd') ?? new Uint8Array()).slice();
    const view = new DataView(child.buffer);
    const firstBlock = view.getUint32(Number(view.getBigUint64(512 + 16))) * 512;
    view.setUint8(firstBlock, 0);
    const { openNamed } = memoryFolder(diskFixtures);
    assert.equal((await inspectDisk(memorySource(child), openNamed)).partitioning.kind, 'basic');
  });

  it('know their parent by the number of its content id, with or without leading zeros', async () => {
    const child = text(
      'CID=2\nparentCID=0000000A\nparentFileNameHint="base.vmdk"\nRW 9 VMFSSPARSE "delta.vmdk"',
    );
    const { open, openNamed } = memoryFolder(
      new Map([
        ['child.vmdk', child],
        ['delta.vmdk', emptyRedo()],
        ['base.vmdk', text('CID=a\nparentCID=ffffffff\nRW 9 ZERO')],
      ]),
    );
    assert.deepEqual((await inspectDisk(open('child.vmdk'), openNamed)).partitioning, { kind: 'none' });
  });

  it('are none where the content id denies a parent, whatever name is kept, or is no number', async () => {
    for (const header of [
      'parentCID=FFFFFFFF\nparentFileNameHint="base.vmdk"',
      'parentCID=ffffffff\nparentFileNameHint=""',
      'parentCID=\nparentFileNameHint=""',
      'parentCID=none',
    ]) {
      const image = await inspectDisk(memorySource(text(`CID=2\n${header}\nRW 9 ZERO`)), () =>
        Promise.resolve({ unreadable: say`not asked for` }),
      );
      const { isSnapshotLink, parent, parentPaths } = image;
      assert.deepEqual([isSnapshotLink, parent, parentPaths], [false, undefined, []], header);
    }
  });

  it('that lead round in a circle end', async () => {
    const loop = new TextEncoder().encode(
      '# Disk DescriptorFile\nCID=a\nparentCID=a\nparentFileNameHint="x.vmdk"\nRW 9 VMFSSPARSE "delta.vmdk"\n',
    );
    const { open, openNamed, bytesAsked } = memoryFolder(
      new Map([
        ['x.vmdk', loop],
        ['delta.vmdk', emptyRedo()],
      ]),
    );
    const image = await inspectDisk(open('x.vmdk'), openNamed);
    assert.match(partitioningReason(image), /more than 8 parents/);
    assert.ok(bytesAsked() <= READ_LIMIT);
  });

  it('a redo log whose sectors lie in a parent without proof is not looked into', async () => {
    const named = emptyRedo();
    named.set(new TextEncoder().encode('esx2.vmdk'), 32);
    for (const [bytes, reason] of [
      [named, /nothing proves/],
      [emptyRedo(), /does not name/],
    ] as const) {
      const image = await inspectDisk(memorySource(bytes), () =>
        Promise.resolve({ unreadable: say`not asked for` }),
      );
      assert.equal(image.isSnapshotLink, true);
      assert.match(partitioningReason(image), reason);
    }
  });

  it('a redo log names its parent up to the end of the field, also without a NUL behind the name', async () => {
    const named = emptyRedo();
    named.fill('p'.charCodeAt(0), 32, 32 + 1024);
    const image = await inspectDisk(memorySource(named), () =>
      Promise.resolve({ unreadable: say`not asked for` }),
    );
    assert.equal(image.parent, 'p'.repeat(1024));
  });

  it('a redo log with a geometry is a whole disk', async () => {
    const root = emptyRedo();
    new DataView(root.buffer).setUint32(32, 4, true);
    new DataView(root.buffer).setUint32(36, 16, true);
    new DataView(root.buffer).setUint32(40, 63, true);
    const image = await inspectDisk(memorySource(root), () =>
      Promise.resolve({ unreadable: say`not asked for` }),
    );
    assert.equal(image.isSnapshotLink, false);
    assert.deepEqual(image.partitioning, { kind: 'none' });
  });
});

/** A COWD of nine sectors in which nothing was written. */
function emptyRedo(): Uint8Array {
  const bytes = new Uint8Array(5 * 512);
  bytes.set(new TextEncoder().encode('COWD'));
  const view = new DataView(bytes.buffer);
  [1, 3, 9, 1, 4, 1, 5].forEach((value, index) => {
    view.setUint32(4 + index * 4, value, true);
  });
  return bytes;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import type { ByteSource } from '../../server/src/disk/byteSource.js';
import type { DiskImage } from '../../server/src/disk/diskImage.js';
import { inspectDisk, READ_LIMIT } from '../../server/src/disk/inspectDisk.js';
import { diskFixtures } from './fixtures.js';
import { memoryFolder, memorySource } from './memorySource.js';

interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The source with some bytes written over, without a copy of the whole. */
function patched(source: ByteSource, patches: readonly Patch[]): ByteSource {
  return {
    size: source.size,
    read: async (offset, length) => {
      const read = await source.read(offset, length);
      for (const patch of patches) {
        patch.bytes.forEach((byte, index) => {
          const at = patch.offset + index - offset;
          if (at >= 0 && at < read.length) read[at] = byte;
        });
      }
      return read;
    },
  };
}

/** Why a file could not be understood; undefined for one that was. */
function reasonOf({ reason }: DiskImage): string | undefined {
  return reason && ENGLISH(reason);
}

/** Why nobody can tell whether the disk is a basic or a dynamic one; empty where somebody can. */
function partitioningReason({ partitioning }: DiskImage): string {
  return 'reason' in partitioning ? ENGLISH(partitioning.reason) : '';
}

/** What holds for every answer, whatever the bytes were. */
function assertSound(image: DiskImage): void {
  assert.equal(image.format === 'unknown', image.reason !== undefined);
  assert.notEqual(reasonOf(image), '');
  if (image.partitioning.kind === 'unknown') assert.notEqual(ENGLISH(image.partitioning.reason), '');
  if (image.format === 'unknown') assert.equal(image.partitioning.kind, 'unknown');
  assert.ok(image.capacity === undefined || Number.isSafeInteger(image.capacity));
}

/** Where the heads and tables of a file are: near its start, and near its end. */
function interestingOffset(size: number) {
  const near = Math.min(size, 70_000);
  return fc.oneof(
    fc.integer({ min: 0, max: Math.min(size, 2048) - 1 }),
    fc.integer({ min: 0, max: near - 1 }),
    fc.integer({ min: Math.max(0, size - 1600), max: size - 1 }),
  );
}

const hostileBytes = fc.oneof(
  fc.constantFrom(new Uint8Array(8), new Uint8Array(8).fill(0xff), new Uint8Array([1, 0, 0, 0])),
  fc.uint8Array({ minLength: 1, maxLength: 16 }),
);

describe('Damaged disk files', () => {
  for (const [name, bytes] of diskFixtures) {
    it(`${name} with bytes changed`, async () => {
      const patches = fc.array(fc.record({ offset: interestingOffset(bytes.length), bytes: hostileBytes }), {
        minLength: 1,
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(patches, async (changes) => {
          const { open, openNamed, bytesAsked } = memoryFolder(diskFixtures);
          assertSound(await inspectDisk(patched(open(name), changes), openNamed));
          assert.ok(bytesAsked() <= READ_LIMIT);
        }),
        { numRuns: 40 },
      );
    });

    it(`${name} cut off, or cut while it is read`, async () => {
      const lengths = fc.oneof(fc.integer({ min: 0, max: bytes.length }), interestingOffset(bytes.length));
      await fc.assert(
        fc.asyncProperty(lengths, fc.boolean(), async (length, wasCutBefore) => {
          const { openNamed } = memoryFolder(diskFixtures);
          const source = memorySource(bytes.subarray(0, length), wasCutBefore ? length : bytes.length);
          assertSound(await inspectDisk(source, openNamed));
          assert.ok(source.bytesAsked() <= READ_LIMIT);
        }),
        { numRuns: 25 },
      );
    });
  }

  it('files of random bytes, also behind each magic word', async () => {
    const magic = fc.constantFrom(
      '',
      'KDMV',
      'COWD',
      'conectix',
      'vhdxfile',
      '# Disk DescriptorFile\nRW 99 ',
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 3000 }), async (word, random) => {
        const source = memorySource(Uint8Array.from([...new TextEncoder().encode(word), ...random]));
        assertSound(await inspectDisk(source, () => Promise.resolve(memorySource(random))));
        assert.ok(source.bytesAsked() <= READ_LIMIT);
      }),
      { numRuns: 400 },
    );
  });
});

const failing: ByteSource = { size: 4096, read: () => Promise.reject(new Error('the share is gone')) };

describe('Disk files that cannot be read', () => {
  const sparse = diskFixtures.get('ldm-mbr-sparse.vmdk') ?? new Uint8Array();
  const written = (changes: (view: DataView) => void): Uint8Array => {
    const copy = sparse.slice();
    changes(new DataView(copy.buffer));
    return copy;
  };
  const inspectBytes = (bytes: Uint8Array) => {
    const { openNamed } = memoryFolder(diskFixtures);
    return inspectDisk(memorySource(bytes), openNamed);
  };

  it('are unknown for the reason that reading failed', async () => {
    const image = await inspectDisk(failing, () => Promise.resolve(failing));
    assert.equal(image.format, 'unknown');
    assert.equal(reasonOf(image), 'the share is gone');
  });

  it('leave the rest known when only an extent cannot be opened or read', async () => {
    const flat = diskFixtures.get('ldm-mbr-flat.vmdk') ?? new Uint8Array();
    const answers = [
      [
        () => Promise.resolve({ unreadable: say`it lies outside the workspace` }),
        /^"ldm-mbr-flat-flat.vmdk": .*workspace$/,
      ],
      [() => Promise.resolve(failing), /^"ldm-mbr-flat-flat.vmdk": the share is gone$/],
      [() => Promise.reject(new Error('no such host')), /no such host/],
      [() => Promise.resolve(memorySource(new Uint8Array(100))), /outside the file of 100 bytes/],
    ] as const;
    for (const [openNamed, reason] of answers) {
      const image = await inspectDisk(memorySource(flat), openNamed);
      assert.equal(image.allocation, 'preallocated');
      assert.equal(image.reason, undefined);
      assert.match(partitioningReason(image), reason);
    }
  });

  it('are unknown when they are empty, raw, or of a format that is not used here', async () => {
    assert.equal(reasonOf(await inspectBytes(new Uint8Array())), 'it is empty');
    assert.match(reasonOf(await inspectBytes(new Uint8Array(5000))) ?? '', /neither a VHD/);
    assert.match(reasonOf(await inspectBytes(new TextEncoder().encode('vhdxfile....'))) ?? '', /VHDX/);
    const long = new TextEncoder().encode(`# Disk DescriptorFile\n${'#'.repeat(70_000)}`);
    assert.match(reasonOf(await inspectBytes(long)) ?? '', /longer than/);
  });

  it('are unknown when their grains or tables are impossible', async () => {
    const grainSize = await inspectBytes(
      written((view) => {
        view.setBigUint64(20, 0n, true);
      }),
    );
    assert.match(reasonOf(grainSize) ?? '', /grain size of 0/);
    const capacity = await inspectBytes(
      written((view) => {
        view.setBigUint64(12, 1n << 60n, true);
      }),
    );
    assert.match(reasonOf(capacity) ?? '', /impossible capacity/);
    const entries = await inspectBytes(
      written((view) => {
        view.setUint32(44, 0, true);
      }),
    );
    assert.match(reasonOf(entries) ?? '', /no entries/);
    const directory = await inspectBytes(
      written((view) => {
        view.setBigUint64(56, 1n << 40n, true);
      }),
    );
    assert.equal(directory.format, 'vmdk');
    assert.match(partitioningReason(directory), /outside the file/);
    const empty = await inspectBytes(
      written((view) => {
        view.setBigUint64(12, 0n, true);
      }),
    );
    assert.equal(empty.capacity, 0);
    assert.equal(partitioningReason(empty), 'the extent ends before sector 0');
  });

  it('read zeros where the zeroed-grain flag allows the entry 1, and refuse nothing else', async () => {
    const zeroed = written((view) => {
      const directory = Number(view.getBigUint64(56, true)) * 512;
      view.setUint32(8, view.getUint32(8, true) | 4, true);
      view.setUint32(view.getUint32(directory, true) * 512, 1, true);
    });
    assert.deepEqual((await inspectBytes(zeroed)).partitioning, { kind: 'none' });
  });

  it('find the grain directory of a stream-optimized disk in the footer', async () => {
    const stream = diskFixtures.get('blank-stream.vmdk') ?? new Uint8Array();
    const streamed = new Uint8Array(stream.length + 1024);
    streamed.set(stream);
    streamed.set(stream.subarray(0, 512), stream.length);
    streamed.fill(0xff, 56, 64);
    assert.deepEqual((await inspectBytes(streamed)).partitioning, { kind: 'none' });
    assert.match(
      reasonOf(await inspectBytes(streamed.subarray(0, stream.length))) ?? '',
      /cut off: no footer/,
    );
  });

  it('are unknown when their VHD footer or header gives an impossible number', async () => {
    /** Writes a number and corrects the checksum, as a hostile file would. */
    const forged = (at: number, value: number, checksumAt: number) => {
      const vhd = (diskFixtures.get('ldm-mbr-dynamic.vhd') ?? new Uint8Array()).slice();
      const start = checksumAt < 512 ? vhd.length - 512 : 512;
      const length = checksumAt < 512 ? 512 : 1024;
      const view = new DataView(vhd.buffer, start, length);
      view.setUint32(at, value);
      view.setUint32(checksumAt % 512, 0);
      const sum = vhd.subarray(start, start + length).reduce((total, byte) => total + byte, 0);
      view.setUint32(checksumAt % 512, ~sum >>> 0);
      return inspectBytes(vhd);
    };
    assert.match(reasonOf(await forged(60, 5, 64)) ?? '', /disk type 5/);
    assert.match(reasonOf(await forged(48, 0xffffffff, 64)) ?? '', /impossible size/);
    assert.match(partitioningReason(await forged(32, 513, 512 + 36)), /impossible block size of 513/);
    assert.match(partitioningReason(await forged(28, 0, 512 + 36)), /no entry for sector 0/);
    assert.match(partitioningReason(await forged(20, 0x7fffff00, 512 + 36)), /outside the file/);
  });

  it('are known but not looked into when their VHD footer says that they have no sectors', async () => {
    for (const name of ['basic-mbr-fixed.vhd', 'basic-mbr-dynamic.vhd']) {
      const vhd = (diskFixtures.get(name) ?? new Uint8Array()).slice();
      const footer = new DataView(vhd.buffer, vhd.length - 512);
      footer.setBigUint64(48, 0n);
      footer.setUint32(64, 0);
      const sum = vhd.subarray(vhd.length - 512).reduce((total, byte) => total + byte, 0);
      footer.setUint32(64, ~sum >>> 0);
      const image = await inspectBytes(vhd);
      assert.deepEqual([image.format, image.capacity], ['vhd', 0]);
      assert.equal(partitioningReason(image), 'the disk ends before sector 0');
    }
  });

  it('use the redundant grain directory when there is no other', async () => {
    const image = await inspectBytes(
      written((view) => {
        view.setBigUint64(56, 0n, true);
      }),
    );
    assert.equal(image.partitioning.kind, 'dynamic');
  });

  it('use the copy of a VHD footer when the one at the end is damaged, and trust no wrong checksum', async () => {
    const vhd = (diskFixtures.get('ldm-mbr-dynamic.vhd') ?? new Uint8Array()).slice();
    vhd.fill(0x20, vhd.length - 400);
    assert.equal((await inspectBytes(vhd)).partitioning.kind, 'dynamic');
    vhd.fill(0x20, 100, 300);
    assert.match(reasonOf(await inspectBytes(vhd)) ?? '', /checksum/);
  });

  it('are known but not looked into when the header of a dynamic VHD is damaged', async () => {
    for (const name of ['ldm-mbr-dynamic.vhd', 'child-written.vhd']) {
      const vhd = (diskFixtures.get(name) ?? new Uint8Array()).slice();
      vhd.fill(0, 512, 1024);
      const image = await inspectBytes(vhd);
      assert.equal(image.format, 'vhd');
      assert.equal(image.isSnapshotLink, name.startsWith('child'));
      assert.match(partitioningReason(image), /header is missing/);
    }
  });
});

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

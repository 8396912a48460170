import assert from 'node:assert/strict';
import { say } from '../../server/src/l10n/phrase.js';
import type { ByteSource } from '../../server/src/disk/byteSource.js';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { partitioningReason, reasonOf } from './diskReasons.js';
import { diskFixtures } from './fixtures.js';
import { memoryFolder, memorySource } from './memorySource.js';

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
      // What an MBR ends with: sector 1 of the file is no grain.
      view.setUint16(512 + 510, 0xaa55, true);
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
      const sized = (capacity: bigint) => {
        const vhd = (diskFixtures.get(name) ?? new Uint8Array()).slice();
        const footer = new DataView(vhd.buffer, vhd.length - 512);
        footer.setBigUint64(48, capacity);
        footer.setUint32(64, 0);
        const sum = vhd.subarray(vhd.length - 512).reduce((total, byte) => total + byte, 0);
        footer.setUint32(64, ~sum >>> 0);
        return inspectBytes(vhd);
      };
      const image = await sized(0n);
      assert.deepEqual([image.format, image.capacity], ['vhd', 0]);
      assert.equal(partitioningReason(image), 'the disk ends before sector 0');
      assert.equal((await sized(512n)).partitioning.kind, 'basic', 'the last sector');
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

import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import { crc32 } from '../../server/src/disk/crc32.js';
import { partitioningOf } from '../../server/src/disk/partitioning.js';
import type { SectorRead } from '../../server/src/disk/sectorRead.js';

/** A disk of 64 sectors; `write` fills in what a test needs. */
function disk(write: (bytes: Uint8Array) => void): SectorRead {
  const bytes = new Uint8Array(64 * 512);
  write(bytes);
  return (sector, count) => Promise.resolve(bytes.slice(sector * 512, (sector + count) * 512));
}

function put(bytes: Uint8Array, offset: number, text: string): void {
  bytes.set(new TextEncoder().encode(text), offset);
}

/** A partition table with one partition of each given type. */
function mbr(bytes: Uint8Array, ...types: readonly number[]): void {
  types.forEach((type, index) => (bytes[446 + index * 16 + 4] = type));
  bytes.set([0x55, 0xaa], 510);
}

function gpt(bytes: Uint8Array, entries: number, entrySize: number): void {
  mbr(bytes, 0xee);
  put(bytes, 512, 'EFI PART');
  const view = new DataView(bytes.buffer);
  view.setUint32(512 + 12, 92, true);
  view.setBigUint64(512 + 72, 2n, true);
  view.setUint32(512 + 80, entries, true);
  view.setUint32(512 + 84, entrySize, true);
  view.setUint32(512 + 88, crc32(bytes.subarray(1024, 1024 + entries * entrySize)), true);
  view.setUint32(512 + 16, crc32(bytes.subarray(512, 512 + 92)), true);
}

async function reasonFor(read: SectorRead): Promise<string> {
  const partitioning = await partitioningOf(read);
  assert.equal(partitioning.kind, 'unknown');
  return 'reason' in partitioning ? ENGLISH(partitioning.reason) : '';
}

describe('Partitioning', () => {
  it('computes the checksum of GPT', () => {
    assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
  });

  it('sees none on a blank disk', async () => {
    assert.deepEqual(await partitioningOf(disk(() => undefined)), { kind: 'none' });
  });

  it('sees a basic disk, also before its first partition is made', async () => {
    for (const types of [[], [0x07], [0x83, 0x05]]) {
      assert.deepEqual(
        await partitioningOf(
          disk((bytes) => {
            mbr(bytes, ...types);
          }),
        ),
        { kind: 'basic' },
      );
    }
  });

  it('sees a dynamic disk by its type in any of the four entries', async () => {
    const read = disk((bytes) => {
      mbr(bytes, 0x07, 0, 0, 0x42);
    });
    assert.deepEqual(await partitioningOf(read), {
      kind: 'dynamic',
      evidence: say`MBR partition type 0x42, Logical Disk Manager`,
    });
  });

  it('ignores a private head left over on a basic disk', async () => {
    const read = disk((bytes) => {
      mbr(bytes, 0x07);
      put(bytes, 6 * 512, 'PRIVHEAD');
    });
    assert.deepEqual(await partitioningOf(read), { kind: 'basic' });
  });

  it('sees no partition table in the boot sector of a file system', async () => {
    for (const [offset, word] of [
      [3, 'NTFS    '],
      [54, 'FAT16   '],
      [82, 'FAT32   '],
    ] as const) {
      const read = disk((bytes) => {
        mbr(bytes, 0x42);
        put(bytes, offset, word);
      });
      assert.deepEqual(await partitioningOf(read), { kind: 'none' });
    }
  });

  it('does not take code for a partition table', async () => {
    const read = disk((bytes) => {
      mbr(bytes, 0x42);
      bytes[446] = 0x12;
    });
    assert.match(await reasonFor(read), /its entries are none/);
  });

  it('reads the types of a GPT', async () => {
    assert.deepEqual(
      await partitioningOf(
        disk((bytes) => {
          gpt(bytes, 4, 128);
        }),
      ),
      { kind: 'basic' },
    );
    const dynamic = disk((bytes) => {
      // AF9B60A0-1431-4F62-BC68-3311714A69AD, its first three groups with the bytes turned round.
      bytes.set([0xa0, 0x60, 0x9b, 0xaf, 0x31, 0x14, 0x62, 0x4f], 1024 + 256);
      bytes.set([0xbc, 0x68, 0x33, 0x11, 0x71, 0x4a, 0x69, 0xad], 1024 + 256 + 8);
      gpt(bytes, 4, 256);
    });
    const found = await partitioningOf(dynamic);
    assert.deepEqual(found, {
      kind: 'dynamic',
      evidence: say`GPT partition type ${'AF9B60A0-1431-4F62-BC68-3311714A69AD'}, ${say`LDM data`}`,
    });
  });

  it('does not believe a damaged GPT', async () => {
    assert.match(
      await reasonFor(
        disk((bytes) => {
          mbr(bytes, 0xee);
        }),
      ),
      /sector 1 holds none/,
    );
    const change = (at: number) =>
      disk((bytes) => {
        gpt(bytes, 4, 128);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
      });
    assert.match(await reasonFor(change(512 + 72)), /checksum of its header/);
    assert.match(await reasonFor(change(1024 + 3)), /checksum of its entries/);
    assert.match(
      await reasonFor(
        disk((bytes) => {
          gpt(bytes, 4, 0);
        }),
      ),
      /4 entries of 0 bytes/,
    );
    assert.match(
      await reasonFor(
        disk((bytes) => {
          gpt(bytes, 1000, 128);
        }),
      ),
      /1000 entries of 128 bytes/,
    );
  });
});

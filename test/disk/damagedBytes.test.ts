import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../server/src/l10n/language.js';
import type { ByteSource } from '../../server/src/disk/byteSource.js';
import type { DiskImage } from '../../server/src/disk/diskImage.js';
import { inspectDisk, READ_LIMIT } from '../../server/src/disk/inspectDisk.js';
import { reasonOf } from './diskReasons.js';
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

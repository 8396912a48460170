import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ByteSource } from '../../server/src/disk/byteSource.js';
import type { DiskImage } from '../../server/src/disk/diskImage.js';
import { inspectDisk, READ_LIMIT } from '../../server/src/disk/inspectDisk.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import { diskFixtures } from '../../test/disk/fixtures.js';
import { memorySource, type MemorySource } from '../../test/disk/memorySource.js';
import { patches, patched, type Patch } from '../texts/patches.js';
import type { FuzzTarget } from '../target.js';

interface DiskInput {
  /** The name of a real image, or the first characters of a made one. */
  readonly image: string;
  /** The bytes behind the first characters of a made image; undefined for a real one. */
  readonly bytes?: readonly number[];
  /** Written into the image. */
  readonly patches: readonly Patch[];
  /** Written into every extent and parent that it names. */
  readonly patchesOfOthers: readonly Patch[];
  /** Where the file ends, in ten thousandths of its size. */
  readonly cut: number;
  /** Whether it was cut off while it was read. */
  readonly isShrinking: boolean;
}

const MAGIC = [
  '',
  'KDMV',
  'COWD',
  'conectix',
  'cxsparse',
  'vhdxfile',
  '# Disk DescriptorFile\nRW 99 FLAT "a" 0\n',
];

const common = {
  patches,
  patchesOfOthers: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: patches }),
  cut: fc.oneof(
    { weight: 4, arbitrary: fc.constant(10_000) },
    { weight: 1, arbitrary: fc.nat({ max: 10_000 }) },
  ),
  isShrinking: fc.boolean(),
};

/** Real disk files with damage, and made ones. */
export const diskHead: FuzzTarget<DiskInput> = {
  name: 'disk',
  share: 120,
  seconds: 2,
  inputs: fc.oneof(
    { weight: 6, arbitrary: fc.record({ ...common, image: fc.constantFrom(...diskFixtures.keys()) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        ...common,
        image: fc.constantFrom(...MAGIC),
        bytes: fc.array(fc.nat({ max: 255 }), { maxLength: 2100 }),
      }),
    },
  ),
  check: async (input) => {
    const opened: MemorySource[] = [];
    const open = (bytes: Uint8Array, changes: readonly Patch[], size = bytes.length): ByteSource => {
      const source = memorySource(bytes, size);
      opened.push(source);
      return patched(source, changes);
    };
    const whole = imageBytes(input);
    const part = whole.subarray(0, Math.floor((whole.length * input.cut) / 10_000));
    const source = open(part, input.patches, input.isShrinking ? whole.length : part.length);
    const image = await inspectDisk(source, (name) => {
      const bytes = diskFixtures.get(name.replaceAll('\\', '/').replace(/^\.\//, ''));
      const found = bytes ? open(bytes, input.patchesOfOthers) : { unreadable: say`there is no such file` };
      return Promise.resolve(found);
    });
    assertSound(image);
    const asked = opened.reduce((sum, one) => sum + one.bytesAsked(), 0);
    assert.ok(asked <= READ_LIMIT, `${asked} bytes were asked for`);
  },
};

function imageBytes({ image, bytes }: DiskInput): Uint8Array {
  if (bytes) return Uint8Array.from([...new TextEncoder().encode(image), ...bytes]);
  return diskFixtures.get(image) ?? assert.fail(`there is no image ${image}`);
}

/** What holds for every answer, whatever the bytes were. */
function assertSound(image: DiskImage): void {
  const { format, reason, partitioning, capacity, parentPaths } = image;
  assert.equal(format === 'unknown', reason !== undefined);
  if (reason) assert.notEqual(ENGLISH(reason), '');
  if (partitioning.kind === 'unknown') assert.notEqual(ENGLISH(partitioning.reason), '');
  if (format === 'unknown') assert.equal(partitioning.kind, 'unknown');
  assert.ok(capacity === undefined || (Number.isSafeInteger(capacity) && capacity >= 0), `${capacity} bytes`);
  assert.ok(parentPaths.every((path) => path !== ''));
}

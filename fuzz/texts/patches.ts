import fc from 'fast-check';
import type { ByteSource } from '../../server/src/disk/byteSource.js';

/** Bytes that are written over those of a file. */
export interface Patch {
  /** From the start of the file, or from its end when negative. */
  readonly at: number;
  readonly bytes: readonly number[];
}

/** Numbers at which readers of tables fail. */
const NUMBERS = [
  0n,
  1n,
  2n,
  5n,
  127n,
  128n,
  511n,
  512n,
  513n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  1n << 40n,
];

/** 2, 4 or 8 bytes in either order. */
const numbers = fc
  .record({
    value: fc.oneof(
      fc.constantFrom(...NUMBERS, (1n << 53n) + 1n, (1n << 63n) - 1n, (1n << 64n) - 1n),
      fc.bigInt(0n, (1n << 64n) - 1n),
    ),
    width: fc.constantFrom(2, 4, 8),
    isLittle: fc.boolean(),
  })
  .map(({ value, width, isLittle }) => {
    const big = Array.from({ length: width }, (_, index) =>
      Number((value >> BigInt(8 * (width - 1 - index))) & 255n),
    );
    return isLittle ? big.reverse() : big;
  });

const bytes = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 2, arbitrary: fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 16 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [...new TextEncoder().encode('../../../etc/passwd\0')],
      [0xd8, 0x00],
      Array<number>(512).fill(0),
    ),
  },
);

/** Where heads, footers and tables stand: most of their fields lie on even places. */
const places = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 1024 }).map((half) => half * 2) },
  { weight: 2, arbitrary: fc.integer({ min: -800, max: -1 }).map((half) => half * 2) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 70_000 }) },
);

/** Up to four patches. */
export const patches: fc.Arbitrary<readonly Patch[]> = fc.array(fc.record({ at: places, bytes }), {
  maxLength: 4,
});

/** A source with patches over its bytes; what lies outside is not written. */
export function patched(source: ByteSource, changes: readonly Patch[]): ByteSource {
  if (changes.length === 0) return source;
  return {
    size: source.size,
    read: async (offset, length) => {
      const read = await source.read(offset, length);
      for (const { at, bytes: written } of changes) {
        const start = (at < 0 ? source.size + at : at) - offset;
        for (const [index, byte] of written.entries()) {
          const place = start + index;
          if (place >= 0 && place < read.length) read[place] = byte;
        }
      }
      return read;
    },
  };
}

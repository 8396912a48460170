import assert from 'node:assert/strict';
import { generatedRanges, macRange, macRanges } from '../../server/src/knowledge/macRanges.js';

const bytes = (address: string): number[] => address.split(':').map((byte) => parseInt(byte, 16));

describe('ranges of MAC addresses', () => {
  for (const [address, maker, use] of [
    ['00:50:56:00:00:00', 'VMware', 'static'],
    ['00:50:56:3F:FF:FF', 'VMware', 'static'],
    ['00:50:56:40:00:00', 'VMware', 'reserved'],
    ['00:50:56:80:00:01', 'VMware', 'vcenter'],
    ['00:50:56:bf:ff:ff', 'VMware', 'vcenter'],
    ['00:50:56:c0:00:08', 'VMware', 'reserved'],
    ['00:0c:29:12:34:56', 'VMware', 'generated'],
    ['00:05:69:00:00:01', 'VMware', 'generated'],
    ['00:03:ff:01:02:03', 'Microsoft', 'generated'],
    ['0:15:5d:1:2:3', 'Microsoft', 'generated'],
    ['00:50:55:00:00:00', undefined, undefined],
    ['52:54:00:00:00:01', undefined, undefined],
  ] as const) {
    it(`${address}: ${maker ?? 'somebody else'}, ${use ?? 'unknown'}`, () => {
      const range = macRange(bytes(address));
      assert.deepEqual([range?.maker, range?.use], [maker, use]);
    });
  }

  it('are given out by the product that writes the file, and by no other', () => {
    assert.deepEqual(
      generatedRanges('vmc').map(({ first }) => first),
      ['00:03:ff:00:00:00'],
    );
    assert.deepEqual(
      generatedRanges('vmx').map(({ first }) => first),
      ['00:0c:29:00:00:00', '00:05:69:00:00:00'],
    );
  });

  it('do not overlap, and no address of VMware is left out', () => {
    const sorted = [...macRanges()].sort((a, b) => (a.first < b.first ? -1 : 1));
    for (const [index, { first, last, meaning }] of sorted.entries()) {
      assert.ok(first <= last);
      assert.ok(last < (sorted[index + 1]?.first ?? 'g'), first);
      assert.match(meaning, /^[A-Z].*\.$/);
    }
    for (let fourth = 0; fourth < 256; fourth++) assert.ok(macRange([0x00, 0x50, 0x56, fourth, 0, 0]));
  });
});

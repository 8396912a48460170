import assert from 'node:assert/strict';
import { remembered } from '../../server/src/syntax/remembered.js';

/** A remembered question, and how often its answer was worked out. */
function counted(): { lengthOf: (text: string) => number; times: () => number } {
  let times = 0;
  const lengthOf = remembered((text) => {
    times++;
    return text.length;
  });
  return { lengthOf, times: () => times };
}

describe('What is asked of every file', () => {
  it('is worked out once for each text', () => {
    const { lengthOf, times } = counted();
    assert.deepEqual(['a', 'scsi0', 'a', 'scsi0'].map(lengthOf), [1, 5, 1, 5]);
    assert.equal(times(), 2);
  });

  it('is worked out anew for long texts, which do not come again', () => {
    const { lengthOf, times } = counted();
    const long = 'a'.repeat(1000);
    assert.deepEqual([lengthOf(long), lengthOf(long)], [1000, 1000]);
    assert.equal(times(), 2);
  });

  it('stays right when there are more texts than are remembered', () => {
    const { lengthOf } = counted();
    const texts = Array.from({ length: 50_000 }, (_, index) => String(index));
    assert.deepEqual(
      [...texts, ...texts].map(lengthOf),
      [...texts, ...texts].map(({ length }) => length),
    );
  });
});

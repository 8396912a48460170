import assert from 'node:assert/strict';
import { holds } from '../../server/src/syntax/text.js';

describe('A span', () => {
  it('holds the offsets in it and the one at its end', () => {
    const held = [2, 3, 4, 5, 6].filter((offset) => holds({ start: 3, end: 5 }, offset));
    assert.deepEqual(held, [3, 4, 5]);
    assert.ok(holds({ start: 3, end: 3 }, 3));
  });
});

import assert from 'node:assert/strict';
import { applyEdits, holds } from '../../server/src/syntax/text.js';

describe('A span', () => {
  it('holds the offsets in it and the one at its end', () => {
    const held = [2, 3, 4, 5, 6].filter((offset) => holds({ start: 3, end: 5 }, offset));
    assert.deepEqual(held, [3, 4, 5]);
    assert.ok(holds({ start: 3, end: 3 }, 3));
  });
});

describe('Edits of a text', () => {
  it('put what is inserted in front of what is replaced at the same place, however they are given', () => {
    const insertion = { span: { start: 1, end: 1 }, newText: 'new ' };
    const replacement = { span: { start: 1, end: 2 }, newText: 'B' };
    for (const edits of [
      [insertion, replacement],
      [replacement, insertion],
    ])
      assert.equal(applyEdits('abc', edits), 'anew Bc');
  });
});

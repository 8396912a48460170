import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedText } from '../../server/src/syntax/editedText.js';
import { applyEdits } from '../../server/src/syntax/text.js';

describe('A text under repair', () => {
  it('gives the edits of the original, each at its place', () => {
    const text = new EditedText('one two three');
    text.apply([{ span: { start: 0, end: 3 }, newText: 'first' }]);
    text.apply([{ span: { start: 10, end: 15 }, newText: 'third' }]);
    assert.equal(text.text, 'first two third');
    assert.deepEqual(text.edits(), [
      { span: { start: 0, end: 3 }, newText: 'first' },
      { span: { start: 10, end: 13 }, newText: 'ird' },
    ]);
  });

  it('gives none for what was changed and changed back', () => {
    const text = new EditedText('<a>false</a>');
    text.apply([{ span: { start: 3, end: 8 }, newText: 'true' }]);
    text.apply([{ span: { start: 3, end: 7 }, newText: 'false' }]);
    assert.deepEqual(text.edits(), []);
  });

  it('arrives at the same text, whatever the edits', () => {
    const edit = fc.record({ at: fc.nat(40), length: fc.nat(8), newText: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(edit, { maxLength: 6 }), (original, edits) => {
        const edited = new EditedText(original);
        for (const { at, length, newText } of edits) {
          const start = Math.min(at, edited.text.length);
          edited.apply([{ span: { start, end: Math.min(start + length, edited.text.length) }, newText }]);
        }
        assert.equal(applyEdits(original, edited.edits()), edited.text);
      }),
    );
  });
});

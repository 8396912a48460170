import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SettingEdits } from '../../server/src/machine/vmx/settingEdits.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';

describe('Removing a setting of a .vmx', () => {
  const removed = (text: string): string => {
    const edits = new SettingEdits(parse(text).tree);
    edits.remove('A.B');
    return applyEdits(text, edits.edits());
  };

  it('takes the whole line out, with its line end and comment', () => {
    assert.equal(removed('x = 1\r\na.b = "2" # y\r\nz = 3\r\n'), 'x = 1\r\nz = 3\r\n');
    assert.equal(removed('x = 1\na.b = 2'), 'x = 1\n');
  });

  it('takes out every place of it', () => {
    assert.equal(removed('a.b = 1\nA.b = 2\nx = 3\n'), 'x = 3\n');
  });
});

describe('Setting any key of any .vmx', () => {
  const piece = fc.constantFrom(
    ...['scsi1.sharedBus', 'scsi1.present', 'scsi0:0.fileName', 'memsize', 'x', ' = ', '=', '"', '"v"', 'v'],
    ...['#', ' ', '\n', '\r\n', '\r', 'a = "b"\n', 'scsi1.sharedBus = none', 'SCSI1:0.Present = TRUE\n'],
  );
  const anyText = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));
  const anyValue = fc.oneof(fc.string(), fc.constantFrom('virtual', 'a b', '"', '#', '|22', '\n', ''));

  it('gives it that value, changes no other setting, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(anyText, anyValue, (text, value) => {
        const set = (before: string): string => {
          const edits = new SettingEdits(parse(before).tree);
          edits.set('scsi1.sharedBus', value);
          return applyEdits(before, edits.edits());
        };
        const after = set(text);
        const written = parse(after).tree.all('scsi1.sharedBus');
        assert.ok(written.length > 0);
        const isFlag = /^(?:true|false)$/i.test(value);
        for (const entry of written)
          assert.equal(
            isFlag ? entry.value.toLowerCase() : entry.value,
            isFlag ? value.toLowerCase() : value,
          );
        assert.deepEqual(others(after), others(text));
        assert.equal(set(after), after);
      }),
      { numRuns: 1000 },
    );
  });

  /** The key in quotes is the same setting, misspelled. */
  function others(text: string): string[] {
    return parse(text)
      .tree.entries.filter(({ key }) => key.replaceAll('"', '').toLowerCase() !== 'scsi1.sharedbus')
      .map(({ span }) => text.slice(span.start, span.end));
  }
});

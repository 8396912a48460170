import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../server/src/syntax/vmx/parse.js';
import { splitEntries } from '../../../server/src/syntax/vmx/splitEntries.js';

/** The entries of a line that holds several, as `key=value`; undefined when it cannot be split. */
function split(text: string): string[] | undefined {
  const { tree, errors } = parse(text);
  const [line] = errors;
  assert.ok(line, 'the line is well-formed');
  return splitEntries(tree.text, line)?.map(({ key, value }) => `${key}=${value}`);
}

describe('A line with two settings', () => {
  for (const [name, text, expected] of [
    [
      'as the web edition of the book prints it for GSX',
      'scsi1.sharedBus=virtual disk.locking = false',
      ['scsi1.sharedBus=virtual', 'disk.locking=false'],
    ],
    [
      'without a blank behind the quote',
      'numvcpus = "4"cpuid.coresPerSocket = "2"',
      ['numvcpus=4', 'cpuid.coresPerSocket=2'],
    ],
    [
      'quoted, from a recipe',
      'disk.locking="FALSE" scsi1:1.SharedBus="Virtual"',
      ['disk.locking=FALSE', 'scsi1:1.SharedBus=Virtual'],
    ],
    ['with a comma between them', 'a.b = "1", c.d = "2"', ['a.b=1', 'c.d=2']],
    ['with a semicolon between them', 'a.b = 1; c.d = 2', ['a.b=1', 'c.d=2']],
    ['that are three', 'a.b = "1" c.d = 2 e.f = "3"', ['a.b=1', 'c.d=2', 'e.f=3']],
    ['and a comment', 'a.b = "1" c.d = "2" # both', ['a.b=1', 'c.d=2']],
    ['and a sign inside quotes', 'a.b = "x = y" c.d = "2"', ['a.b=x = y', 'c.d=2']],
  ] as const) {
    it(name, () => {
      assert.deepEqual(split(text), expected);
    });
  }

  it('keeps the comment with the last of them', () => {
    const text = 'a.b = "1" c.d = "2" # both';
    const { tree, errors } = parse(text);
    const last = splitEntries(text, errors[0]!)?.at(-1);
    assert.equal(tree.text.slice(last?.comment?.start, last?.comment?.end), '# both');
  });

  it('knows where each of them stands in the file', () => {
    const text = 'x = "0"\na.b = "1" c.d = "2"\n';
    const { errors } = parse(text);
    const entries = splitEntries(text, errors[0]!) ?? [];
    assert.deepEqual(
      entries.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)),
      ['a.b', 'c.d'],
    );
  });
});

describe('A malformed line of another kind', () => {
  for (const text of [
    'a = b c',
    'a = "b" c',
    'a = "say \\"x = y\\""',
    'a = "b" c = "d',
    'a b = c',
    'annotation = "no end',
    'a = x == y',
    'a = b c = d e',
  ]) {
    it(`is not split: ${text}`, () => {
      assert.equal(split(text), undefined);
    });
  }
});

describe('Splitting any line', () => {
  const piece = fc.constantFrom(
    'a',
    'b.c',
    ' ',
    '=',
    '"',
    '#',
    ',',
    '"x"',
    'k = "v"',
    'k=v',
    '\t',
    '|22',
    'ü',
  );
  const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('gives two or more entries in order, each within the line, or none', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const malformed of parse(text).errors) {
          const entries = splitEntries(text, malformed);
          if (!entries) continue;
          assert.ok(entries.length >= 2);
          let done = malformed.span.start;
          for (const { key, keySpan, valueSpan } of entries) {
            assert.ok(keySpan.start >= done && valueSpan.end <= malformed.span.end);
            assert.equal(text.slice(keySpan.start, keySpan.end), key);
            done = valueSpan.end;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no time that grows faster than the line', () => {
    // A second look at the rest of the line behind each entry would take longer than a test may.
    assert.equal(split('a.b = "x" '.repeat(80_000))?.length, 80_000);
  });
});

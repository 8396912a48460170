import assert from 'node:assert/strict';
import { lineAt, linesIn, nextLine, wholeLines } from '../../server/src/syntax/lines.js';
import { smallestEditIn } from '../../server/src/syntax/smallestEdit.js';
import { applyEdits, type Span } from '../../server/src/syntax/text.js';

const cut = (text: string, { start, end }: Span): string => text.slice(start, end);

describe('Lines of a text', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['one', 'two', 'three'].join(end);
    it(`may be empty, with ${JSON.stringify(end)}`, () => {
      const start = 1 + end.length;
      assert.deepEqual(nextLine(`a${end}${end}b`, 0), { start, end: start });
    });

    it(`end with ${JSON.stringify(end)}`, () => {
      assert.equal(cut(text, lineAt(text, text.indexOf('w'))), 'two');
      assert.equal(cut(text, nextLine(text, 0)), 'two');
      assert.equal(cut(text, nextLine(text, text.indexOf('w'))), 'three');
      assert.equal(cut(text, nextLine(text, text.length)), '');
      const two = text.indexOf('two');
      assert.equal(cut(text, wholeLines(text, { start: two, end: two + 3 }) ?? assert.fail()), `two${end}`);
    });

    it(`a selection up to the first character of a line leaves that line out, with ${JSON.stringify(end)}`, () => {
      assert.equal(cut(text, linesIn(text, { start: 0, end: text.indexOf('two') })), 'one');
      assert.equal(cut(text, linesIn(text, { start: 0, end: text.indexOf('two') + 1 })), `one${end}two`);
    });
  }
});

describe('The smallest edit', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a\r\nb', 'a\rb'],
    ['a\rb', 'a\r\nb'],
    ['a\r\n', 'a\n'],
    ['😀', '😁'],
    ['x\u{1F600}', 'x\u{1FA00}'],
    ['\u{1F600}x', '\u{2F600}x'],
    ['same', 'same'],
  ];
  for (const [before, after] of texts) {
    it(`from ${JSON.stringify(before)} to ${JSON.stringify(after)} splits no pair`, () => {
      const edits = smallestEditIn(before, { start: 0, end: before.length }, after);
      assert.equal(applyEdits(before, edits), after);
      for (const { span } of edits) {
        for (const at of [span.start, span.end])
          assert.doesNotMatch(
            before.slice(Math.max(at - 1, 0), at + 1),
            /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/,
          );
      }
    });
  }
});

describe('Edits that cannot be applied', () => {
  const wrong: readonly (readonly [string, readonly Span[]])[] = [
    [
      'two on the same characters',
      [
        { start: 0, end: 3 },
        { start: 2, end: 4 },
      ],
    ],
    ['one behind the end', [{ start: 0, end: 9 }]],
    ['one that ends before it begins', [{ start: 3, end: 1 }]],
  ];
  for (const [what, spans] of wrong) {
    it(`${what}: the text is not destroyed`, () => {
      const edits = spans.map((span) => ({ span, newText: 'x' }));
      assert.throws(() => applyEdits('text', edits), /overlaps another one or lies outside the text/);
    });
  }
});

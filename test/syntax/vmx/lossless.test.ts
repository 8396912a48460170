import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../server/src/syntax/text.js';
import { decodeEscapes } from '../../../server/src/syntax/vmx/escape.js';
import { parse, print } from '../../../server/src/syntax/vmx/parse.js';
import type { VmxLine } from '../../../server/src/syntax/vmx/tree.js';
import { assertTiled } from './tiling.js';

/** Pieces that carry the grammar, so that random texts reach every branch. */
const piece = fc.constantFrom(
  ...['a', 'scsi0:0.fileName', 'KEY', 'ü', '😀', '4', 'TRUE', '\uFEFF', '\uD800', '\0', '\u00A0', '\u2028'],
  ...['=', ' = ', '"', '#', ' ', '\t', '|', '|22', ';', '\\', '{{x}}', '\n', '\r', '\r\n', '\v'],
  ...['a = "b"', 'a = b # c', 'key="v"\n', '.encoding = "GBK"\r\n', '#!/usr/bin/vmware\n'],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
);

const inside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;

function assertSane(text: string, line: VmxLine): void {
  const at = (span: Span): string => text.slice(span.start, span.end);
  if (line.kind === 'malformed') {
    assert.ok(inside(line.where, line.span) && line.where.start < line.where.end);
  }
  if (line.kind !== 'entry') return;
  assert.match(line.key, /^[^ \t#=\0\r\n]+$/);
  assert.equal(at(line.keySpan), line.key);
  assert.equal(decodeEscapes(at(line.valueSpan)), line.value);
  assert.ok(inside(line.keySpan, line.span) && inside(line.valueSpan, line.span));
  assert.ok(line.keySpan.end < line.valueSpan.start);
  if (line.quoted) {
    assert.equal(
      at({ start: line.valueSpan.start - 1, end: line.valueSpan.end + 1 }),
      `"${at(line.valueSpan)}"`,
    );
  } else {
    assert.doesNotMatch(at(line.valueSpan), /[ \t#]|^"/);
  }
  if (line.comment) {
    assert.match(at(line.comment), /^#/);
    assert.equal(line.comment.end, line.span.end);
  }
}

describe('Reading any text', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(print(parse(text).tree), text);
      }),
    );
  });

  it('makes every character part of one line or one line end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assertTiled(text, parse(text).tree.lines);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the place of everything it read', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tree, errors } = parse(text);
        for (const line of tree.lines) assertSane(text, line);
        assert.deepEqual(errors, tree.malformed);
        assert.equal(
          tree.lines.filter(({ kind }) => kind === 'entry' || kind === 'malformed').length,
          tree.entries.length + tree.malformed.length,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every entry by its key, also in small letters, and gives a duplicate no value', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tree } = parse(text);
        for (const entry of tree.entries) {
          assert.ok(tree.all(entry.key.toLowerCase()).includes(entry));
          assert.ok(tree.all(entry.key).includes(entry));
          assert.equal(tree.only(entry.key), tree.all(entry.key).length === 1 ? entry : undefined);
        }
      }),
    );
  });
});

describe('Lines', () => {
  const keys = (text: string): string[] => parse(text).tree.entries.map(({ key }) => key);

  it('end with LF, CRLF or a lone CR, in one file too', () => {
    assert.deepEqual(keys('a = 1\nb = 2\r\nc = 3\rd = 4'), ['a', 'b', 'c', 'd']);
  });

  it('do not keep a CR in an unquoted value', () => {
    assert.equal(parse('a = b\r\nc = d\r').tree.only('a')?.value, 'b');
  });

  it('are not ended by other characters', () => {
    assert.equal(parse('a = "b\u2028c\u0085d\fe"').tree.only('a')?.value, 'b\u2028c\u0085d\fe');
  });

  it('start behind a BOM', () => {
    const { tree } = parse('\uFEFF.encoding = "UTF-8"\n');
    assert.deepEqual(keys(tree.text), ['.encoding']);
    assert.equal(tree.lines[0]?.span.start, 1);
    assert.deepEqual(parse('\uFEFF').tree.lines, []);
  });

  it('take a BOM elsewhere for a letter', () => {
    assert.deepEqual(keys('a = 1\n\uFEFFb = 2'), ['a', '\uFEFFb']);
  });

  it('count when they are empty, but not behind the last line end', () => {
    assert.deepEqual(
      parse('\n\na = 1\n').tree.lines.map(({ kind }) => kind),
      ['blank', 'blank', 'entry'],
    );
    assert.deepEqual(parse('').tree.lines, []);
  });
});

describe('Keys', () => {
  it('are found in any letter case', () => {
    const { tree } = parse('SCSI1.SharedBus = "none"\n');
    assert.equal(tree.only('scsi1.sharedbus')?.value, 'none');
    assert.equal(tree.only('scsi2.sharedBus'), undefined);
  });

  it('have no value when they are written twice, but both places', () => {
    const { tree } = parse('memsize = "512"\nMemSize = "512"\n');
    assert.equal(tree.only('memsize'), undefined);
    assert.deepEqual(
      tree.all('MEMSIZE').map(({ key }) => key),
      ['memsize', 'MemSize'],
    );
  });

  it('may have the names of members of every object', () => {
    const { tree } = parse('constructor = "1"\n__proto__ = "2"\n');
    assert.equal(tree.only('__proto__')?.value, '2');
    assert.equal(tree.only('toString'), undefined);
  });
});

import assert from 'node:assert/strict';
import { parseLine } from '../../../server/src/syntax/vmx/parseLine.js';
import type { VmxLine } from '../../../server/src/syntax/vmx/tree.js';

const read = (text: string): VmxLine => parseLine(text, { start: 0, end: text.length });

/** `key|value|comment` of an entry, `reason at characters` of a malformed line, else the kind. */
function shown(text: string): string {
  const line = read(text);
  if (line.kind === 'malformed') return `${line.reason} at ${text.slice(line.where.start, line.where.end)}`;
  if (line.kind !== 'entry') return line.kind;
  const comment = line.comment ? text.slice(line.comment.start, line.comment.end) : '';
  return `${line.key}|${line.value}|${comment}`;
}

function table(title: string, cases: readonly (readonly [text: string, expected: string])[]): void {
  describe(title, () => {
    for (const [text, expected] of cases) {
      it(JSON.stringify(text), () => {
        assert.equal(shown(text), expected);
      });
    }
  });
}

table('A line without an entry', [
  ['', 'blank'],
  [' \t ', 'blank'],
  ['# scsi0.present = "TRUE"', 'comment'],
  [' \t# indented', 'comment'],
  ['#!/usr/bin/vmware', 'comment'],
]);

table('A quoted value', [
  ['a = "b"', 'a|b|'],
  ['a="b"', 'a|b|'],
  ['\ta\t=\t"b"\t', 'a|b|'],
  ['a = ""', 'a||'],
  ['a = "b c"', 'a|b c|'],
  ['a = " 0"', 'a| 0|'],
  ['a = "b # no comment"', 'a|b # no comment|'],
  ['a = "x=y"', 'a|x=y|'],
  ['a = "b" # why', 'a|b|# why'],
  ['a = "b"# why', 'a|b|# why'],
  ['a = "it\'s"', "a|it's|"],
]);

table('An unquoted value', [
  ['a = b', 'a|b|'],
  ['a=b', 'a|b|'],
  ['a = 4096', 'a|4096|'],
  ['a = b"c', 'a|b"c|'],
  ["a = 'b'", "a|'b'|"],
  ['a = b=c', 'a|b=c|'],
  ['a = b # why', 'a|b|# why'],
  ['a = b#why', 'a|b|#why'],
  ['a = b;c', 'a|b;c|'],
]);

table('An empty value', [
  ['a =', 'a||'],
  ['a =  \t', 'a||'],
  ['a = # why', 'a||# why'],
  ['a=#why', 'a||#why'],
]);

table('A key', [
  ['scsi0:0.fileName = "x"', 'scsi0:0.fileName|x|'],
  ['.encoding = "UTF-8"', '.encoding|UTF-8|'],
  ['pciPassthru*.present = "False"', 'pciPassthru*.present|False|'],
  ['"a" = "b"', '"a"|b|'],
  [';a = "b"', ';a|b|'],
  ['schlüssel = "ü"', 'schlüssel|ü|'],
]);

table('Only SP and TAB are blanks', [
  ['a\u00A0=\u00A0b', 'a\u00A0|\u00A0b|'],
  ['a = b\fc', 'a|b\fc|'],
  ['\va = b', '\va|b|'],
]);

table('A malformed line', [
  ['scsi0.present', 'no-equals at scsi0.present'],
  ['scsi0.present "TRUE"', 'no-equals at scsi0.present "TRUE"'],
  ['just some words  ', 'no-equals at just some words'],
  ['a # b = c', 'no-equals at a # b = c'],
  ['a#b = c', 'no-equals at a#b = c'],
  ['= "b"', 'no-key at ='],
  ['  = b', 'no-key at ='],
  ['disk locking = "FALSE"', 'blank-in-key at disk locking'],
  ['- scsi1.present = "TRUE"', 'blank-in-key at - scsi1.present'],
  ['a = "b', 'missing-closing-quote at "b'],
  ['a = "', 'missing-closing-quote at "'],
  ['a = "b" c', 'text-after-quote at c'],
  ['a = "b"c = "d"', 'text-after-quote at c = "d"'],
  ['a = "say \\"hi\\""', 'text-after-quote at hi\\""'],
  ['a = b c', 'text-after-value at c'],
  ['a = b c # why', 'text-after-value at c # why'],
  ['a = "b\0c"', 'nul at \0'],
  ['a\0 = "b"', 'nul at \0'],
]);

describe('The places of an entry', () => {
  it('leave out the quotes of the value and keep it inside its own line', () => {
    const text = 'x = "1"\n  scsi1.sharedBus = "virtual"  # both\ny = "2"';
    const span = { start: 8, end: text.indexOf('\ny') };
    const line = parseLine(text, span);
    assert.ok(line.kind === 'entry');
    assert.deepEqual(line.span, span);
    assert.equal(text.slice(line.keySpan.start, line.keySpan.end), 'scsi1.sharedBus');
    assert.equal(text.slice(line.valueSpan.start, line.valueSpan.end), 'virtual');
    assert.equal(text[line.valueSpan.start - 1], '"');
    assert.equal(line.quoted, true);
  });

  it('put an empty value where a person would type it', () => {
    const placeOf = (text: string): number => {
      const line = read(text);
      assert.ok(line.kind === 'entry');
      assert.equal(line.valueSpan.start, line.valueSpan.end);
      return line.valueSpan.start;
    };
    assert.equal(placeOf('a ='), 3);
    assert.equal(placeOf('a =    # why'), 4);
    assert.equal(placeOf('a=#why'), 2);
    assert.equal(placeOf('a = ""'), 5);
  });

  it('do not look for a quote, a sign or a NUL beyond the line', () => {
    assert.equal(parseLine('a = "b\nc"', { start: 0, end: 6 }).kind, 'malformed');
    assert.equal(parseLine('a\n= b', { start: 0, end: 1 }).kind, 'malformed');
    assert.equal(parseLine('a = b\n\0', { start: 0, end: 5 }).kind, 'entry');
  });
});

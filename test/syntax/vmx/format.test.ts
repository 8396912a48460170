import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, sortEdits, type Span, type TextEdit } from '../../../server/src/syntax/text.js';
import { formatLine, formatVmx } from '../../../server/src/syntax/vmx/format.js';
import { parse } from '../../../server/src/syntax/vmx/parse.js';

const editsOf = (text: string, range?: Span): TextEdit[] => formatVmx(parse(text).tree, range);
const formatted = (text: string, range?: Span): string => applyEdits(text, editsOf(text, range));

describe('Formatting a .vmx', () => {
  for (const [name, before, after] of [
    ['sets blanks around the equals sign', 'a="1"\nb  =\t"2"\n', 'a = "1"\nb = "2"\n'],
    ['quotes a bare value', 'scsi1.sharedBus = virtual\n', 'scsi1.sharedBus = "virtual"\n'],
    ['quotes an empty bare value', 'a =\nb=\t\nc = # none\n', 'a = ""\nb = ""\nc = "" # none\n'],
    ['leaves a bare value that holds a quote', 'a =b"c\n', 'a = b"c\n'],
    [
      'leaves bare values that a template fills in',
      'a ={{x}}\nb = ${X}\nc = %X%\nd = <NAME>\ne = __X__\n',
      'a = {{x}}\nb = ${X}\nc = %X%\nd = <NAME>\ne = __X__\n',
    ],
    [
      'leaves a bare value in quotes of another kind, which a rule repairs',
      "a =“1”\nb =„x\nc =y”\nd ='z'\ne =Bob’s\n",
      'a = “1”\nb = „x\nc = y”\nd = \'z\'\ne = "Bob’s"\n',
    ],
    ['keeps the value as it is written', 'a="  |22x; " \n', 'a = "  |22x; "\n'],
    ['takes blanks off both ends of a line', '\t a = "1" \t\n  # c  \n', 'a = "1"\n# c\n'],
    ['parts a comment from the value', 'a = b# c \n', 'a = "b" # c\n'],
    [
      'keeps comments in their column',
      'a = "1"    # x\nbb = "2"   # y\n',
      'a = "1"    # x\nbb = "2"   # y\n',
    ],
    ['leaves one blank line', 'a = "1"\n\n \n\n\t\nb = "2"\n', 'a = "1"\n\nb = "2"\n'],
    ['leaves no blank line at the end', 'a = "1"\n\n  ', 'a = "1"\n'],
    ['ends the last line', 'a = "1"\r\nb=2', 'a = "1"\r\nb = "2"\r\n'],
    [
      'keeps each line end, and U+FEFF',
      '\uFEFFa="1"\r\nb="2"\nc="3"\rd="4"\n',
      '\uFEFFa = "1"\r\nb = "2"\nc = "3"\rd = "4"\n',
    ],
    [
      'leaves malformed lines',
      ' a "1"  \n  {% if x %} \nb = "1" c \n',
      ' a "1"  \n  {% if x %} \nb = "1" c \n',
    ],
    [
      'leaves the first line and the encoding',
      '#!/usr/bin/vmware \n .encoding="UTF-8" \na="1"\n',
      '#!/usr/bin/vmware \n .encoding="UTF-8" \na = "1"\n',
    ],
    [
      'leaves a blank that keeps a CR and an LF from becoming one line end',
      'a = "1"\r \nb="2"\n',
      'a = "1"\r \nb = "2"\n',
    ],
    ['leaves a text of blanks empty', ' \n\n', ''],
  ] as const) {
    it(name, () => {
      assert.equal(formatted(before), after);
    });
  }

  it('changes a line in small stretches', () => {
    const text = ' a="1"# c \n';
    const stretches = editsOf(text).map(({ span, newText }) => [text.slice(span.start, span.end), newText]);
    assert.deepEqual(stretches, [
      [' ', ''],
      ['=', ' = '],
      ['', ' '],
      [' ', ''],
    ]);
  });
});

describe('Formatting a part of a .vmx', () => {
  const text = 'a=1\nb=2\n\n\nc=3\n\n\nd=4';
  const of = (part: string): Span => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

  it('touches the lines of the selection', () => {
    assert.equal(formatted(text, of('b=2')), text.replace('b=2', 'b = "2"'));
    assert.equal(formatted(text, of('2\n\n\nc')), 'a=1\nb = "2"\n\nc = "3"\n\n\nd=4');
  });

  it('leaves the line in front of which the selection ends', () => {
    assert.equal(formatted(text, of('a=1\n')), text.replace('a=1', 'a = "1"'));
  });

  it('leaves a blank line that keeps a CR and an LF behind the selection from becoming one line end', () => {
    const text = 'a = "1"\n\r \n\nb = "2"\n';
    const blank = { start: text.indexOf(' \n'), end: text.indexOf(' \n') + 1 };
    assert.equal(formatted(text, blank), text);
    assert.equal(formatted(text), 'a = "1"\n\rb = "2"\n');
  });

  it('ends the last line only when that is selected', () => {
    assert.equal(formatted(text, of('d=4')), text.replace('d=4', 'd = "4"\n'));
  });
});

describe('A line that was finished with Enter', () => {
  it('is formatted alone', () => {
    const text = 'a=1\n\n\n  b=2 \n';
    const edits = formatLine(parse(text).tree, text.indexOf('b'));
    assert.equal(applyEdits(text, edits), 'a=1\n\n\nb = "2"\n');
  });

  it('stays where there is none', () => {
    assert.deepEqual(formatLine(parse('a = "1"\n').tree, 8), []);
  });
});

const piece = fc.constantFrom(
  ...['a', 'scsi0:0.fileName', 'KEY', 'ü', '\uFEFF', '\0', '\u00A0', '.encoding', '#!x', '{{x}}', '__'],
  ...['=', ' = ', '"', '#', ' ', '\t', '|22', ';', '\\', '\n', '\r', '\r\n', '\n\n', ' \r', '\v'],
  ...['a = "b"', 'a =b # c', 'key="v"\n', 'k = v\r\n'],
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
describe('Formatting any .vmx', () => {
  it('a second time changes nothing', () => {
    const twice = fc.property(anyText, (text) => {
      const once = formatted(text);
      assert.deepEqual(editsOf(once), []);
    });
    fc.assert(twice, { numRuns: 1000 });
  });

  it('keeps settings, comments and malformed lines in their order', () => {
    const said = (text: string): readonly string[] =>
      parse(text).tree.lines.flatMap((line) => {
        const at = ({ start, end }: Span): string => text.slice(start, end);
        if (line.kind === 'entry') {
          const comment = line.comment ? at(line.comment).trim() : '';
          return [[line.key, line.value, at(line.valueSpan), comment].join('\n')];
        }
        if (line.kind === 'blank') return [];
        return [line.kind === 'comment' ? at(line.span).trim() : at(line.span)];
      });
    const same = fc.property(anyText, (text) => {
      assert.deepEqual(said(formatted(text)), said(text));
    });
    fc.assert(same, { numRuns: 1000 });
  });

  it('changes only lines of the selection, in the order of the text', () => {
    const inside = fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const edits = editsOf(text, { start, end });
      assert.deepEqual(edits, sortEdits(edits));
      applyEdits(text, edits);
      const first = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
      for (const { span } of edits) {
        assert.ok(start === 0 || span.start >= first);
        assert.doesNotMatch(text.slice(end, span.start), /[\r\n]/);
        assert.doesNotMatch(text.slice(end, span.end), /(?:\r\n|\r(?!\n)|\n)[^]/);
      }
    });
    fc.assert(inside, { numRuns: 1000 });
  });
});

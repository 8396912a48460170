import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, sortEdits, type Span } from '../../../server/src/syntax/text.js';
import { formatVmc } from '../../../server/src/syntax/vmc/format.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';
import { machineText } from './machineText.js';

const formatted = (text: string, range?: Span): string =>
  applyEdits(text, formatVmc(parse(text).tree, range));

const lines = (...all: readonly string[]): string => all.join('\n');

describe('Formatting a .vmc', () => {
  it('leaves a file of Microsoft’s products as it is', () => {
    assert.deepEqual(formatVmc(parse(machineText).tree), []);
  });

  it('brings back the lines and tabs of a file that lost them', () => {
    const blanks = /(?<=>)\r\n\t*(?=<)/g;
    for (const lost of ['', ' ', '\r\n', '\r\n  '])
      assert.equal(formatted(machineText.replaceAll(blanks, lost)), machineText);
  });

  for (const [name, before, after] of [
    [
      'takes the indentation that the file uses',
      lines('<a>', '  <b>', '<c />', '      <d />', '  </b>', '</a>'),
      lines('<a>', '  <b>', '    <c />', '    <d />', '  </b>', '</a>'),
    ],
    [
      'tidies tags, and no value',
      lines("<a  id = '0'", '   b="  x ">', '  <c', '    type="string"   />', '  <d></d  ><e/>', '</a >'),
      lines(`<a id='0' b="  x ">`, '  <c type="string" />', '  <d></d>', '  <e/>', '</a>'),
    ],
    [
      'keeps the text of leaves',
      lines('<a>', '\t<b>  x', ' y </b> <c><![CDATA[ < ]]></c><d>', '</d>', '</a>'),
      lines('<a>', '\t<b>  x', ' y </b>', '\t<c><![CDATA[ < ]]></c>', '\t<d>', '</d>', '</a>'),
    ],
    [
      'keeps elements that hold text beside others',
      lines('<a>', '\t<b>text<c/>', '   <d/> </b><e/>', '</a>'),
      lines('<a>', '\t<b>text<c/>', '   <d/> </b>', '\t<e/>', '</a>'),
    ],
    [
      'leaves comments on the lines they are for',
      lines(
        '<a> <!-- a -->',
        '\t<b/>   <!-- b -->',
        ' <!-- c',
        '  c --><c/>',
        '<!-- d --><!-- e -->',
        '</a>',
      ),
      lines(
        '<a> <!-- a -->',
        '\t<b/>   <!-- b -->',
        '\t<!-- c',
        '  c --><c/>',
        '\t<!-- d --><!-- e -->',
        '</a>',
      ),
    ],
    [
      'leaves one blank line between elements and none at the ends',
      lines('<a>', '', '\t<b/>', '', '  ', '', '\t<c/>', '', '</a>'),
      lines('<a>', '\t<b/>', '', '\t<c/>', '</a>'),
    ],
    [
      'begins a line for each thing around the root',
      '<?xml version="1.0"?><!-- x -->  <!-- y --> <a/> <!-- z -->\n',
      '<?xml version="1.0"?>\n<!-- x -->\n<!-- y -->\n<a/> <!-- z -->\n',
    ],
    [
      'leaves comments behind the root together',
      '<a/> <!-- y -->   <!-- z -->\n<!-- end -->',
      '<a/>\n<!-- y -->   <!-- z -->\n<!-- end -->',
    ],
    [
      'keeps elements that hold text in front of a comment',
      lines('<a>', '\t<b>text <!-- c --><c/>', '   </b><d/>', '</a>'),
      lines('<a>', '\t<b>text <!-- c --><c/>', '   </b>', '\t<d/>', '</a>'),
    ],
    ['keeps mixed line ends', '<a>\r\n<b/>\n<c/>\r\n</a>\n', '<a>\r\n\t<b/>\n\t<c/>\r\n</a>\n'],
    ['leaves a file with a mistake', '<a><b><c/></a>', '<a><b><c/></a>'],
  ] as const) {
    it(name, () => {
      assert.equal(formatted(before), after);
    });
  }

  it('changes only the selected lines', () => {
    const text = lines('<a>', '<b/>', '<c/>', '<d/>', '</a>');
    const range = { start: text.indexOf('<c/>'), end: text.indexOf('<d/>') };
    assert.equal(formatted(text, range), text.replace('<c/>', '\t<c/>'));
  });
});

const gap = fc.constantFrom(
  '',
  ' ',
  '\r\n',
  '\n\t',
  '\n\n\n',
  '<!-- x -->',
  ' <!-- y\n y -->\n',
  '\r',
  'text',
);
const element = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('<l/>', '<l a = "1"  />', '<l>x\n y</l >', '<l> </l>', '<l><!-- c --></l>'),
    fc
      .array(fc.tuple(gap, tie('element')), { maxLength: 4 })
      .chain((inner) => gap.map((end) => `<c >${inner.flat().join('')}${end}</c>`)),
  ),
})).element;
const anyFile = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>', '<!-- h --> '),
    element,
    fc.constantFrom('', '\n'),
  )
  .map((parts) => parts.join(''));

describe('Formatting any .vmc', () => {
  const said = (text: string): readonly unknown[] => {
    const { root, comments } = parse(text).tree;
    const elements = root ? [...walk(root)] : [];
    return [
      elements.map(({ name, attributes, children, text: own }) => [
        name,
        attributes.map(({ value }) => value),
        children.length > 0 && own.trim() === '' ? '' : own,
      ]),
      comments.map((comment) => comment.text),
    ];
  };

  it('keeps elements, text and comments, and a second time changes nothing', () => {
    const random = fc.property(anyFile, (text) => {
      const edits = formatVmc(parse(text).tree);
      assert.deepEqual(edits, sortEdits(edits));
      const once = applyEdits(text, edits);
      assert.deepEqual(said(once), said(text));
      assert.deepEqual(parse(once).errors, parse(text).errors);
      assert.equal(formatted(once), once);
    });
    fc.assert(random, { numRuns: 600 });
  });
});

import assert from 'node:assert/strict';
import { ENGLISH } from '../../../server/src/l10n/language.js';
import fc from 'fast-check';
import { parse, print } from '../../../server/src/syntax/vmc/parse.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';
import { assertCovered } from './covering.js';
import { machineText } from './machineText.js';

/** Pieces that make a text look like XML, so that random ones reach deep into the reader. */
const piece = fc.constantFrom(
  ...[
    '<a>',
    '</a>',
    '<b x="1">',
    '</b>',
    '<b/>',
    '< ',
    '</',
    '/>',
    '>',
    '<',
    '&',
    '&amp;',
    '&#x41;',
    '&no;',
    ';',
    '"',
    "'",
    '=',
  ],
  ...[
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.0"?>',
    '<?',
    '?>',
    '<!DOCTYPE a [',
    ']>',
    '<!ENTITY e "v">',
  ],
  ...[
    ' ',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\uFEFF',
    '\0',
    '\uD800',
    '\uDC00',
    '\uE000',
    '😀',
    'text',
    '__proto__',
    'hasOwnProperty',
  ],
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.nat(machineText.length), fc.nat(20), piece)
    .map(
      ([start, length, inserted]) =>
        machineText.slice(0, start) + inserted + machineText.slice(start + length),
    ),
);

function assertSane(text: string): void {
  const { tree, errors } = parse(text);
  assert.equal(print(tree), text);
  if (errors.length === 0) assertCovered(tree);
  assert.ok(errors.length <= 50);
  for (const { message: phrase, span } of errors) {
    const message = ENGLISH(phrase);
    assert.ok(message.length > 0 && message.length < 400);
    assert.ok(span.start >= 0 && span.end <= text.length, `${message} outside of the text`);
    assert.ok(span.start < span.end || text === '', `${message} marks nothing`);
  }
  for (const element of tree.root ? walk(tree.root) : []) {
    const { span, openSpan, nameSpan, contentSpan, closeSpan, parent, name, attributes } = element;
    assert.ok(span.start === openSpan.start && openSpan.end <= span.end && span.end <= text.length);
    assert.ok(!parent || (parent.openSpan.end <= span.start && span.end <= parent.span.end));
    assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
    if (contentSpan) assert.equal(contentSpan.start, openSpan.end);
    if (closeSpan) assert.ok(contentSpan?.end === closeSpan.start && closeSpan.end === span.end);
    for (const attribute of attributes) {
      assert.ok(openSpan.start < attribute.span.start && attribute.span.end <= openSpan.end);
      assert.ok(attribute.valueSpan.start <= attribute.valueSpan.end);
    }
  }
}

describe('reading a .vmc loses nothing', () => {
  it('gives the text back', () => {
    const { tree, errors } = parse(machineText);
    assert.deepEqual(errors, []);
    assert.equal(print(tree), machineText);
    assertCovered(tree);
  });

  it('knows the place of a comment inside of an element, beside its text or in a child', () => {
    const { tree, errors } = parse('<a>1<!-- one -->2<b><!-- two --></b><!-- three --></a>');
    assert.deepEqual(errors, []);
    assert.equal(tree.root?.text, '12');
    assertCovered(tree);
  });

  it('takes an empty comment for nothing, wherever it stands', () => {
    const { tree, errors } = parse('<!----><a>1<!---->2<b/><!----></a><!---->');
    assert.deepEqual([errors, tree.comments, tree.root?.text], [[], [], '12']);
    assertCovered(tree);
  });

  it('reads any text without throwing, its spans in order and inside the text', () => {
    fc.assert(fc.property(anyText, assertSane), { numRuns: 1500 });
  });

  it('keeps all elements in front of a place where the file is cut off', () => {
    const whole = [...walk(parse(machineText).tree.root!)].map(({ name }) => name);
    for (let length = 1; length < machineText.length; length += 7) {
      const { root } = parse(machineText.slice(0, length)).tree;
      const names = root ? [...walk(root)].map(({ name }) => name) : [];
      assert.deepEqual(names, whole.slice(0, names.length));
      assertSane(machineText.slice(0, length));
    }
  });
});

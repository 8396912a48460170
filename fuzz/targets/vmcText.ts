import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { formatVmc } from '../../server/src/syntax/vmc/format.js';
import { parse, print } from '../../server/src/syntax/vmc/parse.js';
import { elementAt, leafText } from '../../server/src/syntax/vmc/query.js';
import { attributesOf, follow, markupFrom, type Markup } from '../../server/src/syntax/vmc/tags.js';
import type { VmcTree, XmlElement, XmlError } from '../../server/src/syntax/vmc/tree.js';
import type { Span } from '../../server/src/syntax/text.js';
import { assertCovered } from '../../test/syntax/vmc/covering.js';
import { afterOrderedEdits, assertInOrder, assertInText, assertWithin } from '../checks/spans.js';
import type { FuzzTarget } from '../target.js';
import { longTexts, texts } from '../texts/texts.js';

/** Texts of .vmc files through reader and formatter. */
export const vmcText: FuzzTarget<string> = {
  name: 'vmc',
  share: 150,
  seconds: 2,
  inputs: fc.oneof({ weight: 3000, arbitrary: texts('vmc') }, { weight: 1, arbitrary: longTexts('vmc') }),
  check: (text) => {
    const { tree, errors } = parse(text);
    assert.equal(print(tree), text);
    if (errors.length === 0) assertCovered(tree);
    for (const error of errors) assertError(text, error);
    for (const { span } of tree.comments) assertInText(text, span, 'comment');
    if (tree.root) assertElement(tree.root, { start: 0, end: text.length });
    assertMarkup(text);
    elementAt(tree, Math.floor(text.length / 2));
    assertFormatted(tree, errors);
  },
};

function assertError(text: string, { span, message }: XmlError): void {
  assertInText(text, span, ENGLISH(message));
  assert.ok(text === '' || span.start < span.end, `"${ENGLISH(message)}" stands nowhere`);
}

function assertElement(element: XmlElement, around: Span): void {
  const { name, span, openSpan, nameSpan, contentSpan, closeSpan, children, attributes } = element;
  assertWithin(around, span, name);
  assertWithin(span, openSpan, `start tag of ${name}`);
  assertWithin(openSpan, nameSpan, `name of ${name}`);
  if (contentSpan) assertWithin(span, contentSpan, `content of ${name}`);
  if (closeSpan) assertWithin(span, closeSpan, `end tag of ${name}`);
  for (const attribute of attributes) {
    assertWithin(openSpan, attribute.span, attribute.name);
    assertWithin(attribute.span, attribute.nameSpan, attribute.name);
    assertWithin(attribute.span, attribute.valueSpan, attribute.name);
  }
  assertInOrder(
    children.map((child) => child.span),
    `child of ${name}`,
  );
  leafText(element);
  for (const child of children) assertElement(child, contentSpan ?? span);
}

/** What the reader of half-typed texts sees lies in order, too. */
function assertMarkup(text: string): void {
  const open: Markup[] = [];
  const seen: Span[] = [];
  for (const markup of markupFrom(text, 0)) {
    assertInText(text, markup.span, markup.kind);
    assertWithin(markup.span, markup.nameSpan, 'name');
    for (const { nameSpan } of attributesOf(text, markup)) assertWithin(markup.span, nameSpan, 'attribute');
    follow(text, open, markup);
    seen.push(markup.span);
  }
  assertInOrder(seen, 'markup');
}

/** Formatting comes to its end at once, breaks nothing and keeps all that elements say. */
function assertFormatted(tree: VmcTree, errors: readonly XmlError[]): void {
  const edits = formatVmc(tree);
  if (errors.length > 0) assert.deepEqual(edits, [], 'what is broken is left alone');
  const after = parse(afterOrderedEdits(tree.text, edits, 'formatting'));
  if (errors.length > 0) return;
  assert.deepEqual(after.errors, [], 'formatting breaks the file');
  assert.deepEqual(formatVmc(after.tree), [], 'formatting does not come to its end at once');
  assert.deepEqual(settingsOf(after.tree.root), settingsOf(tree.root));
}

function settingsOf(element: XmlElement | undefined): readonly string[] {
  if (!element) return [];
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`);
  const own = `${element.name} ${attributes.join(' ')}: ${element.children.length === 0 ? element.text : ''}`;
  return [own, ...element.children.flatMap(settingsOf)];
}

import assert from 'node:assert/strict';
import type { Span } from '../../../server/src/syntax/text.js';
import type { VmcTree, XmlElement } from '../../../server/src/syntax/vmc/tree.js';

/** What stands between elements and comments and belongs to no text: processing instructions, document types, empty comments. */
const NO_TEXT = /<\?[^]*?\?>|<!---->/g;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Asserts that what was read of a text without errors is the whole of it: tags, children, comments and texts follow each
 * other without a gap, and put together they are the text again.
 */
export function assertCovered({ text, root, comments }: VmcTree): void {
  if (!root) return;
  for (const { span, text: said } of comments) assert.equal(slice(text, span), `<!--${said}-->`);
  const outside = comments.filter(({ span }) => !isWithin(span, root.span)).map(({ span }) => span);
  const around = gaps({ start: 0, end: text.length }, [...outside, root.span]).map((span) =>
    slice(text, span),
  );
  for (const piece of around) {
    const rest = piece
      .replace(/^\uFEFF/, '')
      .replace(NO_TEXT, '')
      .replace(/<!DOCTYPE[^]*>/i, '');
    assert.equal(rest.trim(), '', 'text in front of the root or behind it');
  }
  assertElementCovered(
    text,
    root,
    comments.map(({ span }) => span),
  );
}

function assertElementCovered(text: string, element: XmlElement, comments: readonly Span[]): void {
  const { name, span, openSpan, contentSpan, closeSpan, children, selfClosing } = element;
  const parts = [openSpan, ...(contentSpan ? [contentSpan] : []), ...(closeSpan ? [closeSpan] : [])];
  assert.deepEqual(gaps(span, parts), [], `${name} has characters that belong to none of its parts`);
  assertTagCovered(text, element);
  assert.equal(contentSpan === undefined, selfClosing);
  if (!contentSpan) return;
  assert.match(slice(text, closeSpan ?? assert.fail(`${name} has no end`)).replace(name, ''), /^<\/\s*>$/);
  const inside = comments.filter((comment) => isWithin(comment, contentSpan));
  const own = inside.filter((comment) => !children.some((child) => isWithin(comment, child.span)));
  const pieces = gaps(contentSpan, [...children.map((child) => child.span), ...own]);
  assert.equal(pieces.map((piece) => plain(slice(text, piece))).join(''), element.text, `text of ${name}`);
  for (const child of children) assertElementCovered(text, child, inside);
}

/** `<`, the name and the attributes, with blanks between them. */
function assertTagCovered(text: string, { name, openSpan, nameSpan, attributes }: XmlElement): void {
  assert.equal(slice(text, nameSpan), name);
  for (const { span, nameSpan: own, valueSpan, value, name: said } of attributes) {
    const quote = text[valueSpan.end] ?? '';
    assert.equal(slice(text, own), said);
    assert.equal(plain(slice(text, valueSpan)), value);
    const [before, behind, ...more] = gaps(span, [own, valueSpan]).map((gap) => slice(text, gap));
    assert.match(`${before}`, /^\s*=\s*["']$/);
    assert.deepEqual([before?.at(-1), behind, more], [quote, quote, []]);
  }
  const rest = gaps(openSpan, [nameSpan, ...attributes.map(({ span }) => span)]).map((gap) =>
    slice(text, gap),
  );
  assert.match(rest.join(''), /^<\s*\/?>$/, `start tag of ${name}`);
}

/** The stretches between those of a list, which have to follow each other inside; empty ones left out. */
function gaps(around: Span, inner: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let done = around.start;
  for (const { start, end } of [...inner].sort((a, b) => a.start - b.start || a.end - b.end)) {
    assert.ok(done <= start && start <= end, `what stands at ${start} overlaps what ends at ${done}`);
    found.push({ start: done, end: start });
    done = end;
  }
  assert.ok(done <= around.end, `what ends at ${done} lies outside of what ends at ${around.end}`);
  return [...found, { start: done, end: around.end }].filter(({ start, end }) => start < end);
}

/** Character data as a reader understands it, worked out here by itself. */
function plain(written: string): string {
  const token = /<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<!---->|&(#x?)?(\w+);/g;
  return written.replace(token, (whole: string, verbatim?: string, number?: string, word?: string) => {
    if (verbatim !== undefined) return verbatim;
    if (word === undefined) return '';
    if (number) return String.fromCodePoint(parseInt(word, number === '#x' ? 16 : 10));
    return NAMED[word] ?? whole;
  });
}

const slice = (text: string, { start, end }: Span): string => text.slice(start, end);

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

import assert from 'node:assert/strict';
import { applyEdits, type Span, type TextEdit } from '../../server/src/syntax/text.js';

/** Asserts that a stretch lies in the text. */
export function assertInText(text: string, { start, end }: Span, what: string): void {
  assert.ok(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length,
    `${what} at ${start}-${end} does not lie in a text of ${text.length} characters`,
  );
}

/** Asserts that a stretch lies in another one. */
export function assertWithin(outer: Span, { start, end }: Span, what: string): void {
  assert.ok(
    outer.start <= start && start <= end && end <= outer.end,
    `${what} at ${start}-${end} does not lie in ${outer.start}-${outer.end}`,
  );
}

/** Asserts that each stretch begins where the one before ended, or behind. */
export function assertInOrder(spans: readonly Span[], what: string): void {
  for (const [index, { start }] of spans.entries()) {
    const before = spans[index - 1]?.end ?? 0;
    assert.ok(
      before <= start,
      `${what} ${index} begins at ${start}, before the one in front of it ends at ${before}`,
    );
  }
}

/** The text after edits that have to come in the order of the text and to lie inside. */
export function afterOrderedEdits(text: string, edits: readonly TextEdit[], what: string): string {
  for (const { span } of edits) assertInText(text, span, what);
  const spans = edits.map(({ span }) => span);
  assertInOrder(spans, what);
  return applyEdits(text, edits);
}

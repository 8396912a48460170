import type { TextEdit } from './text.js';

/**
 * True when no edit of one set touches one of the other, so that both can be made at once. Edits that only meet touch too:
 * of two inserts at one place nobody knows which comes first.
 */
export function areApart(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.every(({ span: a }) => others.every(({ span: b }) => a.end < b.start || b.end < a.start));
}

import assert from 'node:assert/strict';
import type { VmxLine } from '../../../server/src/syntax/vmx/tree.js';

/** Asserts that lines and line ends, one after the other, are the whole text behind a BOM: nothing was lost or read twice. */
export function assertTiled(text: string, lines: readonly VmxLine[]): void {
  let done = text.startsWith('\uFEFF') ? 1 : 0;
  for (const [index, { span }] of lines.entries()) {
    const between = text.slice(done, span.start);
    assert.match(between, index === 0 ? /^$/ : /^(?:\r\n|\n|\r)$/);
    assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/);
    done = span.end;
  }
  assert.match(text.slice(done), /^(?:\r\n|\n|\r)?$/);
}

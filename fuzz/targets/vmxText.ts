import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeEscapes, encodeEscapes } from '../../server/src/syntax/vmx/escape.js';
import { formatLine, formatVmx } from '../../server/src/syntax/vmx/format.js';
import { parse, print } from '../../server/src/syntax/vmx/parse.js';
import { splitEntries } from '../../server/src/syntax/vmx/splitEntries.js';
import type { VmxEntry, VmxTree } from '../../server/src/syntax/vmx/tree.js';
import { assertTiled } from '../../test/syntax/vmx/tiling.js';
import { afterOrderedEdits, assertInOrder, assertInText, assertWithin } from '../checks/spans.js';
import type { FuzzTarget } from '../target.js';
import { longTexts, texts } from '../texts/texts.js';

/** Texts of .vmx files through reader and formatter. */
export const vmxText: FuzzTarget<string> = {
  name: 'vmx',
  share: 330,
  seconds: 2,
  inputs: fc.oneof({ weight: 3000, arbitrary: texts('vmx') }, { weight: 1, arbitrary: longTexts('vmx') }),
  check: (text) => {
    const { tree, errors } = parse(text);
    assert.equal(print(tree), text);
    assertTiled(text, tree.lines);
    for (const { span, where, reason } of errors) {
      assertWithin(span, where, reason);
      assert.ok(where.start < where.end, `${reason} is nowhere`);
    }
    for (const line of tree.lines) assertInText(text, line.span, line.kind);
    for (const entry of tree.entries) assertEntry(text, entry);
    for (const line of tree.malformed)
      for (const { span, key } of splitEntries(text, line) ?? []) assertWithin(line.span, span, key);
    assertFormatted(tree);
  },
};

function assertEntry(text: string, { key, value, span, keySpan, valueSpan, comment }: VmxEntry): void {
  for (const part of [keySpan, valueSpan, ...(comment ? [comment] : [])]) assertWithin(span, part, key);
  assertInOrder([keySpan, valueSpan, ...(comment ? [comment] : [])], key);
  assert.equal(text.slice(keySpan.start, keySpan.end), key);
  assert.equal(decodeEscapes(text.slice(valueSpan.start, valueSpan.end)), value);
  assert.equal(decodeEscapes(encodeEscapes(value)), value);
}

/** Formatting comes to its end at once, and all settings keep what they say. */
function assertFormatted(tree: VmxTree): void {
  const after = afterOrderedEdits(tree.text, formatVmx(tree), 'formatting');
  const formatted = parse(after).tree;
  assert.deepEqual(formatVmx(formatted), [], 'formatting does not come to its end at once');
  assert.deepEqual(settingsOf(formatted), settingsOf(tree));
  const middle = tree.lines[Math.floor(tree.lines.length / 2)]?.span.start ?? 0;
  const one = parse(afterOrderedEdits(tree.text, formatLine(tree, middle), 'formatting a line')).tree;
  assert.deepEqual(settingsOf(one), settingsOf(tree));
}

const settingsOf = ({ entries }: VmxTree): readonly string[] =>
  entries.map(({ key, value }) => `${key.replace(/^\uFEFF/, '')}=${value}`);

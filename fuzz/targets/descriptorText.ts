import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { checkDescriptor } from '../../server/src/lint/descriptor/checkDescriptor.js';
import type {
  ChainEnd,
  DescriptorFiles,
  FoundExtent,
} from '../../server/src/lint/descriptor/descriptorFiles.js';
import { isDescriptor, parseDescriptor } from '../../server/src/syntax/vmdk/descriptor.js';
import { assertInText, assertWithin } from '../checks/spans.js';
import type { FuzzTarget } from '../target.js';
import { longTexts, texts } from '../texts/texts.js';

interface DescriptorInput {
  readonly text: string;
  /** What lies beside it: the first for the first extent, and so on from the start again. */
  readonly extents: readonly FoundExtent[];
  readonly end: ChainEnd;
}

const extent: fc.Arbitrary<FoundExtent> = fc.oneof(
  fc.record({
    state: fc.constant('found' as const),
    uri: fc.constant('file:///vms/a-flat.vmdk'),
    size: fc.maxSafeNat(),
    hasHead: fc.option(fc.boolean(), { nil: undefined }),
    isDescriptor: fc.boolean(),
  }),
  fc.record({ state: fc.constantFrom('missing' as const, 'refused' as const, 'unasked' as const) }),
);

const end: fc.Arbitrary<ChainEnd> = fc.oneof(
  fc.record({ kind: fc.constantFrom('base' as const, 'long' as const) }),
  fc.record({
    kind: fc.constantFrom('missing' as const, 'loop' as const, 'unknown' as const),
    name: fc.constant('parent.vmdk'),
  }),
);

/** Texts of disk descriptors through reader and checks, with anything beside them. */
export const descriptorText: FuzzTarget<DescriptorInput> = {
  name: 'vmdk',
  share: 300,
  seconds: 2,
  inputs: fc.record({
    text: fc.oneof({ weight: 3000, arbitrary: texts('vmdk') }, { weight: 1, arbitrary: longTexts('vmdk') }),
    extents: fc.array(extent, { minLength: 1, maxLength: 3 }),
    end,
  }),
  check: ({ text, extents: beside, end: chainEnd }) => {
    isDescriptor(text);
    const descriptor = parseDescriptor(text);
    for (const { key, value, span, keySpan, valueSpan } of descriptor.entries) {
      assertInText(text, span, key);
      assertWithin(span, keySpan, key);
      assert.equal(text.slice(keySpan.start, keySpan.end), key);
      assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
    }
    for (const { span, type, accessSpan, sectorsSpan, typeSpan, fileSpan } of descriptor.extents) {
      assertInText(text, span, type);
      for (const part of [accessSpan, sectorsSpan, typeSpan, fileSpan])
        if (part) assertWithin(span, part, type);
    }
    for (const { span, kind } of descriptor.errors) assertInText(text, span, kind);
    const extents = descriptor.extents.map(
      (_, index): FoundExtent => beside[index % beside.length] ?? { state: 'unasked' },
    );
    const files: DescriptorFiles = { extents, chain: { links: [], end: chainEnd } };
    let before = 0;
    for (const { span, code, message } of checkDescriptor(text, descriptor, files)) {
      assertInText(text, span, code);
      assert.ok(before <= span.start || code === 'vmdk-finding-limit', `${code} comes too late`);
      before = span.start;
      for (const sentence of message) assert.notEqual(ENGLISH(sentence), '');
    }
  },
};

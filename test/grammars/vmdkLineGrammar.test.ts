import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDescriptor } from '../../server/src/syntax/vmdk/descriptor.js';
import { hasScope, loadGrammar, tokenizeLines } from './tokenize.js';

const line = fc
  .array(
    fc.constantFrom(
      'a',
      '0',
      '.',
      ' ',
      '\t',
      '=',
      '"',
      '#',
      '\\',
      'RW ',
      'NOACCESS',
      ' 1 ',
      'FLAT',
      'ZERO',
      ' "b" ',
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

let loading: ReturnType<typeof loadGrammar> | undefined;
const loadGrammarOnce = (): ReturnType<typeof loadGrammar> => (loading ??= loadGrammar('vmdk'));

/** The characters of a line that have a scope. */
async function marked(text: string, scope: string): Promise<string> {
  const [tokenized] = tokenizeLines(await loadGrammarOnce(), [text]);
  const tokens = tokenized!.tokens.filter(({ scopes }) => hasScope(scopes, scope));
  return text.slice(tokens[0]?.startIndex ?? 0, tokens.at(-1)?.endIndex ?? 0);
}

describe('the grammar and the parser of descriptor lines', () => {
  it('agree on what is malformed', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const malformed = parseDescriptor(text).errors.length > 0;
        assert.equal((await marked(text, 'invalid.illegal.vmdk')) !== '', malformed);
      }),
      { numRuns: 2000 },
    );
  });

  it('agree on keys, values and extents', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const { entries, extents } = parseDescriptor(text);
        fc.pre(entries.length + extents.length > 0);
        assert.equal(await marked(text, 'meta.key.vmdk'), entries[0]?.key ?? '');
        assert.equal(await marked(text, 'entity.name.type.extent.vmdk'), extents[0]?.type ?? '');
        const value = entries[0]?.value ?? extents[0]?.file;
        if (value !== undefined) {
          const string = await marked(text, entries[0] ? 'string' : 'string.quoted');
          assert.equal(string.replaceAll('"', ''), value);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

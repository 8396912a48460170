import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLine } from '../../server/src/syntax/vmx/parseLine.js';
import { hasScope, loadGrammar, tokenizeLines } from './tokenize.js';

// Letters that carry the grammar are frequent; template marks are left out, because the parser need not know them.
const line = fc
  .array(
    fc.constantFrom('a', 'b', '0', '.', ':', ' ', '\t', '=', '"', '#', '|', ';', '\\', '\0', 'ü', 'TRUE'),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** True when some character is coloured as belonging to a line that VMware cannot read. */
async function isColouredMalformed(text: string): Promise<boolean> {
  const [tokenized] = tokenizeLines(await loadGrammarOnce(), [text]);
  return tokenized!.tokens.some((token) => token.scopes.includes('invalid.illegal.vmx'));
}

let loading: ReturnType<typeof loadGrammar> | undefined;
const loadGrammarOnce = (): ReturnType<typeof loadGrammar> => (loading ??= loadGrammar('vmx'));

describe('the grammar and the parser of .vmx lines', () => {
  it('agree on what is malformed', async () => {
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const malformed = parseLine(text, { start: 0, end: text.length }).kind === 'malformed';
        assert.equal(await isColouredMalformed(text), malformed);
      }),
      { numRuns: 2000 },
    );
  });

  it('agree on what is key, value and comment of an entry', async () => {
    const grammar = await loadGrammarOnce();
    await fc.assert(
      fc.asyncProperty(line, (text) => {
        const parsed = parseLine(text, { start: 0, end: text.length });
        fc.pre(parsed.kind === 'entry');
        const tokens = tokenizeLines(grammar, [text])[0]!.tokens;
        const spanOf = (scope: string): string => {
          const marked = tokens.filter((token) => hasScope(token.scopes, scope));
          return text.slice(marked[0]?.startIndex ?? 0, marked.at(-1)?.endIndex ?? 0);
        };
        assert.equal(spanOf('meta.key.vmx'), parsed.key);
        assert.equal(
          spanOf('comment'),
          parsed.comment ? text.slice(parsed.comment.start, parsed.comment.end) : '',
        );
        if (parsed.quoted) {
          assert.equal(
            spanOf('string.quoted'),
            `"${text.slice(parsed.valueSpan.start, parsed.valueSpan.end)}"`,
          );
        }
        return Promise.resolve();
      }),
      { numRuns: 2000 },
    );
  });
});

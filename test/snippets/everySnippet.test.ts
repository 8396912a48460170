import assert from 'node:assert/strict';
import { parseStringPromise } from 'xml2js';
import { parseLine } from '../../server/src/syntax/vmx/parseLine.js';
import type { VmxLine } from '../../server/src/syntax/vmx/tree.js';
import { expandSnippet } from './snippetBody.js';
import { readSnippets } from './snippetFiles.js';

const snippets = readSnippets();

const vmxLines = (text: string): VmxLine[] =>
  text.split('\n').map((line) => parseLine(line, { start: 0, end: line.length }));

describe('every snippet', () => {
  it('has a name and a prefix of its own in its language', () => {
    for (const what of ['name', 'prefix'] as const) {
      const all = snippets.map((snippet) => `${snippet.language} ${snippet[what]}`);
      assert.deepEqual(
        all.filter((word, index) => all.indexOf(word) !== index),
        [],
      );
    }
  });

  for (const snippet of snippets) {
    describe(`${snippet.language} ${snippet.prefix}`, () => {
      const { text, tabStops, choices, bare } = expandSnippet(snippet.body);

      it('has a prefix that can be typed and a sentence that describes it', () => {
        assert.match(snippet.prefix, /^[a-z0-9]+(-[a-z0-9]+)+$/);
        assert.match(snippet.description, /^[A-Z].{20,}\.$/);
      });

      it('numbers its tab stops without a gap, in the order of the text, and ends in $0', () => {
        assert.deepEqual(tabStops, [...tabStops.slice(0, -1).map((_, index) => index + 1), 0]);
        assert.equal(snippet.body.at(-1), '$0');
      });

      it('has a default for every stop, and choices only where there is a choice', () => {
        assert.deepEqual(bare, [0]);
        for (const [stop, list] of choices) {
          assert.ok(list.length > 1, `stop ${stop}`);
          assert.equal(new Set(list).size, list.length, `stop ${stop}`);
        }
      });

      if (snippet.language === 'vmx') {
        it('expands to well-formed lines, with quotes and one blank each side of the equals sign', () => {
          for (const [index, line] of vmxLines(text).entries()) {
            const source = text.split('\n')[index]!;
            assert.notEqual(line.kind, 'malformed', source);
            if (line.kind === 'entry') assert.match(source, /^[^\s=]+ = "[^"]*"$/);
          }
        });

        it('sets no key twice', () => {
          const keys = vmxLines(text).flatMap((line) =>
            line.kind === 'entry' ? [line.key.toLowerCase()] : [],
          );
          assert.deepEqual(
            keys.filter((key, index) => keys.indexOf(key) !== index),
            [],
          );
        });
      } else {
        it('expands to well-formed XML, indented with tabs', async () => {
          const xml = snippet.isFileTemplate ? text.trimEnd() : `<part>${text}</part>`;
          await assert.doesNotReject(parseStringPromise(xml, { strict: true }));
          for (const line of text.split('\n')) assert.match(line, /^\t*(\S|$)/);
        });
      }
    });
  }
});

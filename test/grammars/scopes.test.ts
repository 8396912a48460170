import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { parseScopeFixture, type FixtureLine } from './scopeFixture.js';
import {
  hasScope,
  loadGrammar,
  scopesAt,
  tokenizeLines,
  type Language,
  type TokenizedLine,
} from './tokenize.js';

const show = (text: string, start: number, end: number): string =>
  `  ${text}\n  ${' '.repeat(start)}${'^'.repeat(end - start)}`;

/** What a line lacks: scopes that should be there, scopes that should not, and errors that nobody announced. */
function complaints(line: FixtureLine, tokens: TokenizedLine): string[] {
  const found: string[] = [];
  for (const { start, end, wanted, unwanted } of line.expectations) {
    for (let column = start; column < end; column++) {
      const scopes = scopesAt(tokens, column);
      const missing = wanted.filter((scope) => !hasScope(scopes, scope));
      const surplus = unwanted.filter((scope) => hasScope(scopes, scope));
      if (missing.length + surplus.length === 0) continue;
      const what = [
        ...missing.map((scope) => `missing ${scope}`),
        ...surplus.map((scope) => `surplus ${scope}`),
      ];
      found.push(`${show(line.text, column, column + 1)} ${what.join(', ')}; has ${scopes.join(' ')}`);
      break;
    }
  }
  for (const token of tokens.tokens) {
    const invalid = token.scopes.find((scope) => scope.startsWith('invalid'));
    const announced = line.expectations.some(
      ({ start, end, wanted }) =>
        start <= token.startIndex &&
        token.endIndex <= end &&
        wanted.some((scope) => scope.startsWith('invalid')),
    );
    if (invalid !== undefined && !announced) {
      found.push(`${show(line.text, token.startIndex, token.endIndex)} ${invalid} was not announced`);
    }
  }
  return found;
}

for (const language of ['vmx', 'vmc', 'vmdk'] satisfies Language[]) {
  const folder = new URL(`./${language}/`, import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    describe(`scopes of ${language}: ${file}`, () => {
      for (const { title, lines } of parseScopeFixture(readFileSync(new URL(file, folder), 'utf8'))) {
        it(title, async () => {
          const grammar = await loadGrammar(language);
          const tokenized = tokenizeLines(
            grammar,
            lines.map((line) => line.text),
          );
          assert.ok(
            lines.some((line) => line.expectations.length > 0),
            'the case expects nothing',
          );
          assert.deepEqual(
            lines.flatMap((line, index) => complaints(line, tokenized[index]!)),
            [],
          );
        });
      }
    });
  }
}

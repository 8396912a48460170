import assert from 'node:assert/strict';
import type {
  DocumentSymbol,
  FoldingRange,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { offsetAt } from './places.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const stretch = (text: string, { start, end }: Range): Stretch => ({
  start: offsetAt(text, start),
  end: offsetAt(text, end),
});

const holds = (outer: Stretch, inner: Stretch): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Children lie in their parents, and what is selected lies in what it stands for. */
export function assertOutline(
  text: string,
  symbols: readonly DocumentSymbol[],
  parent?: DocumentSymbol,
): void {
  for (const symbol of symbols) {
    const range = stretch(text, symbol.range);
    assert.ok(symbol.name.trim() !== '', 'a symbol has no name');
    assert.ok(
      holds(range, stretch(text, symbol.selectionRange)),
      `"${symbol.name}" is selected outside of itself`,
    );
    assert.ok(
      !parent || holds(stretch(text, parent.range), range),
      `"${symbol.name}" lies outside of "${parent?.name}"`,
    );
    assertOutline(text, symbol.children ?? [], symbol);
  }
}

/** Each step of a selection is larger than the one before and holds it. */
export function assertSelections(text: string, selections: readonly SelectionRange[]): void {
  for (const first of selections) {
    for (let one = first; one.parent; one = one.parent) {
      const [inner, outer] = [stretch(text, one.range), stretch(text, one.parent.range)];
      assert.ok(holds(outer, inner) && !holds(inner, outer), 'a selection does not grow');
    }
  }
}

/** Folds are of lines that exist, more than one line each, and no two start at the same place. */
export function assertFolds(text: string, folds: readonly FoldingRange[]): void {
  const lines = text.split(/\r\n|\r|\n/).length;
  const seen = new Set<string>();
  for (const { startLine, startCharacter, endLine } of folds) {
    assert.ok(
      0 <= startLine && startLine < endLine && endLine < lines,
      `a fold from ${startLine} to ${endLine}`,
    );
    const start = `${startLine} ${startCharacter ?? ''}`;
    assert.ok(!seen.has(start), `two folds begin at ${start}`);
    seen.add(start);
  }
}

/** Tokens stand in the order of the text, on one line each, and none reaches into the next one. */
export function assertTokens(text: string, { data }: SemanticTokens): void {
  const lines = text.split(/\r\n|\r|\n/);
  let line = 0;
  let end = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0] = data.slice(at, at + 3);
    if (down > 0) [line, character, end] = [line + down, 0, 0];
    character += right;
    assert.ok(down >= 0 && right >= 0 && length > 0, `token ${at / 5} is empty or behind the next one`);
    assert.ok(character >= end, `token ${at / 5} begins in the one before`);
    end = character + length;
    assert.ok(end <= (lines[line]?.length ?? -1), `token ${at / 5} ends behind its line`);
  }
  assert.equal(data.length % 5, 0);
}

/** The numbers of the tokens that a client has after the answer to what has changed. */
export function tokensAfter(
  before: readonly number[],
  answer: SemanticTokens | SemanticTokensDelta,
): number[] {
  if ('data' in answer) return answer.data;
  return answer.edits.reduceRight<number[]>(
    (now, { start, deleteCount, data = [] }) => [
      ...now.slice(0, start),
      ...data,
      ...now.slice(start + deleteCount),
    ],
    [...before],
  );
}

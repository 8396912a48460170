import type { SemanticTokensEdit } from 'vscode-languageserver';
import type { Places } from '../place.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from './tokenLegend.js';

/** Tokens as the protocol wants them: five numbers each, places counted from the token before. */
export function encodeTokens(tokens: readonly Token[], places: Places): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { span, type, modifiers } of tokens) {
    const start = places.position(span.start);
    data.push(
      start.line - before.line,
      start.line === before.line ? start.character - before.character : start.character,
      places.length(span),
      TOKEN_TYPES.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0),
    );
    before = start;
  }
  return data;
}

/** The one edit that makes `after` out of `before`; none when they are equal. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    { start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) },
  ];
}

import type { Position, Range } from 'vscode-languageserver';

/** A change as a client sends it, with the text after it. */
export interface ShownChange {
  readonly range: Range;
  readonly text: string;
  readonly after: string;
}

/**
 * Writes `piece` over a stretch of a text. The places are counted here by themselves, so that nothing of the server can
 * make the same mistake twice.
 * @param at in ten thousandths of the text.
 */
export function changeAt(text: string, at: number, length: number, piece: string): ShownChange {
  const start = betweenLineEnds(text, Math.floor((text.length * at) / 10_000));
  const end = Math.max(betweenLineEnds(text, Math.min(start + length, text.length)), start);
  return {
    range: { start: positionIn(text, start), end: positionIn(text, end) },
    text: piece,
    after: text.slice(0, start) + piece + text.slice(end),
  };
}

/** A place in ten thousandths of a text, as line and UTF-16 character. */
export function placeIn(text: string, at: number): Position {
  return positionIn(text, betweenLineEnds(text, Math.floor((text.length * at) / 10_000)));
}

/** No cursor stands between CR and LF. */
function betweenLineEnds(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

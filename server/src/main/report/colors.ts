import type { Severity } from '../../rules/severity.js';

/** Paints a piece of text for a terminal. */
export type Paint = (text: string) => string;

/** What the text report paints, by meaning. */
export interface Colors {
  readonly place: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly aside: Paint;
  readonly fix: Paint;
}

const BOLD = 1;
const DIM = 2;
const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const BLUE = 34;
const CYAN = 36;

/** Colours of ECMA-48, "select graphic rendition"; every terminal that has colours knows these. */
export function colors(isWanted: boolean): Colors {
  const paint =
    (...codes: readonly number[]): Paint =>
    (text) =>
      isWanted && text !== '' ? `\u001B[${codes.join(';')}m${text}\u001B[0m` : text;
  return {
    place: paint(BOLD),
    severity: {
      error: paint(BOLD, RED),
      warning: paint(BOLD, YELLOW),
      info: paint(BOLD, BLUE),
      hint: paint(CYAN),
    },
    aside: paint(DIM),
    fix: paint(GREEN),
  };
}

import type { NodeKind } from '../model.js';

/** Pixels, as everywhere in this picture. */
export const FONT_SIZE = 12;
export const LINE_HEIGHT = 16;
/** Between the text of a box and its border. */
export const PADDING = 8;
/** From one line that ends at a box to the next, so that their labels can be read. */
export const PORT_DISTANCE = 18;

/** A thing as it stands in the picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a box around these lines of text, with room for the lines that end at its side. */
export function boxSize(kind: NodeKind, lines: readonly string[], ports: number): Size {
  const text = lines.length * LINE_HEIGHT + 2 * PADDING;
  return {
    width: Math.max(60, Math.max(0, ...lines.map(textWidth)) + 2 * PADDING),
    height: kind === 'disk' ? Math.max(text, ports * PORT_DISTANCE + PADDING) : text,
  };
}

/**
 * How wide a text is at most, as nobody here knows the font of whoever looks at it: characters of East Asia are as wide as
 * high, the others at most two thirds of that.
 */
export function textWidth(text: string): number {
  const widths = Array.from(text, (character) =>
    /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffdc]|\p{Extended_Pictographic}/u.test(
      character,
    )
      ? FONT_SIZE
      : FONT_SIZE * 0.62,
  );
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}

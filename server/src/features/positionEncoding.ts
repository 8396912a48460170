/** The units in which a position counts the characters of its line: bytes of UTF-8, units of UTF-16, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** Ours first: strings are UTF-16, so nothing has to be counted anew. */
const PREFERRED: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

/**
 * The encoding to answer a client with.
 * @param offered `general.positionEncodings` of the client; what is no list of names counts as not offered, and then the
 *   protocol means UTF-16.
 */
export function agreedEncoding(offered: unknown): PositionEncoding {
  return (Array.isArray(offered) && PREFERRED.find((one) => offered.includes(one))) || 'utf-16';
}

/** How many units a text has. */
export function unitsIn(text: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return text.length;
  let units = 0;
  for (const character of text) units += unitsOf(character, encoding);
  return units;
}

/** The offset (UTF-16) behind so many units of a text; in front of a character that they would cut, at most the text's end. */
export function offsetAfter(text: string, units: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return Math.min(units, text.length);
  let offset = 0;
  let left = units;
  for (const character of text) {
    left -= unitsOf(character, encoding);
    if (left < 0) break;
    offset += character.length;
  }
  return offset;
}

function unitsOf(character: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return character.length;
  if (encoding === 'utf-32') return 1;
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

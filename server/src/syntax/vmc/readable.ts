/** The text in the form given to the XML reader. It has the length of the original, so offsets agree. */
export interface ReadableText {
  readonly source: string;
  /** The character that stands for a bare `&` in `source`. */
  readonly ampersand: string;
}

/** An `&` that begins no reference like `&amp;` or `&#228;`. */
const bareAmpersand = /&(?![^\s&;<>"'=]{1,64};)/g;

/**
 * Prepares a text for reading: a leading U+FEFF becomes a blank, and every bare `&` a character that the text
 * does not use. The XML reader takes the character behind a bare `&` for text, also when it is the `<` of
 * `R&D</name>` or the closing quote of an attribute, and would misread all that follows.
 */
export function readableText(text: string): ReadableText {
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const ampersand = body.search(bareAmpersand) < 0 ? '&' : unusedCharacter(body);
  return { source: ampersand === '&' ? body : body.replace(bareAmpersand, ampersand), ampersand };
}

/** Gives what was read from `source` its `&` back. */
export function restoreAmpersands(read: string, { ampersand }: ReadableText): string {
  return read.replaceAll(ampersand, '&');
}

/** The offsets of all `&` that begin no reference, in the order of the text, those in comments included. */
export function* bareAmpersands(text: string): Generator<number> {
  for (const match of text.matchAll(bareAmpersand)) yield match.index;
}

/** A private-use character: never part of an XML name, so it can end up in text and values only. */
function unusedCharacter(text: string): string {
  const used = new Set(text.match(/[\uE000-\uF8FF]/g));
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const candidate = String.fromCharCode(code);
    if (!used.has(candidate)) return candidate;
  }
  return '&';
}

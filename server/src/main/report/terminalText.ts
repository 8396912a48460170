/**
 * Characters that a terminal obeys instead of showing them, that turn the direction in which their neighbours are read,
 * or that nobody sees. The two joiners stay: scripts and symbols are written with them.
 */
const UNSHOWN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200C\u200D]$/u;

/** Two columns wide: East Asian scripts with their punctuation and full-width forms, and pictures. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303E\u30A0-\u30FF\u31F0-\u33FF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]$/u;

/** A text from a file or a path as a terminal may get it: control characters are written as escapes, `\x1b`. */
export function showable(text: string): string {
  return text.replaceAll(UNSHOWN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x100) return `\\x${hexadecimal(code, 2)}`;
    return code < 0x10000 ? `\\u${hexadecimal(code, 4)}` : `\\u{${hexadecimal(code, 5)}}`;
  });
}

/** How many columns of a terminal a code point takes: 0, 1 or 2. Source: Unicode Standard Annex 11, in round terms. */
export function columns(character: string): number {
  if (/^[ -~]*$/.test(character)) return character.length;
  return ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

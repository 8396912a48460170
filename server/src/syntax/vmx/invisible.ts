/**
 * What looks like a blank or like nothing, and is no blank to VMware, which knows the space and the tab only: no-break and
 * ideographic spaces, soft hyphens, marks without width.
 */
const ANY = /(?! )[\p{Cf}\p{Zs}]/u;
/** The same; a no-break space in UTF-8 that was read as windows-1252 has one letter in front of it. */
const ALL = /\u00C2\u00A0|(?! )[\p{Cf}\p{Zs}]/gu;
const LEADING = /^(?:[\t\p{Cf}\p{Zs}]|\u00C2\u00A0)+/u;

/** The first such character as Unicode numbers it, `U+00A0` for instance. */
export function invisibleIn(text: string): string | undefined {
  const code = ANY.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without them. */
export const withoutInvisible = (text: string): string => text.replace(ALL, '');

/** The blanks of all kinds that a text begins with. */
export const leadingBlanks = (text: string): string => LEADING.exec(text)?.[0] ?? '';

/** The blanks of all kinds that a text ends in. */
export function trailingBlanks(text: string): string {
  let from = text.length;
  while (from > 0) {
    const isPair = text.charCodeAt(from - 1) === 0xa0 && text.charCodeAt(from - 2) === 0xc2;
    const last = text.slice(from - 1, from);
    if (!isPair && last !== ' ' && last !== '\t' && !ANY.test(last)) break;
    from -= isPair ? 2 : 1;
  }
  return text.slice(from);
}

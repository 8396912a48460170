import type { VmxEntry } from './tree.js';

/** Quotes that word processors, web pages and Asian keyboards put in place of the ASCII one. */
export const TYPOGRAPHIC = '\u201C\u201D\u201E\u201F\u301D\u301E\uFF02';

/** True for a value with such a quote at one end at least, where VMware needs ASCII quotes at both. */
export function isInTypographicQuotes({ quoted, value }: VmxEntry): boolean {
  return (
    !quoted && value !== '' && [value.charAt(0), value.slice(-1)].some((sign) => TYPOGRAPHIC.includes(sign))
  );
}

/** What windows-1252 has at bytes 0x80 to 0x9F; the five bytes it leaves undefined stay control characters. */
const AT_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * The characters of a text that was decoded as windows-1252. Node 20 decodes it as ISO-8859-1, so that the euro sign and
 * typographic quotes come out as control characters; a decoder that follows the WHATWG standard leaves nothing to do here.
 */
export function asWindows1252(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, (char) => AT_0X80[char.charCodeAt(0) - 0x80] ?? char);
}

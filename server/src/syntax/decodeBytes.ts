/** What windows-1252 has at bytes 0x80 to 0x9F; the five bytes it leaves undefined stay control characters. */
const AT_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * The bytes as the WHATWG standard decodes them. Node 20 takes windows-1252 for ISO-8859-1, so that the euro sign and
 * typographic quotes come out as control characters; that is put right here. A byte order mark stays.
 * @param label any name of an encoding that the standard knows.
 * @throws RangeError for a name it does not know.
 */
export function decodeBytes(bytes: Uint8Array, label: string): string {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replaceAll(/[\u0080-\u009F]/g, (char) => AT_0X80.charAt(char.charCodeAt(0) - 0x80));
}

/** Bytes that windows-1252 leaves undefined: editors replace them. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * True where every byte means something in an encoding.
 * @param encoding as the standard names it; one that it does not know fits nothing.
 */
export function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return encoding !== 'windows-1252' || !bytes.some((byte) => UNDEFINED_IN_1252.has(byte));
  } catch {
    return false;
  }
}

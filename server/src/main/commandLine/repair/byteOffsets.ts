/** Encodings with one byte for each character. */
const SINGLE_BYTE =
  /^(?:windows-\d+|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866|x-user-defined)$/;

/**
 * Where a character of a decoded text stands among its bytes. Only for bytes that can be decoded without loss.
 * @param encoding as the WHATWG standard names it.
 * @param text the bytes decoded, a byte order mark included.
 * @returns undefined for an offset inside of what one sequence of bytes stands for.
 */
export function byteOffsets(
  bytes: Uint8Array,
  text: string,
  encoding: string,
): (offset: number) => number | undefined {
  if (encoding.startsWith('utf-16')) return (offset) => 2 * offset;
  if (SINGLE_BYTE.test(encoding)) return (offset) => offset;
  if (encoding === 'utf-8') return (offset) => Buffer.byteLength(text.slice(0, offset));
  const known = decodedStepByStep(bytes, encoding);
  return (offset) => known.get(offset);
}

/** Feeds a decoder byte by byte and notes after which of them characters come out. */
function decodedStepByStep(bytes: Uint8Array, encoding: string): ReadonlyMap<number, number> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const found = new Map([[0, 0]]);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const { length: more } = decoder.decode(bytes.subarray(index, index + 1), { stream: true });
    if (more === 0) continue;
    length += more;
    found.set(length, index + 1);
  }
  return found;
}

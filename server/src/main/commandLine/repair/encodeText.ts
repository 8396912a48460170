import { decodeBytes } from '../../../syntax/decodeBytes.js';

/**
 * Text in the bytes of an encoding. Node only writes Unicode; in every other encoding ASCII is written, single bytes, and
 * whatever else stands in the file itself, such as the name of a disk in a line that moves.
 * @param encoding as the WHATWG standard names it.
 * @param sample text of the same file, and where each of its characters stands among `bytes`.
 * @returns undefined when a character cannot be written.
 */
export function encodeText(
  text: string,
  encoding: string,
  sample: {
    readonly text: string;
    readonly bytes: Uint8Array;
    readonly offsetOf: (offset: number) => number | undefined;
  },
): Uint8Array | undefined {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const pieces: Uint8Array[] = [];
  for (const character of text) {
    const bytes = isAscii(character)
      ? Buffer.from(character)
      : (singleByte(character, encoding) ?? seen(character, sample));
    if (bytes === undefined) return undefined;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

const isAscii = (character: string): boolean => character.charCodeAt(0) < 0x80;

/** The byte that alone stands for a character. */
function singleByte(character: string, encoding: string): Uint8Array | undefined {
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const bytes = Uint8Array.of(byte);
    if (decodeBytes(bytes, encoding) === character) return bytes;
  }
  return undefined;
}

/** The bytes of a character where it stands in the file. */
function seen(
  character: string,
  { text, bytes, offsetOf }: Parameters<typeof encodeText>[2],
): Uint8Array | undefined {
  const at = text.indexOf(character);
  const [start, end] = at === -1 ? [] : [offsetOf(at), offsetOf(at + character.length)];
  return start === undefined || end === undefined ? undefined : bytes.subarray(start, end);
}

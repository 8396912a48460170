import { say, type Phrase } from '../l10n/phrase.js';
import type { Format } from '../rules/rule.js';
import { decodeBytes, isValid } from '../syntax/decodeBytes.js';

/** What a file's bytes say in text, and whether that text can be written back without losing a byte. */
export interface DecodedText {
  /** Carries U+FEFF when the file starts with a byte order mark. */
  readonly text: string;
  /** The encoding as the WHATWG standard names it: utf-8, windows-1252, gbk, utf-16le … */
  readonly encoding: string;
  /** Why the file must not be changed through this text, for a person; undefined when nothing can get lost. */
  readonly unsafeToSave: Phrase | undefined;
}

/**
 * Decodes a file: a byte order mark counts first, then `.encoding` (also when the bytes happen to be valid UTF-8),
 * then UTF-8 where it fits, then windows-1252, the usual code page of the hosts that wrote no `.encoding`.
 * @param format only a .vmx has `.encoding`.
 */
export function decodeFile(bytes: Uint8Array, format: Format): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark)
    return { text: decodeBytes(bytes, mark), encoding: mark, unsafeToSave: invalidReason(bytes, mark, mark) };
  if (format === 'vmc' && bytes[0] === 0x3c && bytes[1] === 0) {
    return { text: decodeBytes(bytes, 'utf-16le'), encoding: 'utf-16le', unsafeToSave: undefined };
  }
  const declared = format === 'vmx' ? declaredEncoding(bytes) : undefined;
  if (declared !== undefined) return decodeDeclared(bytes, declared);
  if (isValid(bytes, 'utf-8'))
    return { text: decodeBytes(bytes, 'utf-8'), encoding: 'utf-8', unsafeToSave: undefined };
  const unreadable =
    format === 'vmx'
      ? say`The file names no .encoding, its bytes are not UTF-8, and some are not windows-1252 either: saving it would change them.`
      : say`The bytes are not UTF-8, and some are not windows-1252 either: saving it would change them.`;
  const unsafeToSave = isValid(bytes, 'windows-1252') ? undefined : unreadable;
  return { text: decodeBytes(bytes, 'windows-1252'), encoding: 'windows-1252', unsafeToSave };
}

/**
 * The text of a file that people write for this program, such as a vmxlint.json: UTF-8, what its byte order mark says, or
 * windows-1252, as editors of Windows save it. Without the mark.
 */
export function decodeJson(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes) ?? (isValid(bytes, 'utf-8') ? 'utf-8' : 'windows-1252');
  return decodeBytes(bytes, encoding).replace(/^\uFEFF/, '');
}

function decodeDeclared(bytes: Uint8Array, declared: string): DecodedText {
  const encoding = knownEncoding(declared);
  if (encoding === undefined) {
    const unsafeToSave = say`The encoding "${declared}" is not known here: the text may be shown wrong, and saving it would change its bytes.`;
    return {
      text: decodeBytes(bytes, 'windows-1252'),
      encoding: 'windows-1252',
      unsafeToSave: isAscii(bytes) ? undefined : unsafeToSave,
    };
  }
  return {
    text: decodeBytes(bytes, encoding),
    encoding,
    unsafeToSave: invalidReason(bytes, encoding, declared),
  };
}

function invalidReason(bytes: Uint8Array, encoding: string, name: string): Phrase | undefined {
  if (isValid(bytes, encoding)) return undefined;
  // Editors of today save a file as UTF-8 as soon as somebody pastes a quote from a web page into it.
  if (encoding !== 'utf-8' && isValid(bytes, 'utf-8'))
    return say`The file says it is ${name}, but its bytes are UTF-8, and some of them mean nothing in the other: saving it would replace those. Where an editor saved it so, write .encoding = "UTF-8".`;
  return say`The file says it is ${name}, but some of its bytes are not: saving it would replace them.`;
}

/**
 * `.encoding` read from the raw bytes; its own value is ASCII in every encoding these files have. A value with other bytes,
 * such as the typographic quotes of a word processor, names none.
 */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 65536));
  const found = /^[ \t]*\.encoding[ \t]*=[ \t]*"?([^"\r\n#]*)/im.exec(head);
  const word = found?.[1]?.trim();
  return word !== undefined && /^[ -~]+$/.test(word) ? word : undefined;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** The standard's name for an encoding label, or undefined when nobody here knows it. */
export function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** The bytes as an editor shows them that takes everything for UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decodeBytes(bytes, 'utf-8');
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/**
 * Whether an editor that shows `shown` has read the bytes rightly. Editors read a .vmx as UTF-8 whatever it is; then
 * the text differs from ours by more than line ends and byte order mark, and saving it would destroy the file.
 * `unclear`: the text was edited, and nothing in it tells.
 * @param asUtf8 the bytes as `decodeUtf8` reads them.
 */
export function shownAs(shown: string, asUtf8: string, right: DecodedText): 'right' | 'wrong' | 'unclear' {
  const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (plain(shown) === plain(right.text)) return 'right';
  const hasReplaced = shown.includes('\uFFFD') && !right.text.includes('\uFFFD');
  return hasReplaced || plain(shown) === plain(asUtf8) ? 'wrong' : 'unclear';
}

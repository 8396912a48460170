import { decodeBytes } from '../../../syntax/decodeBytes.js';
import { applyEdits, sortEdits, type TextEdit } from '../../../syntax/text.js';
import { byteOffsets } from './byteOffsets.js';
import { encodeText } from './encodeText.js';

/** A file's content and how it is read. */
export interface EncodedText {
  readonly bytes: Uint8Array;
  /** The bytes decoded, a byte order mark included. */
  readonly text: string;
  /** As the WHATWG standard names it. */
  readonly encoding: string;
}

/** Replaces the bytes from `start` up to `end`. */
interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: Uint8Array;
}

/** Edits of a text as edits of its bytes, in their order; undefined where these cannot say the same. */
export function byteEdits(
  { bytes, text, encoding }: EncodedText,
  edits: readonly TextEdit[],
): readonly ByteEdit[] | undefined {
  const offsetOf = byteOffsets(bytes, text, encoding);
  const found: ByteEdit[] = [];
  for (const { span, newText } of sortEdits(edits)) {
    const start = offsetOf(span.start);
    const end = offsetOf(span.end);
    const inserted = encodeText(newText, encoding, { text, bytes, offsetOf });
    if (start === undefined || end === undefined || inserted === undefined) return undefined;
    found.push({ start, end, inserted });
  }
  return found;
}

/**
 * The bytes after edits of the text: only what is edited is encoded, every other byte stays what it is.
 * @returns undefined when that cannot be done without loss; the result is read again to make sure.
 */
export function spliceBytes(file: EncodedText, edits: readonly TextEdit[]): Uint8Array | undefined {
  const { bytes, text, encoding } = file;
  const inBytes = byteEdits(file, edits);
  if (!inBytes) return undefined;
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { start, end, inserted } of inBytes) {
    pieces.push(bytes.subarray(done, start), inserted);
    done = end;
  }
  const spliced = Buffer.concat([...pieces, bytes.subarray(done)]);
  return decodeBytes(spliced, encoding) === applyEdits(text, edits) ? spliced : undefined;
}

import { decodeBytes, isValid } from '../decodeBytes.js';
import { parseDescriptor } from './descriptor.js';

/**
 * The text of a descriptor. A byte order mark counts first, then the encoding that the descriptor names (also when the
 * bytes happen to be valid UTF-8, as GBK often is), then UTF-8 where it fits, then windows-1252, the usual code page of the
 * hosts that named none. What follows the first NUL is no text and is left out.
 */
export function decodeDescriptor(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  const written = nul < 0 ? bytes : bytes.subarray(0, nul);
  const asUtf8 = decodeBytes(written, 'utf-8');
  const { encoding } = parseDescriptor(asUtf8);
  if (!asUtf8.startsWith('\uFEFF') && encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    try {
      return decodeBytes(written, encoding);
    } catch {
      // Nobody here knows this encoding.
    }
  }
  return isValid(written, 'utf-8') ? asUtf8 : decodeBytes(written, 'windows-1252');
}

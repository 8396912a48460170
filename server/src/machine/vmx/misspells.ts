import { withPlainNumbers } from '../../knowledge/keyPattern.js';
import { nearKeys } from '../../knowledge/nearKeys.js';
import { findKey } from '../../knowledge/vmxKeys.js';
import { isPrivateKey } from './privateKey.js';

/**
 * True where a written key is a slip of this setting and can mean no other.
 * @param meant the key in any letter case.
 */
export function misspells(written: string, meant: string): boolean {
  if (findKey(written) || isPrivateKey(written)) return false;
  // Of a device whose number has a zero in front all lines are wrong, and only all of them together may be corrected.
  if (withPlainNumbers(written) !== written) return false;
  const [near, second] = nearKeys(written);
  return second === undefined && near?.toLowerCase() === meant.toLowerCase();
}

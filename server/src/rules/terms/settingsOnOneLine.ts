import { findKey } from '../../knowledge/vmxKeys.js';
import { splitEntries } from '../../syntax/vmx/splitEntries.js';
import type { VmxEntry, VmxMalformedLine } from '../../syntax/vmx/tree.js';

/**
 * The settings of a malformed line that holds two or more. Undefined for a value without quotes whose words have an equals
 * sign of their own, as in `guestinfo.network = ip=10.0.0.2 gateway=10.0.0.1`.
 */
export function settingsOnOneLine(text: string, line: VmxMalformedLine): readonly VmxEntry[] | undefined {
  const entries = splitEntries(text, line);
  return entries?.every(({ key }, index) => entries[index - 1]?.quoted !== false || mayBeKey(key))
    ? entries
    : undefined;
}

/** Nearly all keys of VMware have a dot in them; those without one are known. */
const mayBeKey = (word: string): boolean => word.includes('.') || findKey(word) !== undefined;

import { asPhrase } from '../l10n/language.js';
import { say, type Phrase } from '../l10n/phrase.js';
import type { VmxKey } from './vmxKeys.js';

/** Defaults that the table describes; every other one is a value as it would be written. */
const DESCRIPTIONS: ReadonlySet<string> = new Set([
  'generated',
  'empty',
  'auto',
  'all',
  'by guestOS',
  'file name',
  'directory of the .vmx',
  '6 (older 3)',
  'TRUE on current ESXi',
  'TRUE for floppy0',
  'UTF-8 (assumed by libvirt when absent)',
]);

/** Whether the default of a setting is told in words, which are translated, instead of by its value. */
export function isDefaultDescribed({ defaultValue, values }: VmxKey): boolean {
  return DESCRIPTIONS.has(defaultValue) && !values.includes(defaultValue);
}

/** What counts when the setting is not written. */
export function defaultOf(key: VmxKey): Phrase {
  return isDefaultDescribed(key) ? asPhrase(key.defaultValue) : say`${key.defaultValue}`;
}

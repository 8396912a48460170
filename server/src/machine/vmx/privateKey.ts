import { keyInQuotes } from '../../knowledge/keyInQuotes.js';
import { remembered } from '../../syntax/remembered.js';
import { isTemplate } from '../template.js';

/** Keys that are somebody's own: `__note__`, `_serialNumber` or `;memsize` to keep a line off, `pciPassthru*.present`. */
export const isPrivateKey: (key: string) => boolean = remembered(
  (key) => !/^[.A-Za-z]/.test(keyInQuotes(key) ?? key) || key.includes('*') || isTemplate(key),
);

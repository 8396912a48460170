import { say, type Phrase } from '../../l10n/phrase.js';
import type { Severity } from '../severity.js';

/** Integers are unsigned and have 32 bits; a negative place of a window is written as a great number. */
const GREATEST = 4294967295;
const BOOLEANS: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  '1': 'true',
  no: 'false',
  off: 'false',
  '0': 'false',
};

/** What a value should be, and how sure it is that this one is wrong. */
export interface Misfit {
  readonly why: Phrase;
  readonly how: Phrase;
  /** What was probably meant. */
  readonly meant?: string;
  readonly atMost?: Severity;
}

/**
 * Why a value is none of its type; undefined where it fits, and for types that take any text.
 * @param text a value that is neither empty nor a placeholder.
 */
export function misfitOf(type: string, text: string): Misfit | undefined {
  switch (type) {
    case 'integer':
      return integerMisfit(text);
    case 'boolean':
      return booleanMisfit(text);
    case 'bytes':
      return bytesMisfit(text);
    default:
      return undefined;
  }
}

function integerMisfit(text: string): Misfit | undefined {
  if (/^\d+$/.test(text) && Number(text) <= GREATEST) return undefined;
  const why = say`Virtual Server reads a whole number from 0 to ${GREATEST} here and cannot use anything else.`;
  const how = say`Write a whole number in digits only, without blanks, points or a unit.`;
  return /^-\d+$/.test(text) ? { why, how, atMost: 'warning' } : { why, how };
}

function booleanMisfit(text: string): Misfit | undefined {
  if (/^(?:true|false)$/i.test(text)) return undefined;
  const word = text.toLowerCase();
  const meant = Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  const why = say`Virtual Server knows true and false only, so nobody can say whether this is switched on.`;
  const how = meant === undefined ? say`Write true or false.` : say`Write ${meant}.`;
  return meant === undefined ? { why, how } : { why, how, meant, atMost: 'warning' };
}

function bytesMisfit(text: string): Misfit | undefined {
  const digits = text.replaceAll(/\s/g, '');
  if (/^(?:[\da-f]{2})*$/i.test(digits)) return undefined;
  const isHalf = /^[\da-f]+$/i.test(digits);
  return {
    why: say`Bytes are read as pairs of hexadecimal digits, and these are none.`,
    how: isHalf
      ? say`One digit is missing or too many, for ${digits.length} is an odd number; take the value from a backup.`
      : say`Write pairs of the digits 0 to 9 and A to F, without signs between them.`,
  };
}

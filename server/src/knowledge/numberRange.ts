import { say, type Phrase } from '../l10n/phrase.js';

/** Numbers that a setting takes: both ends included, an end that is not known is infinite. */
interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** What a setting with numbers takes: numbers in one of the ranges, or one of the words. */
export interface AllowedNumbers {
  readonly ranges: readonly NumberRange[];
  readonly words: readonly string[];
}

const RANGE = /^(-?\d+)?\.\.(-?\d+)?$/;

/** Reads `0..100`, `-1..`, `0..1|unlimited`; an empty text allows every number. */
export function readAllowedNumbers(text: string): AllowedNumbers {
  const ranges: NumberRange[] = [];
  const words: string[] = [];
  for (const part of text === '' ? ['..'] : text.split('|')) {
    const range = RANGE.exec(part);
    if (range) ranges.push({ min: Number(range[1] ?? -Infinity), max: Number(range[2] ?? Infinity) });
    else words.push(part);
  }
  return { ranges, words };
}

export function isAllowedNumber(allowed: AllowedNumbers, number: number): boolean {
  return allowed.ranges.some(({ min, max }) => min <= number && number <= max);
}

/** The ranges for a sentence: "0 to 100", "-1 or more", "any number"; "no number" where only words are allowed. */
export function rangesInWords({ ranges }: AllowedNumbers): Phrase {
  const [first = say`no number`, ...others] = ranges.map(rangeInWords);
  return others.reduce((row, one) => say`${row} or ${one}`, first);
}

/** One range, both ends included; an infinite end is open. */
export function rangeInWords({ min, max }: NumberRange): Phrase {
  if (min === -Infinity) return max === Infinity ? say`any number` : say`${max} or less`;
  if (max === Infinity) return say`${min} or more`;
  return min === max ? say`only ${min}` : say`${min} to ${max}`;
}

import { say, type Phrase } from '../../l10n/phrase.js';
import type { AllowedNumbers } from '../../knowledge/numberRange.js';

const UNITS: readonly (string | Phrase)[] = [say`bytes`, 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const STEP = 1024;

/**
 * A number of bytes in the largest binary unit that leaves at least one of it: "4 GiB", "1.5 TiB", "512 bytes". Whole and
 * decimals are parts of their own, because languages part them differently.
 */
export function inBinaryUnits(bytes: number): Phrase {
  let amount = bytes;
  let step = 0;
  while (amount >= STEP && step < UNITS.length - 1) {
    amount /= STEP;
    step++;
  }
  const unit = UNITS[step] ?? '';
  const [whole = '', decimals] = String(Number(amount.toFixed(2))).split('.');
  return decimals === undefined ? say`${whole} ${unit}` : say`${whole}.${decimals} ${unit}`;
}

/** The same for a number of MB, as memory sizes are written. VMware's and Microsoft's MB is 1024 times 1024 bytes. */
export function megabytesInUnits(megabytes: number): Phrase {
  return inBinaryUnits(megabytes * STEP * STEP);
}

/** The numbers a setting takes: "0 to 100", "-1 or more"; undefined where every number is allowed. */
export function rangesPhrase({ ranges }: AllowedNumbers): Phrase | undefined {
  const said = ranges.flatMap(({ min, max }) => rangePhrase(min, max) ?? []);
  if (said.length === 0 || said.length < ranges.length) return undefined;
  return said.reduce((row, one) => say`${row} or ${one}`);
}

/** Numbers from one to another, both included; an infinite end is open. Undefined when both are. */
export function rangePhrase(min: number, max: number): Phrase | undefined {
  if (min === -Infinity) return max === Infinity ? undefined : say`${max} or less`;
  if (max === Infinity) return say`${min} or more`;
  return min === max ? say`only ${min}` : say`${min} to ${max}`;
}

import { say, type Phrase } from '../l10n/phrase.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const TIB = 1024 * GIB;

/**
 * A number of bytes for a person, in the largest unit of which there is at least one: "512 MiB", "1.5 GiB", "≈ 2.93 GiB"
 * where two decimals do not tell all. Whole and decimals are parts of their own, because languages part them differently.
 */
export function binarySize(bytes: number): Phrase {
  if (bytes >= TIB) return inUnit(bytes / TIB, 'TiB');
  if (bytes >= GIB) return inUnit(bytes / GIB, 'GiB');
  if (bytes >= MIB) return inUnit(bytes / MIB, 'MiB');
  if (bytes >= KIB) return inUnit(bytes / KIB, 'KiB');
  return inUnit(bytes, say`bytes`);
}

/** A memory size as the files write it, in MiB. */
export function memorySize(mebibytes: number): Phrase {
  return binarySize(mebibytes * MIB);
}

function inUnit(amount: number, unit: string | Phrase): Phrase {
  const hundredths = Math.round(amount * 100);
  const whole = Math.floor(hundredths / 100);
  const decimals = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0{1,2}$/, '');
  const isExact = hundredths / 100 === amount;
  if (decimals === '') return isExact ? say`${whole} ${unit}` : say`≈ ${whole} ${unit}`;
  return isExact ? say`${whole}.${decimals} ${unit}` : say`≈ ${whole}.${decimals} ${unit}`;
}

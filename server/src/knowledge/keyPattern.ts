import { keyName } from '../syntax/vmx/keyName.js';

/**
 * The name of a setting with holes for what differs from device to device:
 * `<0-3>` a number in a range, `<n>` any number, `<hex>` hexadecimal digits, `<a|b>` one of these words,
 * `<name>` any text. Digits outside of the holes belong to the name, as in `bios440.filename`.
 */
export interface KeyPattern {
  /** The name as catalogues write it. */
  readonly text: string;
  /** Lower case, every run of digits as `#`: equal for all keys of the pattern when it has numbers only. */
  readonly shape: string;
  /** What stands between the numbers, in the usual letter case; one more than there are numbers. */
  readonly pieces: readonly string[];
  readonly numbers: readonly KeyNumber[];
  /** For a pattern with words or any text in it. */
  readonly free: FreePattern | undefined;
}

/** A number in a key: part of the name, or the number of a device with its range, both ends included. */
type KeyNumber = { readonly literal: string } | { readonly min: number; readonly max: number };

/** How to recognise the keys of a pattern whose shape they do not share. */
interface FreePattern {
  /** The shape of all its keys up to a dot. */
  readonly prefix: string;
  /** Fits the whole key in lower case. */
  readonly expression: RegExp;
}

const TOKEN = /<([^<>]*)>|(\d+)/g;
const RANGE = /^(\d+)-(\d+)$/;

/** Reads a name with holes; a hole of no known kind stands for the words in it, so that every text is a pattern. */
export function readPattern(text: string): KeyPattern {
  const pieces: string[] = [];
  const numbers: KeyNumber[] = [];
  let done = 0;
  let isFree = false;
  let expression = '';
  let prefix = '';
  const add = (literal: string): void => {
    expression += escaped(literal.toLowerCase());
    if (!isFree) prefix += literal.toLowerCase();
  };
  for (const { 0: whole, 1: hole = '', 2: digits, index } of text.matchAll(TOKEN)) {
    const before = text.slice(done, index);
    done = index + whole.length;
    add(before);
    const number = digits === undefined ? numberIn(hole) : { literal: digits };
    if (number) {
      pieces.push(before);
      numbers.push(number);
      expression += 'literal' in number ? number.literal : '\\d+';
      if (!isFree) prefix += '#';
    } else {
      isFree = true;
      expression += wordsIn(hole);
    }
  }
  pieces.push(text.slice(done));
  add(text.slice(done));
  return {
    text,
    shape: pieces.join('#').toLowerCase(),
    pieces,
    numbers,
    free: isFree
      ? { prefix: prefix.slice(0, prefix.lastIndexOf('.') + 1), expression: new RegExp(`^${expression}$`) }
      : undefined,
  };
}

/** Lower case, every run of digits as `#`. */
export const shapeOf = (key: string): string => keyName(key).shape;

/** Whether the digits that belong to the name are those of the key, whose shape is the pattern's. */
export function hasItsDigits(pattern: KeyPattern, key: string): boolean {
  if (!pattern.numbers.some((number) => 'literal' in number)) return true;
  const written = digitsIn(key);
  return pattern.numbers.every(
    (number, index) => !('literal' in number) || number.literal === written[index],
  );
}

/** The pattern's name in its usual letter case, with the numbers of a key that has as many. */
export function spelledLike(pattern: KeyPattern, key: string): string {
  const written = digitsIn(key);
  const digits = pattern.numbers.map((number, index) =>
    'literal' in number ? number.literal : written[index],
  );
  return pattern.pieces.flatMap((piece, index) => [piece, digits[index]]).join('');
}

/** Before the first and the second number of a device. */
const LEADING_ZEROS = [/^((?:sched\.)?[a-z_]+)0+(?=\d)/i, /^((?:sched\.)?[a-z_]+\d+:)0+(?=\d)/i];

/**
 * The key with the numbers of its device as the products write them: `scsi1:2.fileName` for `scsi01:02.fileName`, which
 * they do not look for. Other numbers, such as those of CPUID registers, stay.
 */
export const withPlainNumbers = (key: string): string =>
  LEADING_ZEROS.reduce((written, zeros) => written.replace(zeros, '$1'), key);

/** The runs of digits in a key, from left to right. */
function digitsIn(key: string): string[] {
  return Array.from(key.matchAll(/\d+/g), ([digits]) => digits);
}

function numberIn(hole: string): KeyNumber | undefined {
  if (hole === 'n') return { min: 0, max: Infinity };
  const range = RANGE.exec(hole);
  return range ? { min: Number(range[1]), max: Number(range[2]) } : undefined;
}

function wordsIn(hole: string): string {
  if (hole === 'name') return '.+';
  return hole === 'hex' ? '[0-9a-f]+' : `(?:${hole.toLowerCase().split('|').map(escaped).join('|')})`;
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

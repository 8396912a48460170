import { remembered } from '../syntax/remembered.js';
import { keyInQuotes } from './keyInQuotes.js';
import { hasItsDigits, shapeOf, spelledLike, withPlainNumbers } from './keyPattern.js';
import { findKey, vmxKeys, type VmxKey } from './vmxKeys.js';

/** Shorter names lie too close to each other: a setting nobody here knows would be taken for a misspelled one. */
const LETTERS = 8;
/** In a short word one letter may be all that tells two settings apart, as in `rxbw` and `txbw`. */
const WORD_LETTERS = 5;
/** Short words that share no setting with another word one letter away: `efi` has settings of its own beside those of `uefi`. */
const DEVICE_WORDS: ReadonlySet<string> = new Set(['scsi', 'sata', 'nvme', 'disk', 'uefi']);
/** In characters; the longest name of the catalogue has 54. */
const MAX_LENGTH = 200;

/**
 * The settings that a misspelled key may mean, in their usual spelling with the key's own numbers: one letter more, less
 * or wrong, two neighbours swapped, a letter in place of a device's digit, zeros in front of it, dot and colon in each
 * other's place, or quotes around it. Never a key that one real setting could be for another, so that a setting this catalogue
 * lacks is left alone. The key itself is not among them.
 */
export const nearKeys: (key: string) => readonly string[] = remembered((key) => {
  // Every letter of the key costs a copy of it and a look into the catalogue.
  if (key.length > MAX_LENGTH) return [];
  const bare = keyInQuotes(key);
  if (bare !== undefined) {
    const known = findKey(bare);
    return known ? [spelledLike(known.pattern, bare)] : nearKeys(bare);
  }
  const plain = withPlainNumbers(key);
  const known = plain === key ? undefined : findKey(plain);
  if (known) return [spelledLike(known.pattern, plain)];
  const near = new Set([...byLetter(plain), ...byDigit(plain), ...bySeparators(plain)]);
  return [...near].filter((name) => name.toLowerCase() !== key.toLowerCase());
});

function byLetter(key: string): string[] {
  const shape = shapeOf(key);
  const cuts = withoutOneLetter(shape);
  const candidates = new Set([...cuts, shape].flatMap((text) => index().get(text) ?? []));
  return [...candidates].flatMap((known) => {
    const meant = known.pattern.shape;
    if (!isOneSlip(shape, meant, known) || known.pattern.numbers.length !== countNumbers(shape)) return [];
    return hasItsDigits(known.pattern, key) ? [spelledLike(known.pattern, key)] : [];
  });
}

/** `scsil:0.present`, as copied from recipes printed in a font that hides the difference. */
function byDigit(key: string): string[] {
  return [...key.matchAll(/(?<=[a-z]|:)[lio](?=[:.])/gi)].flatMap(({ 0: letter, index: at }) => {
    const digit = letter.toLowerCase() === 'o' ? '0' : '1';
    const meant = key.slice(0, at) + digit + key.slice(at + 1);
    const known = findKey(meant);
    return known && !known.pattern.free ? [spelledLike(known.pattern, meant)] : [];
  });
}

/** `ide1.1:present`, with the right signs in the wrong order. */
function bySeparators(key: string): string[] {
  const meant = key.replace(/^([a-z]+\d+)\.(\d+):/i, '$1:$2.');
  const known = meant === key ? undefined : findKey(meant);
  return known ? [spelledLike(known.pattern, meant)] : [];
}

let nearIndex: ReadonlyMap<string, readonly VmxKey[]> | undefined;

/** All shapes with one letter left out, and whole: two shapes one slip apart have one of these in common. */
function index(): ReadonlyMap<string, readonly VmxKey[]> {
  nearIndex ??= readIndex();
  return nearIndex;
}

function readIndex(): ReadonlyMap<string, readonly VmxKey[]> {
  const found = new Map<string, VmxKey[]>();
  for (const known of vmxKeys()) {
    const { free, shape, text } = known.pattern;
    if (free || text.replaceAll(/<[^<>]*>|[^a-z]/gi, '').length < LETTERS) continue;
    for (const cut of new Set([shape, ...withoutOneLetter(shape)])) {
      const others = found.get(cut);
      if (others) others.push(known);
      else found.set(cut, [known]);
    }
  }
  return found;
}

function withoutOneLetter(shape: string): string[] {
  return Array.from(shape, (_letter, at) => shape.slice(0, at) + shape.slice(at + 1));
}

const countNumbers = (shape: string): number => shape.split('#').length - 1;

/** One letter more, less or other, or two neighbours swapped, at a place where real settings do not differ. */
function isOneSlip(written: string, meant: string, known: VmxKey): boolean {
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start++;
  let fromEnd = 0;
  const shorter = Math.min(written.length, meant.length);
  while (fromEnd < shorter - start && written.at(-1 - fromEnd) === meant.at(-1 - fromEnd)) fromEnd++;
  const surplus = written.slice(start, written.length - fromEnd);
  const lacking = meant.slice(start, meant.length - fromEnd);
  if (surplus === lacking || surplus.length > 2 || lacking.length > 2) return false;
  const isSwap = surplus.length === 2 && surplus[0] === lacking[1] && surplus[1] === lacking[0];
  if (!isSwap && (surplus.length > 1 || lacking.length > 1)) return false;
  // board-id and boardID, genid and genidX, getVersion and setVersion are all real.
  if (/[-_]/.test(surplus + lacking)) return false;
  if (surplus === '' && fromEnd === 0 && /[A-Z]$/.test(known.pattern.text)) return false;
  if (surplus.length === 1 && lacking.length === 1 && isWordStart(known, start)) return false;
  const isAddition = lacking === '';
  // People switch a line off, or keep a second one, by a letter in front or behind.
  if (isAddition && start === 0) return false;
  if (isAddition && fromEnd === 0 && surplus !== 's' && surplus !== meant.at(-1)) return false;
  // Words without the dot between them are no other setting, however short they are.
  const isLostDot = lacking === '.' && surplus === '';
  return isLostDot || isLongWord(meant, start);
}

/** Whether a word begins at a place of the shape; a capital letter begins one too. */
function isWordStart({ pattern }: VmxKey, at: number): boolean {
  const text = pattern.pieces.join('#');
  const letter = text.charAt(at);
  return /[a-z]/i.test(letter) && (/[A-Z]/.test(letter) || !/[a-z]/i.test(text.charAt(at - 1)));
}

/** Whether the word of a name around a place is long enough for a slip to be one. */
function isLongWord(name: string, at: number): boolean {
  const isLetter = (char: string | undefined): boolean => char !== undefined && /[a-z]/.test(char);
  let start = at;
  while (isLetter(name[start - 1])) start--;
  let end = at;
  while (isLetter(name[end])) end++;
  const word = name.slice(start, end);
  // A sign between words, as the colon of `scsi0:0`, belongs to no word.
  return word === '' || word.length >= WORD_LETTERS || DEVICE_WORDS.has(word);
}

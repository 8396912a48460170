import { fileIdentities } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';
import { editDistance } from './editDistance.js';

/** A shorter word has too many neighbours that are words too. */
const FEWEST_LETTERS = 4;
/** Disks of a Mac, on which letter case seldom matters. */
const ON_A_MAC = /^file:\/(?:Users|Volumes)\//;

/**
 * True for two paths in one notation that are the same but for letter case, or for one letter inside of one folder or of
 * the file's name. Numbers count, and so does a last letter: `quorum1` and `quorum2`, `disks-a` and `disks-b` are two things.
 */
export function differBySlip(
  machine: VirtualMachine,
  disk: Disk,
  other: VirtualMachine,
  otherDisk: Disk,
): boolean {
  const [a, b] = [pathOf(machine, disk), pathOf(other, otherDisk)];
  if (a.toLowerCase() === b.toLowerCase()) return a !== b && !ON_A_MAC.test(a);
  const others = b.split('/');
  const parts = a.split('/');
  const [first, ...more] = parts.flatMap((part, index) => {
    const twin = others[index];
    return twin === undefined || twin === part ? [] : [[part, twin] as const];
  });
  return parts.length === others.length && first !== undefined && more.length === 0 && isSlip(...first);
}

/** Empty for what is no file. */
function pathOf({ uri }: VirtualMachine, { fileName }: Disk): string {
  const [path = ''] = fileIdentities(uri, valueText(fileName));
  return path;
}

function isSlip(a: string, b: string): boolean {
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  const letters = (text: string): number => text.replace(/\.[^.]*$/, '').replaceAll(/\P{L}/gu, '').length;
  return (
    Math.min(letters(a), letters(b)) >= FEWEST_LETTERS &&
    digits(a) === digits(b) &&
    editDistance(a, b) === 1 &&
    !isOtherEnd(a, b)
  );
}

/** True where one letter is another one at an end of a word, which is how things are counted. */
function isOtherEnd(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return at === 0 || !/^\p{L}.\p{L}/su.test(a.slice(at - 1, at + 2));
}

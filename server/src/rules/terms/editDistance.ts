/** In letters: as long as a file's name may be. The cost grows with the product of both lengths. */
const LONGEST = 255;

/**
 * How many letters separate two words: added, dropped, replaced, or two neighbours swapped, each counting one. Infinite
 * where a word is longer than the name of a file, for nobody misspells that.
 */
export function editDistance(a: string, b: string): number {
  if (Math.max(a.length, b.length) > LONGEST) return Infinity;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** Outside of the table nothing is near. */
const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;

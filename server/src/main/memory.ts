import { setFlagsFromString } from 'node:v8';

/** The releases of V8 that know the options below, those of Node 20 to 24; another one would complain on the terminal. */
const KNOWN = { from: 11, to: 13 };

/**
 * Keeps a linter of ten thousand files below 300 MB. By itself V8 lets a heap grow to four times of what is in use before it
 * looks for what is not, and it puts objects of a kind that was often needed for long among the old ones at once, where
 * only that late search finds them. The linter needs nearly all of its objects until the next file. To be called before
 * anything is read.
 */
export function keepMemorySmall(): void {
  const release = Number.parseInt(process.versions.v8, 10);
  if (release < KNOWN.from || release > KNOWN.to) return;
  setFlagsFromString('--heap-growing-percent=70');
  setFlagsFromString('--no-allocation-site-pretenuring');
}

import picomatch from 'picomatch';
import { remembered } from '../../syntax/remembered.js';

/**
 * Stars in one part of a path. A star tries every length of what it stands for, for every length that the one before it
 * has tried: with ten of them one file takes minutes. Nobody has to trust whoever wrote a glob.
 */
export const MOST_STARS = 3;

/** Times `**` in a whole glob; each may stand for thousands of folders. */
export const MOST_DOUBLE_STARS = 2;

/** True for a glob that could take very long to compare with a path. */
export function hasTooManyStars(glob: string): boolean {
  const parts = glob.split('/');
  const across = parts.filter((part) => part.includes('**')).length;
  return across > MOST_DOUBLE_STARS || parts.some((part) => part.split(/\*+/).length - 1 > MOST_STARS);
}

/**
 * True for a glob that is meant to take something out of a list, as in a .gitignore. Each glob of ours stands for itself:
 * picomatch would let this one stand for everything else, and `ignore` would leave nothing to look at.
 */
export function isException(glob: string): boolean {
  return glob.startsWith('!');
}

/**
 * The folder that a glob names, where it names one and no file in it: what stands in a .gitignore for a whole folder fits
 * no file here, since all machines have an ending.
 */
export function folderMeant(glob: string): string | undefined {
  return /^[^*?[\]{}\\]+$/.test(glob) && /(?:^|\/)[^./]*$/.test(glob)
    ? glob.replace(/(?<!\/)\/+$/, '')
    : undefined;
}

/** True for a glob that cannot fit a path below the folder of its settings: a whole path, one with `..`, or one of Windows. */
export function isElsewhere(glob: string): boolean {
  return /^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)|\\(?:[^[\]{}()!?]|$)/i.test(glob);
}

/**
 * True when one of the globs fits the path. A glob without a slash fits a file of that name in any folder.
 * @param globs as settings may have them: none is empty, names a folder only, or has too many stars.
 */
export function matches(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matcher(glob)(path));
}

/** Globs that are kept ready. To make one ready takes a hundred times as long as to compare it with a path. */
const MOST_READY = 4000;

/** The same for one glob and many paths. */
export const matcher: (glob: string) => (path: string) => boolean = remembered((glob) => {
  // Round brackets are characters of a name here: picomatch would take what stands in them for a regular expression.
  const pattern = glob.replace(/^\.\//, '').replaceAll(/[()+|^$]/g, '\\$&');
  const basename = !glob.includes('/');
  // As in a shell `[!a]` is every character but one; a `!` in front is one of the name.
  const fits = picomatch(pattern, { dot: true, basename, nocase: true, posix: true, nonegate: true });
  return (path) => fits(path);
}, MOST_READY);

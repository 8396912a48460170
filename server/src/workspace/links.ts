import { URI } from 'vscode-uri';
import type { FileStat, FileSystem } from './fileSystem.js';
import { contains } from './containment.js';

/** Links on the way to one file; those that go in a circle have more. Linux draws the line at the same number. */
const MOST_LINKS = 40;

/** A way that is gone part by part. */
interface Way {
  /** Scheme and host. */
  readonly start: URI;
  /** The folders that were gone through; no links among them. */
  readonly place: readonly string[];
  /** What comes behind. */
  readonly pending: readonly string[];
}

/** A folder that may be read, as it is named and where it really lies. */
type Root = readonly [named: string, real: string];

/**
 * Whether the way to a file stays inside the allowed folders, links followed. Each link is judged by what stands in it, before
 * it is followed: merely to look where a link to another computer leads would tell that computer who is asking. True where
 * the file system does not tell its links.
 * @param roots URIs of folders. They may lie behind links themselves: a person has chosen them.
 */
export async function staysInside(fs: FileSystem, roots: readonly string[], uri: string): Promise<boolean> {
  if (!fs.linkTarget) return true;
  const allowed = await Promise.all(
    roots.map(async (root): Promise<Root> => [root, (await fs.realPath(root)) ?? root]),
  );
  let way: Way | undefined = wayTo(uri);
  for (let links = 0; links <= MOST_LINKS;) {
    way = enter(way, allowed);
    const next = way?.pending[0];
    if (!way || next === undefined) return way !== undefined;
    way = step(way);
    const target = next === '..' ? undefined : await fs.linkTarget(uriOf(way.start, way.place));
    if (target === undefined) continue;
    links++;
    const led = wayTo(target);
    way = { ...led, pending: [...led.pending, ...way.pending] };
  }
  return false;
}

/**
 * What lies at the place of a file that belongs to another one; undefined also for a link, which could lead anywhere.
 * Rejects like `FileSystem.stat`: never.
 */
export async function statUnlinked(fs: FileSystem, uri: string): Promise<FileStat | undefined> {
  return (await isLink(fs, uri)) ? undefined : fs.stat(uri);
}

/** True for a link, wherever it leads and whether or not something is there. */
export async function isLink(fs: FileSystem, uri: string): Promise<boolean> {
  return (await fs.linkTarget?.(uri)) !== undefined;
}

function wayTo(uri: string): Way {
  const start = URI.parse(uri);
  return { start, place: [], pending: partsOf(start.path) };
}

/** One part further. Only links go through `..`, and there it means the folder above the one that was reached. */
function step({ start, place, pending: [next = '', ...pending] }: Way): Way {
  return { start, place: next === '..' ? place.slice(0, -1) : [...place, next], pending };
}

/** The way from inside of an allowed folder; undefined when it leads into none. Nothing on disk is asked. */
function enter(way: Way, roots: readonly Root[]): Way | undefined {
  let outside = way;
  while (!roots.some(([, real]) => contains(real, uriOf(outside.start, outside.place)))) {
    if (outside.pending[0] === '..') {
      outside = step(outside);
      continue;
    }
    const whole = [...outside.place, ...outside.pending];
    const target = uriOf(outside.start, whole);
    const [root, named] =
      roots
        .flatMap((one) => one.map((name) => [one, name] as const))
        .find(([, name]) => contains(name, target)) ?? [];
    if (!root || named === undefined) return undefined;
    const real = URI.parse(root[1]);
    return {
      start: real,
      place: partsOf(real.path),
      pending: whole.slice(partsOf(URI.parse(named).path).length),
    };
  }
  return outside;
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function uriOf(start: URI, parts: readonly string[]): string {
  return start.with({ path: `/${parts.join('/')}` }).toString();
}

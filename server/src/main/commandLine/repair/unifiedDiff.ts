import { applyEdits, sortEdits, type TextEdit } from '../../../syntax/text.js';

/** Unchanged lines around a change, as usual. */
const CONTEXT = 3;

/** Lines that change: `before` are those from line `first` of the old text, counted from zero. */
interface Change {
  readonly first: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * A unified diff of one file, which `patch -p1` and `git apply` take; empty when nothing changes.
 * @param hidden the whole text without what must not be shown; it must not change the number of lines.
 * @param shown what a line of it looks like in the diff.
 */
export function unifiedDiff(
  name: string,
  text: string,
  edits: readonly TextEdit[],
  hidden: (text: string) => string = (all) => all,
  shown: (line: string) => string = (line) => line,
): string {
  const lines = linesOf(text);
  const hunks = inHunks(changes(lines, edits));
  if (hunks.length === 0) return '';
  let shift = 0;
  const old = linesOf(hidden(text));
  const renewed = linesOf(hidden(applyEdits(text, edits)));
  const parts = hunks.map((hunk) => {
    const [part, grown] = hunkText(hunk, old, renewed, shift, shown);
    shift += grown;
    return part;
  });
  return `--- ${nameInHead(`a/${name}`)}\n+++ ${nameInHead(`b/${name}`)}\n${parts.join('')}`;
}

/**
 * A name as GNU diff and git write it. A tab ends one with a blank in it, in which `patch` would look for the date of the
 * file; control characters stand as escapes in quotes.
 */
function nameInHead(name: string): string {
  const octal = (character: string): string => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  const isSafe = !/[\0-\x1F\x7F]/.test(name);
  const written = isSafe ? name : `"${name.replaceAll(/[\0-\x1F"\\\x7F]/g, octal)}"`;
  return written.includes(' ') ? `${written}\t` : written;
}

/** Lines with their line breaks; only a line feed ends one, as for the programs that read diffs. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]+\n?|\n/g) ?? [];
}

function changes(lines: readonly string[], edits: readonly TextEdit[]): readonly Change[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  const lineOf = lineFinder(starts);
  const blocks: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of sortEdits(edits)) {
    const [first, last] = [lineOf(edit.span.start), lineOf(edit.span.end)];
    const block = blocks.at(-1);
    if (block && first <= block.last + 1) {
      block.last = Math.max(block.last, last);
      block.edits.push(edit);
    } else blocks.push({ first, last, edits: [edit] });
  }
  return blocks.flatMap(({ first, last, edits: own }) => {
    const start = starts[first] ?? 0;
    const before = lines.slice(first, last + 1);
    const moved = own.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    return trimmed({ first, before, after: linesOf(applyEdits(before.join(''), moved)) });
  });
}

/** The line of an offset; that of the end of the text is the last one. */
function lineFinder(starts: readonly number[]): (offset: number) => number {
  return (offset) => {
    let [low, high] = [0, Math.max(starts.length - 1, 0)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Without the lines at both ends that stay as they are. */
function trimmed({ first, before, after }: Change): readonly Change[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (head === before.length && head === after.length) return [];
  return [
    {
      first: first + head,
      before: before.slice(head, before.length - tail),
      after: after.slice(head, after.length - tail),
    },
  ];
}

/** Changes whose surroundings meet stand in one hunk. */
function inHunks(all: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  let end = -Infinity;
  for (const change of all) {
    if (change.first - end <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
    end = change.first + change.before.length;
  }
  return hunks;
}

/** A hunk, and by how many lines it makes the text longer. */
function hunkText(
  hunk: readonly Change[],
  old: readonly string[],
  renewed: readonly string[],
  shift: number,
  shown: (line: string) => string,
): [string, number] {
  const body: string[] = [];
  const put = (mark: string, some: readonly string[]): void => {
    for (const line of some)
      body.push(mark + shown(line) + (line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'));
  };
  const start = Math.max((hunk[0]?.first ?? 0) - CONTEXT, 0);
  let at = start;
  let grown = 0;
  for (const { first, before, after } of hunk) {
    put(' ', old.slice(at, first));
    at = first + before.length;
    put('-', old.slice(first, at));
    const now = first + shift + grown;
    put('+', renewed.slice(now, now + after.length));
    grown += after.length - before.length;
  }
  const end = Math.min(at + CONTEXT, old.length);
  put(' ', old.slice(at, end));
  const range = (from: number, count: number): string =>
    count === 1 ? String(from + 1) : `${count === 0 ? from : from + 1},${count}`;
  const head = `@@ -${range(start, end - start)} +${range(start + shift, end - start + grown)} @@\n`;
  return [head + body.join(''), grown];
}

import type { Span } from '../text.js';
import { parseLine } from './parseLine.js';
import type { MalformedReason, VmxEntry, VmxLine, VmxMalformedLine } from './tree.js';

/** The start of a further entry: a key that could be one of VMware's, and "=". Bounded, so no line makes it slow. */
const NEXT_ENTRY = /(?:^|(?<=["\s,;]))[.A-Za-z_][\w.:-]{1,80}[ \t]{0,8}=(?!=)/g;

/** A line with a NUL is malformed for that reason, and has no entries; asked of each rest anew, a long line would take seconds. */
const MAY_HOLD_NUL = false;

/**
 * The entries of a malformed line in which a whole further entry follows the first, as in
 * `scsi1.sharedBus=virtual disk.locking = false` or `"4"cpuid.coresPerSocket = "2"`.
 * Undefined when the line does not fall into two or more well-formed entries.
 */
export function splitEntries(text: string, line: VmxMalformedLine): readonly VmxEntry[] | undefined {
  const { end } = line.span;
  const entries: VmxEntry[] = [];
  let { start } = line.span;
  let rest: VmxLine = line;
  while (rest.kind !== 'entry') {
    const next = startOfNext(text, start, rest);
    const head = next === undefined ? undefined : entryAt(text, { start, end: next });
    if (next === undefined || !head) return undefined;
    entries.push(head);
    start = next;
    rest = parseLine(text, { start, end }, MAY_HOLD_NUL);
  }
  return [...entries, rest];
}

/** What is wrong with a line in which something follows a whole entry. */
const CONTINUED: readonly MalformedReason[] = ['text-after-quote', 'text-after-value'];

/** Where an entry begins behind the one at `start`, outside of quotes. */
function startOfNext(text: string, start: number, rest: VmxLine): number | undefined {
  if (rest.kind !== 'malformed' || !CONTINUED.includes(rest.reason)) return undefined;
  let counted = start;
  let isQuoted = false;
  for (const { index } of text.slice(rest.where.start, rest.span.end).matchAll(NEXT_ENTRY)) {
    const found = rest.where.start + index;
    for (; counted < found; counted++) if (text[counted] === '"') isQuoted = !isQuoted;
    if (!isQuoted) return found;
  }
  return undefined;
}

function entryAt(text: string, span: Span): VmxEntry | undefined {
  let { end } = span;
  // Blanks, and a comma or semicolon that somebody put between two settings, belong to neither.
  while (end > span.start && /[\s,;]/.test(text.charAt(end - 1))) end--;
  const parsed = parseLine(text, { start: span.start, end }, MAY_HOLD_NUL);
  return parsed.kind === 'entry' ? parsed : undefined;
}

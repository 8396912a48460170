import type { Span } from '../text.js';
import { parseLine } from './parseLine.js';
import type { VmxEntry, VmxMalformedLine } from './tree.js';

/** The start of a further entry: a key that could be one of VMware's, and "=". Bounded, so no line makes it slow. */
const NEXT_ENTRY = /(?:^|(?<=["\s,;]))[.A-Za-z_][\w.:-]{1,80}[ \t]{0,8}=(?!=)/g;

/**
 * The entries of a malformed line in which a whole further entry follows the first, as in
 * `scsi1.sharedBus=virtual disk.locking = false` or `"4"cpuid.coresPerSocket = "2"`.
 * Undefined when the line does not fall into two or more well-formed entries.
 */
export function splitEntries(text: string, line: VmxMalformedLine): readonly VmxEntry[] | undefined {
  if (line.reason !== 'text-after-quote' && line.reason !== 'text-after-value') return undefined;
  const starts = [...text.slice(line.where.start, line.span.end).matchAll(NEXT_ENTRY)].map(
    (match) => line.where.start + match.index,
  );
  const first = starts.find((start) => !insideQuotes(text, line.span.start, start));
  if (first === undefined) return undefined;
  const head = entryAt(text, { start: line.span.start, end: first });
  const tail = entriesFrom(text, { start: first, end: line.span.end });
  return head && tail ? [head, ...tail] : undefined;
}

function entriesFrom(text: string, span: Span): readonly VmxEntry[] | undefined {
  const parsed = parseLine(text, span);
  if (parsed.kind === 'entry') return [parsed];
  return parsed.kind === 'malformed' ? splitEntries(text, parsed) : undefined;
}

function entryAt(text: string, span: Span): VmxEntry | undefined {
  let { end } = span;
  // Blanks, and a comma or semicolon that somebody put between two settings, belong to neither.
  while (end > span.start && /[\s,;]/.test(text[end - 1] ?? '')) end--;
  const parsed = parseLine(text, { start: span.start, end });
  return parsed.kind === 'entry' ? parsed : undefined;
}

function insideQuotes(text: string, from: number, at: number): boolean {
  const quotes = text.slice(from, at).split('"').length - 1;
  return quotes % 2 === 1;
}

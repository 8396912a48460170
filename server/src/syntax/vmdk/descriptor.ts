import type { Span } from '../text.js';
import {
  parseEntry,
  parseExtent,
  startsLikeExtent,
  type DescriptorEntry,
  type DescriptorExtent,
} from './line.js';

export type { DescriptorEntry, DescriptorExtent } from './line.js';

/** What is wrong with a line. */
export type DescriptorError =
  /** `extent`: it begins like an extent and is none; `line`: it is no comment, no setting and no extent. */
  | { readonly kind: 'extent' | 'line'; readonly span: Span }
  /** A setting written again; `differs`: with another value than before. */
  | { readonly kind: 'repeated'; readonly key: string; readonly differs: boolean; readonly span: Span };

/**
 * The text part of a VMDK, from a file of its own or from inside a sparse extent.
 * The named settings are `undefined` when they are absent, and also when they are written twice with
 * different values: then nobody knows which one counts. Spans are offsets in the parsed text.
 * Source: VMware, "Virtual Disk Format 1.1".
 */
export interface VmdkDescriptor {
  readonly entries: readonly DescriptorEntry[];
  readonly extents: readonly DescriptorExtent[];
  readonly errors: readonly DescriptorError[];
  /** As written, for example `monolithicSparse`, `vmfs`, `vmfsRawDeviceMap`. Compare without case. */
  readonly createType: string | undefined;
  /** Content id, hexadecimal as written. It changes whenever the disk is first written after being opened. */
  readonly cid: string | undefined;
  /** Content id of the parent, hexadecimal as written; `ffffffff` means that there is none. */
  readonly parentCid: string | undefined;
  readonly parentFileNameHint: string | undefined;
  /** Encoding of the text, for example `UTF-8` or `windows-1252`. */
  readonly encoding: string | undefined;
  /** File in which changed blocks are tracked; present when changed block tracking is on. */
  readonly changeTrackPath: string | undefined;
  /** `ide`, `buslogic`, `lsilogic` or `legacyESX`. */
  readonly adapterType: string | undefined;
  /** True when `ddb.thinProvisioned` is 1. */
  readonly thinProvisioned: boolean;
}

/** True when the text begins like a VMDK descriptor, whatever the case of the letters. */
export function isDescriptor(text: string): boolean {
  return /^\uFEFF?\s*#[ \t]*Disk[ \t]*DescriptorFile/i.test(text);
}

/** All settings of that name, compared without case, in the order of the text. */
export function entriesOf(entries: readonly DescriptorEntry[], key: string): DescriptorEntry[] {
  const wanted = key.toLowerCase();
  return entries.filter((entry) => entry.key.toLowerCase() === wanted);
}

/**
 * Reads a descriptor. Whatever the text is, the answer is a descriptor; lines that could not be read are in
 * `errors`. The text ends at the first NUL, because writers pad a descriptor with them.
 */
export function parseDescriptor(text: string): VmdkDescriptor {
  const entries: DescriptorEntry[] = [];
  const extents: DescriptorExtent[] = [];
  const errors: DescriptorError[] = [];
  for (const { line, start } of linesOf(text)) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const extent = startsLikeExtent(line) ? parseExtent(line, start) : undefined;
    const entry = extent === undefined ? parseEntry(line, start) : undefined;
    if (extent !== undefined) extents.push(extent);
    else if (entry !== undefined) entries.push(entry);
    else errors.push(unreadableLine(line, start));
  }
  errors.push(...repeatedEntries(entries));
  errors.sort((a, b) => a.span.start - b.span.start);
  return { entries, extents, errors, ...namedSettings(entries) };
}

function namedSettings(entries: readonly DescriptorEntry[]) {
  const value = (key: string): string | undefined => {
    const values = new Set(entriesOf(entries, key).map((entry) => entry.value));
    return values.size === 1 ? [...values][0] : undefined;
  };
  return {
    createType: value('createType'),
    cid: value('CID'),
    parentCid: value('parentCID'),
    parentFileNameHint: value('parentFileNameHint'),
    encoding: value('encoding'),
    changeTrackPath: value('changeTrackPath'),
    adapterType: value('ddb.adapterType'),
    thinProvisioned: value('ddb.thinProvisioned') === '1',
  };
}

function repeatedEntries(entries: readonly DescriptorEntry[]): DescriptorError[] {
  const seen = new Map<string, string>();
  const errors: DescriptorError[] = [];
  for (const { key, value, span } of entries) {
    const before = seen.get(key.toLowerCase());
    if (before === undefined) seen.set(key.toLowerCase(), value);
    else errors.push({ kind: 'repeated', key, differs: before !== value, span });
  }
  return errors;
}

function unreadableLine(line: string, start: number): DescriptorError {
  const leading = line.length - line.trimStart().length;
  const span = { start: start + leading, end: start + line.trimEnd().length };
  return { kind: startsLikeExtent(line) ? 'extent' : 'line', span };
}

function* linesOf(text: string): Generator<{ line: string; start: number }> {
  const nul = text.indexOf('\0');
  const end = nul < 0 ? text.length : nul;
  // A byte order mark stays in the offsets and belongs to no line.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  const lineEnd = /\r\n|\n|\r/g;
  while (start < end) {
    lineEnd.lastIndex = start;
    const found = lineEnd.exec(text);
    const stop = Math.min(found?.index ?? end, end);
    yield { line: text.slice(start, stop), start };
    start = found === null ? end : lineEnd.lastIndex;
  }
}

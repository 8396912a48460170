import type { Span } from '../text.js';

/** One setting, `name = value` or `name = "value"`. */
export interface DescriptorEntry {
  /** As written; keys are compared without case. */
  readonly key: string;
  /** Without quotes. */
  readonly value: string;
  /** From the key to the end of the value, quotes included. */
  readonly span: Span;
  readonly keySpan: Span;
  /** Without quotes; empty for an empty value. */
  readonly valueSpan: Span;
}

/** One extent line: where a stretch of the disk is kept. */
export interface DescriptorExtent {
  /** `RW`, `RDONLY` or `NOACCESS`, in upper case. */
  readonly access: string;
  /** Length in sectors of 512 bytes. */
  readonly sectors: number;
  /** As written: FLAT, SPARSE, ZERO, VMFS, VMFSSPARSE, VMFSRDM, VMFSRAW ... */
  readonly type: string;
  /** File name as written; `undefined` for an extent of type ZERO. */
  readonly file: string | undefined;
  /** Where the extent begins in the file, in sectors of 512 bytes. */
  readonly offset: number;
  readonly span: Span;
  readonly accessSpan: Span;
  readonly sectorsSpan: Span;
  readonly typeSpan: Span;
  /** The file name without its quotes. */
  readonly fileSpan: Span | undefined;
}

const extentStart = /^[ \t]*(?:RW|RDONLY|NOACCESS)[ \t]+[0-9]/i;
// Behind the offset a device extent may carry the path and the identity of a partition.
const extentLine =
  /^[ \t]*(RW|RDONLY|NOACCESS)[ \t]+([0-9]+)[ \t]+(\w+)(?:[ \t]+"([^"]*)")?(?:[ \t]+([0-9]+)(?:[ \t][^]*)?)?$/di;

/** True when a line begins like an extent, so that a mistake in it is told as one. */
export function startsLikeExtent(line: string): boolean {
  return extentStart.test(line);
}

/** Reads an extent line that starts at `start` in the text; `undefined` when it is none. */
export function parseExtent(line: string, start: number): DescriptorExtent | undefined {
  const content = line.trimEnd();
  const found = extentLine.exec(content);
  const [, access, sectors, type, file, offset] = found ?? [];
  const shift = (place: readonly [number, number] | undefined): Span | undefined =>
    place && { start: start + place[0], end: start + place[1] };
  const [, accessSpan, sectorsSpan, typeSpan, fileSpan] = found?.indices?.map(shift) ?? [];
  if (
    access === undefined ||
    sectors === undefined ||
    type === undefined ||
    !accessSpan ||
    !sectorsSpan ||
    !typeSpan
  )
    return undefined;
  const length = Number(sectors);
  const from = Number(offset ?? '0');
  const isComplete = file !== undefined || type.toUpperCase() === 'ZERO';
  // Beyond 2^44 sectors the byte count would no longer be an exact number.
  if (!isComplete || Math.max(length, from) > 2 ** 44) return undefined;
  return {
    access: access.toUpperCase(),
    sectors: length,
    type,
    file,
    offset: from,
    span: { start: start + content.length - content.trimStart().length, end: start + content.length },
    accessSpan,
    sectorsSpan,
    typeSpan,
    fileSpan,
  };
}

/** Reads a setting that starts at `start` in the text; `undefined` when the line is none. */
export function parseEntry(line: string, start: number): DescriptorEntry | undefined {
  const equals = line.indexOf('=');
  if (equals < 0) return undefined;
  const key = line.slice(0, equals).trim();
  if (key === '' || /[\s#"]/.test(key)) return undefined;
  const keyStart = line.indexOf(key);
  const rest = line.slice(equals + 1);
  const valueStart = equals + 1 + rest.length - rest.trimStart().length;
  const value =
    line.charAt(valueStart) === '"' ? quotedValue(line, valueStart) : plainValue(line, valueStart);
  if (value === undefined) return undefined;
  return {
    key,
    value: line.slice(value.start, value.end),
    span: { start: start + keyStart, end: start + Math.max(value.after, equals + 1) },
    keySpan: { start: start + keyStart, end: start + keyStart + key.length },
    valueSpan: { start: start + value.start, end: start + value.end },
  };
}

/** A value inside a line; `after` is where it ends, quotes included. */
interface Value extends Span {
  readonly after: number;
}

function quotedValue(line: string, quote: number): Value | undefined {
  const end = line.indexOf('"', quote + 1);
  if (end < 0) return undefined;
  const tail = line.slice(end + 1).trim();
  return tail === '' || tail.startsWith('#') ? { start: quote + 1, end, after: end + 1 } : undefined;
}

function plainValue(line: string, from: number): Value | undefined {
  const comment = line.indexOf('#', from);
  const value = line.slice(from, comment < 0 ? line.length : comment).trimEnd();
  const end = from + value.length;
  return value.includes('"') ? undefined : { start: from, end, after: end };
}

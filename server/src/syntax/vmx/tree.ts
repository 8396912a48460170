import type { Span } from '../text.js';
import type { KeyName } from './keyName.js';

/** `key = value`, well-formed by VMware's own line grammar. */
export interface VmxEntry {
  readonly kind: 'entry';
  /** The line without its line end. */
  readonly span: Span;
  /** As written; compare without case. */
  readonly key: string;
  readonly keySpan: Span;
  /** The value as VMware reads it: without quotes, `|xx` escapes decoded. Empty when nothing is written. */
  readonly value: string;
  /** The value as written, without quotes; empty span behind `=` or between the quotes when there is none. */
  readonly valueSpan: Span;
  readonly quoted: boolean;
  /** From `#` to the end of the line. */
  readonly comment: Span | undefined;
}

/** A line with nothing but blanks, or blanks and a comment. */
export interface VmxQuietLine {
  readonly kind: 'blank' | 'comment';
  readonly span: Span;
}

/** What keeps a line from being an entry. */
export type MalformedReason =
  | 'no-equals'
  | 'no-key'
  | 'blank-in-key'
  | 'missing-closing-quote'
  | 'text-after-quote'
  | 'text-after-value'
  | 'nul';

export interface VmxMalformedLine {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly reason: MalformedReason;
  /** The characters that do not fit, never empty. */
  readonly where: Span;
}

export type VmxLine = VmxEntry | VmxQuietLine | VmxMalformedLine;

/** An entry with its key in the forms in which keys are compared. */
export interface VmxSetting {
  readonly entry: VmxEntry;
  readonly name: KeyName;
}

/** The places of a key that is written more than once. */
export type Repeated = readonly [VmxEntry, VmxEntry, ...VmxEntry[]];

/** A whole file. Every character of `text` belongs to one line or one line end: nothing is lost. */
export interface VmxTree {
  /** As given, with a leading U+FEFF if it had one. */
  readonly text: string;
  readonly lines: readonly VmxLine[];
  readonly entries: readonly VmxEntry[];
  readonly malformed: readonly VmxMalformedLine[];
  /** All entries with the names of their keys, in the order of the file. For whoever asks something of every key. */
  settings(): readonly VmxSetting[];
  /** All places that write a key, compared without case, in the order of the file. */
  all(key: string): readonly VmxEntry[];
  /**
   * The one place that writes a key. Undefined when it is missing, and also when it is written twice:
   * the products and tools disagree on which one counts, so a duplicate key has no value.
   */
  only(key: string): VmxEntry | undefined;
  /**
   * The settings of one kind for all devices, in the order of the file.
   * @param shape the key with `#` for every run of digits, in any letter case: `scsi#:#.fileName`, `ethernet#.vnet`.
   */
  ofShape(shape: string): readonly VmxEntry[];
  /** The places of each key that is written more than once, in the order in which the file first names it. */
  repeated(): readonly Repeated[];
}

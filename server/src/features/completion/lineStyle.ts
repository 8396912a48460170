import { hasLowerCaseFlags, hasLowerCaseKeys } from '../../machine/vmx/settingEdits.js';
import { holds, lineEndOf, type LineEnd } from '../../syntax/text.js';
import { encodeEscapes } from '../../syntax/vmx/escape.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { Piece } from './completionItem.js';

/** How a file writes its settings. */
export interface LineStyle {
  /** Blanks on both sides of `=`: nothing or one. */
  readonly before: string;
  readonly after: string;
  readonly isQuoted: boolean;
  readonly hasSmallKeys: boolean;
  readonly hasSmallFlags: boolean;
  readonly lineEnd: LineEnd;
}

/**
 * The style of most settings of a file; `key = "value"`, as the products write it, in a file without any.
 * @param offset a place on the line that somebody is writing; this line tells nothing yet
 */
export function lineStyle(tree: VmxTree, offset: number): LineStyle {
  const { text } = tree;
  const others = tree.entries.filter(({ span }) => !holds(span, offset));
  const most = (has: (entry: VmxEntry) => boolean): boolean => 2 * others.filter(has).length >= others.length;
  const blanks = (entry: VmxEntry): string =>
    text.slice(entry.keySpan.end, entry.valueSpan.start - (entry.quoted ? 1 : 0));
  return {
    before: most((entry) => /^[ \t]/.test(blanks(entry))) ? ' ' : '',
    after: most((entry) => /[ \t]$/.test(blanks(entry))) ? ' ' : '',
    isQuoted: most(({ quoted }) => quoted),
    hasSmallKeys: hasLowerCaseKeys(tree),
    hasSmallFlags: hasLowerCaseFlags(tree),
    lineEnd: lineEndOf(text),
  };
}

/** A key in the letter case of the file. */
export function spelledKey({ hasSmallKeys }: LineStyle, key: string): string {
  return hasSmallKeys ? key.toLowerCase() : key;
}

/** TRUE and FALSE in the letter case of the file; other values as they are. */
export function spelledValue({ hasSmallFlags }: LineStyle, value: string): string {
  return hasSmallFlags && /^(?:TRUE|FALSE)$/.test(value) ? value.toLowerCase() : value;
}

/** A setting in the style of the file: the key with its blanks, and the value with quotes where the file or the value wants them. */
export function assignment(style: LineStyle, key: readonly Piece[], value: Piece): readonly Piece[] {
  const text = typeof value === 'string' ? value : value.value;
  const isBlank = typeof value !== 'string' && value.isBlank === true;
  const isBare = !style.isQuoted && (needsNoQuotes(text) || isBlank);
  const quote = isBare ? '' : '"';
  return [...key, `${style.before}=${style.after}${quote}`, escaped(value), quote];
}

/** A value with its quotes, where the file or the value wants them. */
export function writtenValue({ isQuoted }: LineStyle, value: string): string {
  return !isQuoted && needsNoQuotes(value) ? value : `"${encodeEscapes(value)}"`;
}

const needsNoQuotes = (value: string): boolean => /^[^\s#"|]+$/.test(value);

function escaped(value: Piece): Piece {
  if (typeof value === 'string') return encodeEscapes(value);
  return { ...value, value: encodeEscapes(value.value) };
}

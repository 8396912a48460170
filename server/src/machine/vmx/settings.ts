import type { Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { isInTypographicQuotes } from '../../syntax/vmx/typographic.js';
import { mapFact, type Fact, type UnknownFact } from '../fact.js';
import { isTemplate } from '../template.js';

/** Reads settings of one tree as facts. */
export interface SettingReader {
  text(key: string, anchor: Span): Fact<string>;
  /** A value of a certain kind. `undefined` from `read` means that it is none; an empty value counts as not written. */
  as<T>(key: string, anchor: Span, read: (value: string) => T | undefined): Fact<T>;
  flag(key: string, anchor: Span): Fact<boolean>;
  number(key: string, anchor: Span): Fact<number>;
}

/** Reads the settings of a file as facts. @param encrypted what is not written may be hidden, so nobody can call it absent. */
export function settingReader(tree: VmxTree, encrypted: boolean): SettingReader {
  // Most settings of a device are not written: then one fact serves for all that have the same anchor.
  let notWritten: UnknownFact | undefined;
  const hasRepeated = tree.repeated().length > 0;
  const text = (key: string, anchor: Span): Fact<string> => {
    const entry = tree.only(key);
    if (entry) {
      if (isTemplate(entry.value)) return { value: undefined, missing: 'template', span: valueSpan(entry) };
      if (isInTypographicQuotes(entry))
        return { value: undefined, missing: 'typographic', span: valueSpan(entry) };
      return { value: entry.value, span: valueSpan(entry), keySpan: entry.keySpan };
    }
    const [first] = hasRepeated ? tree.all(key) : [];
    if (first) return { value: undefined, missing: 'duplicate', span: valueSpan(first) };
    if (notWritten?.span !== anchor)
      notWritten = { value: undefined, missing: encrypted ? 'hidden' : 'absent', span: anchor };
    return notWritten;
  };
  const as = <T>(key: string, anchor: Span, read: (value: string) => T | undefined): Fact<T> => {
    const written = text(key, anchor);
    const fact = mapFact(written, read);
    // Asked last, of the few values that are none: nearly all others are right.
    if (fact.value !== undefined || written.value === undefined || written.value.trim() !== '') return fact;
    return { value: undefined, missing: encrypted ? 'hidden' : 'absent', span: fact.span };
  };
  return {
    text,
    as,
    flag: (key, anchor) => as(key, anchor, readFlag),
    number: (key, anchor) => as(key, anchor, readNumber),
  };
}

/** The value with its quotes; the key where the value is empty and unquoted, because a message needs characters to stand on. */
export function valueSpan(entry: VmxEntry): Span {
  const { start, end } = entry.valueSpan;
  if (entry.quoted) return { start: start - 1, end: end + 1 };
  return end > start ? entry.valueSpan : entry.keySpan;
}

/** TRUE and FALSE in any letter case; everything else is no boolean. */
export function readFlag(value: string): boolean | undefined {
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** A whole decimal number, negative ones included. */
export function readNumber(value: string): number | undefined {
  return /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : undefined;
}

import type { Span } from '../syntax/text.js';

/**
 * Why a setting has no value that a rule may reason about.
 * - `absent`: it is not written, or nothing is written as its value, so the product's default counts.
 * - `duplicate`: it is written twice and nobody can say which one counts.
 * - `template`: a placeholder such as `{{name}}` or `${NAME}` stands there.
 * - `typographic`: it stands in typographic quotes, so that nobody means the value that VMware reads.
 * - `invalid`: the written value is none of those the setting knows.
 * - `hidden`: the file is encrypted, the setting may stand inside.
 */
export type Missing = 'absent' | 'duplicate' | 'template' | 'typographic' | 'invalid' | 'hidden';

/** A setting with its value, and the places of key and value in the file. */
export interface KnownFact<T> {
  readonly value: T;
  /** Never empty: the value as written, or the key where the value is empty. */
  readonly span: Span;
  readonly keySpan: Span;
}

/** A setting without a usable value. */
export interface UnknownFact {
  readonly value: undefined;
  readonly missing: Missing;
  /** Never empty: the unusable value, or for one that is not written the anchor, the text that makes the setting necessary. */
  readonly span: Span;
}

/** What a file says about one setting, always with a place that a message can point to. */
export type Fact<T> = KnownFact<T> | UnknownFact;

/** True when the setting is simply not written, so that its default counts. */
export function isAbsent(fact: Fact<unknown>): boolean {
  return 'missing' in fact && fact.missing === 'absent';
}

/** The key of a setting; where it has no usable value, the place that a message points to. */
export function keySpanOf(fact: Fact<unknown>): Span {
  return 'missing' in fact ? fact.span : fact.keySpan;
}

/** The fact with its value read anew; `undefined` from `read` means the value is none the setting knows. */
export function mapFact<A, B>(fact: Fact<A>, read: (value: A) => B | undefined): Fact<B> {
  if ('missing' in fact) return fact;
  const value = read(fact.value);
  const { span, keySpan } = fact;
  return value === undefined ? { value: undefined, missing: 'invalid', span } : { value, span, keySpan };
}

/** The value as a message shows it: empty where there is none. */
export function valueText<T extends string | number>(fact: Fact<T> | undefined): T | '' {
  return fact?.value ?? '';
}

import { deprecation, replacementOf } from '../../knowledge/deprecations.js';
import { defaultOf } from '../../knowledge/vmxDefaults.js';
import { spelledLike } from '../../knowledge/keyPattern.js';
import { nearKeys } from '../../knowledge/nearKeys.js';
import { rangesInWords, type AllowedNumbers } from '../../knowledge/numberRange.js';
import { isSecretKey } from '../../knowledge/secrets.js';
import { explanationOf } from '../../knowledge/vmxExplanations.js';
import { findKey, type VmxKey } from '../../knowledge/vmxKeys.js';
import { valuesOf, type VmxValue } from '../../knowledge/vmxValues.js';
import { asPhrase } from '../../l10n/language.js';
import { eitherInWords, say, type Phrase } from '../../l10n/phrase.js';
import { isPrivateKey } from '../../machine/vmx/privateKey.js';
import type { VmxEntry } from '../../syntax/vmx/tree.js';
import type { Span } from '../../syntax/text.js';
import type { Card } from './card.js';
import { inCode } from './markedPhrase.js';
import { productsPhrase } from './productNames.js';

/** More values than this are for completion to show. */
const MOST_VALUES = 6;

/** The first ones are the best. */
const MOST_SOURCES = 3;

/** A setting of a .vmx: what it does, what it takes, who knows it, how we know. */
export function keyCard(entry: VmxEntry, span: Span = entry.keySpan): Card {
  const known = findKey(entry.key);
  if (!known) return unknownKeyCard(entry, span);
  return {
    span,
    title: inCode(known.pattern.free ? entry.key : spelledLike(known.pattern, entry.key)),
    text: [asPhrase(explanationOf(known))],
    facts: [
      ...deprecationFact(known, entry.key),
      ...valueFacts(known),
      ...defaultFact(known),
      ...productFact(known),
      ...(isSecretKey(entry.key) ? [say`The value is a secret and is never shown.`] : []),
      sourceFact(known),
    ],
  };
}

/** Sharing on the wrong one of controller and disk, as many recipes on the web have it. What to do, the finding on it tells. */
function misplacedCard(key: string, span: Span): Card | undefined {
  const text = /^scsi\d+:\d+\.sharedBus$/i.test(key)
    ? say`Bus sharing is a mode of the controller; on a disk it has no effect.`
    : /^scsi\d+\.shared$/i.test(key)
      ? say`Only disks have this setting; on a controller it has no effect.`
      : undefined;
  return text && { span, title: inCode(key), text: [text], facts: [] };
}

function unknownKeyCard({ key }: VmxEntry, span: Span): Card {
  const misplaced = misplacedCard(key, span);
  if (misplaced) return misplaced;
  const near = isPrivateKey(key) ? [] : nearKeys(key);
  return {
    span,
    title: inCode(key),
    text: [
      isPrivateKey(key)
        ? say`This is no setting of the products but a note of somebody or a switched-off line; it has no effect.`
        : say`This setting is not known here. Products newer than this list, and other programs, may know it.`,
    ],
    facts: near.length === 0 ? [] : [say`Perhaps meant: ${eitherInWords(near.map(inCode))}`],
  };
}

function deprecationFact(known: VmxKey, key: string): Phrase[] {
  const old = deprecation(known);
  if (!old) return [];
  const instead = replacementOf(key);
  return instead === undefined
    ? [say`Deprecated: ${asPhrase(old.meaning)}`]
    : [say`Deprecated: ${asPhrase(old.meaning)} Write ${inCode(instead)} instead.`];
}

/** Some numbers are not allowed. */
function saysSomething({ ranges }: AllowedNumbers): boolean {
  return ranges.length > 0 && ranges.every(({ min, max }) => min !== -Infinity || max !== Infinity);
}

function valueFacts(known: VmxKey): Phrase[] {
  const values = valuesOf(known);
  const ranges =
    known.type === 'int' && saysSomething(known.numbers) ? rangesInWords(known.numbers) : undefined;
  const note = known.note === '' ? undefined : asPhrase(known.note);
  const form = [
    ...(ranges && note ? [say`Values: ${ranges} (${note})`] : []),
    ...(ranges && !note ? [say`Values: ${ranges}`] : []),
    ...(!ranges && note ? [say`Form: ${note}`] : []),
  ];
  if (values.length > 2 * MOST_VALUES) return [...form, say`${values.length} values are known.`];
  const shown = values.slice(0, MOST_VALUES).map(valueFact);
  const rest = values.length - MOST_VALUES;
  return [...form, ...shown, ...(rest > 0 ? [say`Further known values: ${rest}.`] : [])];
}

function valueFact({ value, meaning, since }: VmxValue): Phrase {
  return since === undefined
    ? say`${inCode(value)}: ${asPhrase(meaning)}`
    : say`${inCode(value)}: ${asPhrase(meaning)} From virtual hardware ${since} on.`;
}

function defaultFact(key: VmxKey): Phrase[] {
  const { defaultValue } = key;
  if (defaultValue === '') return [];
  return defaultValue === 'required'
    ? [say`The product needs it; there is no default.`]
    : [say`When not written: ${defaultOf(key)}`];
}

function productFact({ products }: VmxKey): Phrase[] {
  const said = productsPhrase(products);
  return said ? [say`Known by: ${said}`] : [];
}

function sourceFact({ sources, evidence }: VmxKey): Phrase {
  // Names of documents have commas in them.
  const documents = sources
    .slice(0, MOST_SOURCES)
    .map(asPhrase)
    .reduce((row, one) => say`${row}; ${one}`);
  return evidence === 'unverified' ? say`Source, not confirmed: ${documents}` : say`Source: ${documents}`;
}

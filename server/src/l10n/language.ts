import type { Phrase } from './phrase.js';

/** Says phrases to a person. */
export type Language = (phrase: Phrase) => string;

/** Templates in English, each with its translation; the holes `{0}` may stand in another order. */
export type Translations = Readonly<Record<string, string>>;

/** The language that templates are written in. */
export const ENGLISH: Language = translatedBy({});

/** The language of a table of translations; what the table does not hold is said in English. */
export function translatedBy(translations: Translations): Language {
  const known = new Map(Object.entries(translations));
  const say: Language = ({ template, parts }) =>
    fill(known.get(template) ?? template, parts, (part) => (typeof part === 'string' ? part : say(part)));
  return say;
}

/** A text of a catalogue as a phrase without parts; braces in it are no holes. */
export function asPhrase(text: string): Phrase {
  return /\{\d+\}/.test(text) ? { template: '{0}', parts: [text] } : { template: text, parts: [] };
}

function fill(template: string, parts: Phrase['parts'], textOf: (part: string | Phrase) => string): string {
  return template.replaceAll(/\{(\d+)\}/g, (_hole, index: string) => {
    const part = parts[Number(index)];
    return part === undefined ? '' : textOf(part);
  });
}

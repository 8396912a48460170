import type { Span, TextEdit } from '../../syntax/text.js';

/** Quotes of word processors, web pages and Asian keyboards, single ones too: XML takes these as well. */
const ANY_SIGN = /[\u2018-\u201F\u301D\u301E\uFF02]/;
/** A quote that a letter follows is an apostrophe in a value. */
const VALUE =
  /=[ \t]*["'\u2018-\u201F\u301D\u301E\uFF02][^<>"'\u2018-\u201F\u301D\u301E\uFF02]*["'\u2018-\u201F\u301D\u301E\uFF02](?=[\s/?>])/g;
/** No tag that a person writes is longer, and a text without `>` is not searched to its end for every mistake. */
const LONGEST_TAG = 1000;

/**
 * Straight quotes for all attributes of the tag that a mistake stands in, where typographic ones are around a value;
 * empty where none are. All of one tag at once: the reader tells the first mistake in a tag only.
 */
export function straightQuotes(text: string, { start }: Span): readonly TextEdit[] {
  const earliest = Math.max(0, start - LONGEST_TAG);
  const from = text.slice(earliest, start + 1).lastIndexOf('<');
  if (from < 0) return [];
  const tag = /^<[^<>]*>/.exec(text.slice(earliest + from, earliest + from + LONGEST_TAG))?.[0] ?? '';
  // A mistake in the text behind the tag is another one.
  if (earliest + from + tag.length <= start) return [];
  return [...tag.matchAll(VALUE)]
    .filter(([assigned]) => ANY_SIGN.test(assigned))
    .map(({ 0: assigned, index }) => {
      const start = earliest + from + index;
      const quoted = assigned.slice(1).trimStart();
      return {
        span: { start: start + assigned.length - quoted.length, end: start + assigned.length },
        newText: `"${quoted.slice(1, -1)}"`,
      };
    });
}

/** Ends the part of a tag that stands in front of a place in an attribute's value. */
const IN_VALUE = /=[ \t]*(?:"[^"]*|'[^']*)$/;

/**
 * `&amp;` for an `&` that begins no reference. None where only the semicolon of a reference seems to be missing: that
 * may be meant as either. None in a name either, where `&amp;` has no place.
 */
export function escapedAmpersand(text: string, span: Span): readonly TextEdit[] {
  const isAlone = text.slice(span.start, span.end) === '&';
  if (!isAlone || /^(?:#|(?:amp|lt|gt|quot|apos)\b)/i.test(text.slice(span.end, span.end + 6))) return [];
  const before = text.slice(Math.max(0, span.start - LONGEST_TAG), span.start);
  const tag = /<[^<>]*$/.exec(before)?.[0];
  return tag === undefined || IN_VALUE.test(tag) ? [{ span, newText: '&amp;' }] : [];
}

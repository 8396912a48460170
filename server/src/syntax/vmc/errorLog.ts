import { say } from '../../l10n/phrase.js';
import type { Span } from '../text.js';
import { explain, type Place } from './complaints.js';
import { limits } from './limits.js';
import type { XmlError } from './tree.js';

/** Collects errors while a text is read, and drops those that only follow from others. */
export interface ErrorLog {
  /** In the order they were found. */
  readonly errors: XmlError[];
  /** The `<` of the markup that was last complained about. */
  badMarkup: number;
  /** The end of the text that was last complained about. */
  quietUntil: number;
}

export function newErrorLog(): ErrorLog {
  return { errors: [], badMarkup: -1, quietUntil: 0 };
}

/** Notes an error that stands on its own. */
export function addError(log: ErrorLog, error: XmlError): void {
  // Errors are sorted and cut off at the end; the margin is for those found late that stand early.
  if (log.errors.length < 4 * limits.errors) log.errors.push(error);
}

/** Notes an error in the markup that begins at `markup`, unless one is known there: the first names the cause. */
export function addMarkupError(log: ErrorLog, error: XmlError, markup: number): void {
  if (log.badMarkup === markup) return;
  log.badMarkup = markup;
  addError(log, error);
}

/** Notes a complaint of the XML reader in words for a person, and says which characters it is about. */
export function addComplaint(log: ErrorLog, complaint: string, place: Place): Span | undefined {
  if (place.at < log.quietUntil) return undefined;
  const { error, about } = explain(complaint, place);
  if (about === 'markup') {
    addMarkupError(log, error, place.markup);
  } else {
    log.quietUntil = error.span.end;
    addError(log, error);
  }
  return error.span;
}

/** The errors in the order of the text, one a place, and not more than a person would read. */
export function sortedErrors(errors: readonly XmlError[]): XmlError[] {
  const sorted = [...errors].sort((a, b) => a.span.start - b.span.start);
  const distinct = sorted.filter((error, index) => error.span.start !== sorted[index - 1]?.span.start);
  if (distinct.length <= limits.errors) return distinct;
  const kept = distinct.slice(0, limits.errors - 1);
  const next = distinct[limits.errors - 1] as XmlError;
  const message = say`There are more mistakes from here on than the ${limits.errors - 1} listed: repair these first.`;
  return [...kept, { message, span: next.span }];
}

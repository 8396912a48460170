import { say } from '../../l10n/phrase.js';
import type { Span } from '../text.js';
import { restOfLine } from './complaints.js';
import { sortedErrors } from './errorLog.js';
import { limits } from './limits.js';
import { bareAmpersands } from './readable.js';
import { read } from './reader.js';
import type { Reading } from './reading.js';
import type { VmcTree, XmlError } from './tree.js';

/**
 * Reads the text of a `.vmc`. Never throws, whatever the text; what is not well-formed, and what was not read
 * because of a limit, is in `errors`, at most 50, in the order of the text. Entity declarations are not
 * expanded.
 */
export function parse(text: string): { tree: VmcTree; errors: readonly XmlError[] } {
  const refusal = refuse(text);
  if (refusal)
    return { tree: { text, root: undefined, comments: [], declaredEncoding: undefined }, errors: refusal };
  const reading = read(text);
  const { root, comments, declaredEncoding } = reading;
  return { tree: { text, root, comments, declaredEncoding }, errors: allErrors(reading) };
}

/** The text of a tree: the one it was read from, unchanged. */
export function print(tree: VmcTree): string {
  return tree.text;
}

function refuse(text: string): XmlError[] | undefined {
  if (text.trim() === '') {
    const message = say`The file is empty. A .vmc file holds at least the element <preferences>.`;
    return [{ message, span: { start: 0, end: text.length } }];
  }
  if (text.length <= limits.characters) return undefined;
  const message = say`The file has ${text.length} characters and is not read: the limit is ${limits.characters}.`;
  return [{ message, span: restOfLine(text, 0), isLimit: true }];
}

function allErrors(reading: Reading & { readonly end: number }): XmlError[] {
  const { text, root, log } = reading;
  const forbidden = forbiddenCharacter(text);
  // Every second character of UTF-16 taken for something else is a NUL: no other error means anything then.
  if (forbidden && !root && text.includes('\0')) return [forbidden];
  const errors = [...log.errors, ...bareAmpersandErrors(reading), ...(forbidden ? [forbidden] : [])];
  if (!root && errors.length === 0) {
    errors.push({
      message: say`There is no element in this file. A .vmc file holds at least <preferences>.`,
      span: restOfLine(text, 0),
    });
  }
  return sortedErrors(errors);
}

function bareAmpersandErrors({ text, verbatim, end }: Reading & { readonly end: number }): XmlError[] {
  const message = say`This & begins no reference. If the character itself is meant, write &amp;.`;
  const errors: XmlError[] = [];
  const quiet = [...verbatim].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const start of bareAmpersands(text)) {
    while ((quiet[next]?.end ?? Infinity) <= start) next++;
    if (start >= end || errors.length > limits.errors) break;
    if (start < (quiet[next]?.start ?? Infinity)) errors.push({ message, span: { start, end: start + 1 } });
  }
  return errors;
}

/** The first character that XML does not allow at all: control characters, halves of surrogate pairs. */
function forbiddenCharacter(text: string): XmlError | undefined {
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const span: Span = { start: found.index, end: found.index + 1 };
  return {
    message: say`The character U+${code} is not allowed in XML. Was the file read in the wrong encoding?`,
    span,
  };
}

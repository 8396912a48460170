import { smallestEditIn } from '../smallestEdit.js';
import type { TextEdit } from '../text.js';
import { endOfHead } from './placement.js';
import type { XmlElement } from './tree.js';

/**
 * One blank in front of each attribute of a start tag, none around `=` and in front of `>`; a blank in front of `/>`
 * stays a choice of the file. Names, values and quotes stay.
 */
export function tagEdits(text: string, element: XmlElement): TextEdit[] {
  const { attributes, nameSpan, openSpan, selfClosing } = element;
  const edits: TextEdit[] = [];
  let done = nameSpan.end;
  for (const { span, nameSpan: name, valueSpan } of attributes) {
    edits.push(...smallestEditIn(text, { start: done, end: span.start }, ' '));
    edits.push(...smallestEditIn(text, { start: name.end, end: valueSpan.start - 1 }, '='));
    done = span.end;
  }
  const end = { start: endOfHead(element), end: openSpan.end };
  const written = text.slice(end.start, end.end);
  const wanted = !selfClosing ? '>' : written.startsWith('/') ? '/>' : ' />';
  return [...edits, ...smallestEditIn(text, end, wanted)];
}

/** No blank inside of an end tag. */
export function closingTagEdits(text: string, { name, closeSpan }: XmlElement): TextEdit[] {
  return closeSpan ? smallestEditIn(text, closeSpan, `</${name}>`) : [];
}

import type { Span } from '../text.js';
import { isBlank, skipBlanks } from './whiteSpace.js';

/** The places of one attribute, as in XmlAttribute. */
export interface AttributeSpans {
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/**
 * Finds an attribute that the XML reader has just read: it tells only where it stands, one character behind
 * the attribute's last one (the closing quote, or what ended a value without quotes).
 * @param from where the attribute before it, or the element's name, ended
 * @param position where the reader stands
 */
export function locateAttribute(text: string, name: string, from: number, position: number): AttributeSpans {
  const nameSpan = locateName(text, name, from);
  const equals = text.indexOf('=', nameSpan.end);
  const first = skipBlanks(text, equals + 1);
  const quoted = text[first] === '"' || text[first] === "'";
  const end = quoted ? position : position - 1;
  const valueSpan = quoted ? { start: first + 1, end: position - 1 } : { start: first, end };
  return { span: { start: nameSpan.start, end }, nameSpan, valueSpan };
}

/** The places of an attribute without `=`: its value is empty and stands behind the name. */
export function locateBareAttribute(text: string, name: string, from: number): AttributeSpans {
  const nameSpan = locateName(text, name, from);
  return { span: nameSpan, nameSpan, valueSpan: { start: nameSpan.end, end: nameSpan.end } };
}

function locateName(text: string, name: string, from: number): Span {
  // What stands between two attributes and is no name was complained about and skipped by the reader.
  const start = Math.max(from, text.indexOf(name.charAt(0), from));
  if (text.startsWith(name, start)) return { start, end: start + name.length };
  let end = start + 1;
  while (end < text.length && !isBlank(text[end]) && text[end] !== '=' && text[end] !== '>') end++;
  return { start, end };
}

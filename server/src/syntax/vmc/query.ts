import type { Span } from '../text.js';
import type { VmcTree, XmlAttribute, XmlElement } from './tree.js';
import { isBlank } from './whiteSpace.js';

/** The children of that name, in the order of the file. Names are compared as XML does, capitals apart. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The first child of that name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/**
 * All elements on a path of names below `element`, such as `hardware/pci_bus/ide_adapter`, in the order of the
 * file. The path does not hold the name of `element` itself.
 */
export function descendAll(element: XmlElement, path: string): XmlElement[] {
  return path
    .split('/')
    .reduce<XmlElement[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [element]);
}

/** The first element on a path of names below `element`. */
export function descend(element: XmlElement, path: string): XmlElement | undefined {
  return descendAll(element, path)[0];
}

/** The children of its parent, in the order of the file, the element among them; of the root the root alone. */
export function siblingsOf(element: XmlElement): readonly XmlElement[] {
  return element.parent?.children ?? [element];
}

/**
 * Names from below the root to the element, with `/` between them: `hardware/memory/ram_size`; empty for the root.
 * @param nameOf what an element is called on the way, its name by default.
 */
export function pathTo(element: XmlElement, nameOf = ({ name }: XmlElement): string => name): string {
  const names: string[] = [];
  for (let one = element; one.parent; one = one.parent) names.unshift(nameOf(one));
  return names.join('/');
}

/** The attribute of that name; the first, where it wrongly stands twice. */
export function attribute(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((candidate) => candidate.name === name);
}

/** The element's own text with entities decoded, without the white space around it. */
export function leafText({ text }: XmlElement): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

/** The element and all below it, each in front of its children. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

/**
 * The deepest element that holds the character at `offset`. Behind the last character of the text this is an
 * element that was left open, if there is one.
 */
export function elementAt({ root }: VmcTree, offset: number): XmlElement | undefined {
  let found = root && holds(root, offset) ? root : undefined;
  for (let inner = found; inner; inner = inner.children.find((child) => holds(child, offset))) found = inner;
  return found;
}

/** The name in the end tag, which begins right behind `</`; undefined without an end tag. */
export function closingNameSpan({ name, closeSpan }: XmlElement): Span | undefined {
  if (!closeSpan) return undefined;
  const start = closeSpan.start + '</'.length;
  return { start, end: start + name.length };
}

/** Whether the element has no closing tag and should have one. */
export function isLeftOpen({ selfClosing, closeSpan }: XmlElement): boolean {
  return !selfClosing && !closeSpan;
}

function holds(element: XmlElement, offset: number): boolean {
  const { start, end } = element.span;
  return start <= offset && (offset < end || (isLeftOpen(element) && offset === end));
}

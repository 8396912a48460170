import type { TextEdit } from '../text.js';
import { lineStart, lineStop } from '../lines.js';
import { indentationAt, layoutOf, type Layout } from './layout.js';
import { isAllBlank } from './whiteSpace.js';
import { isLeftOpen } from './query.js';
import type { VmcTree, XmlElement } from './tree.js';

/** Where a new child goes among the children its parent has. */
export type ChildPosition =
  'first' | 'last' | { readonly before: XmlElement } | { readonly after: XmlElement };

/** Gives the lines to insert, indented so far but in the first line; undefined asks for one line. */
export type PrintAt = (indentation: string | undefined, layout: Layout) => string;

/**
 * The edit that puts a child into a parent: on a line of its own, indented as its siblings are, or beside them
 * where they share a line. No edit when the parent was left open, when the sibling is no child of it, or when
 * the child would follow a sibling that was left open.
 */
export function place(
  tree: VmcTree,
  parent: XmlElement,
  position: ChildPosition,
  print: PrintAt,
): TextEdit[] {
  const layout = layoutOf(tree);
  const { text } = tree;
  if (parent.selfClosing) return [openUp(text, parent, layout, print)];
  if (!parent.contentSpan || !parent.closeSpan) return [];
  const anchor = anchorOf(parent, position);
  if (anchor === 'none' || (anchor?.after && isLeftOpen(anchor.after))) return [];
  if (!anchor) return [putInto(text, parent, layout, print)];
  if (anchor.before) return [putBefore(text, anchor.before, layout, print)];
  return [putAfter(text, anchor.after, layout, print)];
}

type Anchor =
  | { readonly before: XmlElement; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: XmlElement };

function anchorOf({ children }: XmlElement, position: ChildPosition): Anchor | 'none' | undefined {
  const [first, last] = [children[0], children.at(-1)];
  if (position === 'first') return first && { before: first };
  if (position === 'last') return last && { after: last };
  if ('before' in position) return children.includes(position.before) ? { before: position.before } : 'none';
  return children.includes(position.after) ? { after: position.after } : 'none';
}

function putBefore(text: string, sibling: XmlElement, layout: Layout, print: PrintAt): TextEdit {
  const { start } = sibling.span;
  const indentation = ownIndentation(text, sibling);
  const between = indentation === undefined ? '' : layout.lineEnd + indentation;
  return insert(start, print(indentation, layout) + between);
}

function putAfter(text: string, sibling: XmlElement, layout: Layout, print: PrintAt): TextEdit {
  const { end } = sibling.span;
  const indentation = ownIndentation(text, sibling);
  if (indentation === undefined) return insert(end, print(undefined, layout));
  return insert(endOfItsLine(text, sibling), layout.lineEnd + indentation + print(indentation, layout));
}

/** Into a parent without children: an empty one, one with text, or one with a comment. */
function putInto(text: string, parent: XmlElement, layout: Layout, print: PrintAt): TextEdit {
  const { contentSpan, closeSpan } = parent;
  const span = contentSpan ?? { start: parent.span.end, end: parent.span.end };
  const outer = indentationAt(text, parent.span.start) ?? '';
  const inner = outer + layout.unit;
  if (isAllBlank(text.slice(span.start, span.end))) {
    return { span, newText: layout.lineEnd + inner + print(inner, layout) + layout.lineEnd + outer };
  }
  const close = closeSpan?.start ?? span.end;
  if (indentationAt(text, close) === undefined) return insert(close, print(undefined, layout));
  return insert(lineStart(text, close), inner + print(inner, layout) + layout.lineEnd);
}

function openUp(text: string, parent: XmlElement, layout: Layout, print: PrintAt): TextEdit {
  const outer = indentationAt(text, parent.span.start) ?? '';
  const inner = outer + layout.unit;
  const { lineEnd } = layout;
  const newText = `>${lineEnd}${inner}${print(inner, layout)}${lineEnd}${outer}</${parent.name}>`;
  return { span: { start: endOfHead(parent), end: parent.span.end }, newText };
}

/** Behind the last attribute, or the name of an element without attributes. */
export function endOfHead({ attributes, nameSpan }: XmlElement): number {
  return attributes.at(-1)?.span.end ?? nameSpan.end;
}

/** The indentation of an element that begins its line and shares it with no sibling and no tag of its parent. */
function ownIndentation(text: string, element: XmlElement): string | undefined {
  const stop = lineStop(text, element.span.end);
  const { parent } = element;
  const next =
    parent?.children[parent.children.indexOf(element) + 1]?.span.start ?? parent?.closeSpan?.start ?? stop;
  return next < stop ? undefined : indentationAt(text, element.span.start);
}

/** A comment behind an element on its line belongs to the element. */
function endOfItsLine(text: string, { span }: XmlElement): number {
  const stop = lineStop(text, span.end);
  return /^[ \t]*(<!--.*-->[ \t]*)?$/.test(text.slice(span.end, stop)) ? stop : span.end;
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

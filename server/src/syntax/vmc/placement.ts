import type { Span, TextEdit } from '../text.js';
import { lineStart, lineStop } from '../lines.js';
import { indentationAt, layoutOf, type Layout } from './layout.js';
import { isAllBlank } from './whiteSpace.js';
import { isLeftOpen, siblingsOf } from './query.js';
import type { VmcTree, XmlElement } from './tree.js';

/** Where a new child goes among the children its parent has. */
export type ChildPosition = 'first' | 'last' | { readonly after: XmlElement };

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
  const { contentSpan, closeSpan } = parent;
  if (!contentSpan || !closeSpan) return [];
  const anchor = anchorOf(parent, position);
  if (anchor === 'none' || (anchor?.after && isLeftOpen(anchor.after))) return [];
  if (!anchor)
    return [putInto(text, contentSpan, indentationAt(text, parent.span.start) ?? '', layout, print)];
  if (anchor.before) return [putBefore(text, anchor.before, contentSpan, layout, print)];
  return [putAfter(text, anchor.after, contentSpan, layout, print)];
}

type Anchor =
  | { readonly before: XmlElement; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: XmlElement };

function anchorOf({ children }: XmlElement, position: ChildPosition): Anchor | 'none' | undefined {
  const [first, last] = [children[0], children.at(-1)];
  if (position === 'first') return first && { before: first };
  if (position === 'last') return last && { after: last };
  return children.includes(position.after) ? { after: position.after } : 'none';
}

function putBefore(
  text: string,
  sibling: XmlElement,
  content: Span,
  layout: Layout,
  print: PrintAt,
): TextEdit {
  const indentation = ownIndentation(text, sibling, content);
  const between = indentation === undefined ? '' : layout.lineEnd + indentation;
  return insert(sibling.span.start, print(indentation, layout) + between);
}

function putAfter(
  text: string,
  sibling: XmlElement,
  content: Span,
  layout: Layout,
  print: PrintAt,
): TextEdit {
  const indentation = ownIndentation(text, sibling, content);
  if (indentation === undefined) return insert(sibling.span.end, print(undefined, layout));
  return insert(endOfItsLine(text, sibling), layout.lineEnd + indentation + print(indentation, layout));
}

/**
 * Into a parent without children: an empty one, one with text, or one with a comment.
 * @param outer the parent's indentation.
 */
function putInto(text: string, content: Span, outer: string, layout: Layout, print: PrintAt): TextEdit {
  const { start, end } = content;
  const inner = outer + layout.unit;
  if (isAllBlank(text.slice(start, end))) {
    return { span: content, newText: layout.lineEnd + inner + print(inner, layout) + layout.lineEnd + outer };
  }
  if (indentationAt(text, end) === undefined) return insert(end, print(undefined, layout));
  return insert(lineStart(text, end), inner + print(inner, layout) + layout.lineEnd);
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

/**
 * The indentation of an element that begins its line and shares it with no sibling and no tag of its parent.
 * @param content between the tags of the parent.
 */
function ownIndentation(text: string, element: XmlElement, content: Span): string | undefined {
  const siblings = siblingsOf(element);
  const next = siblings[siblings.indexOf(element) + 1]?.span.start ?? content.end;
  return next < lineStop(text, element.span.end) ? undefined : indentationAt(text, element.span.start);
}

/** A comment behind an element on its line belongs to the element. */
function endOfItsLine(text: string, { span }: XmlElement): number {
  const stop = lineStop(text, span.end);
  return /^[ \t]*(<!--.*-->[ \t]*)?$/.test(text.slice(span.end, stop)) ? stop : span.end;
}

function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

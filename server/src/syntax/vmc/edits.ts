import { isForNextLine } from '../acceptingComment.js';
import { lineEndOf, type Span, type TextEdit } from '../text.js';
import { escapeAttribute, escapeComment, escapeText } from './escape.js';
import { lineStop, wholeLines } from '../lines.js';
import { indentationAt } from './layout.js';
import { printElement, type NewElement } from './newElement.js';
import { endOfHead, place, type ChildPosition } from './placement.js';
import { attribute, elementAt, isLeftOpen, leafText, walk } from './query.js';
import type { VmcTree, XmlElement } from './tree.js';

/**
 * Gives a leaf another text. No edit when it has this text already, when it has child elements, or when it was
 * left open. A comment inside the leaf goes with the old text.
 */
export function setLeafText(element: XmlElement, value: string): TextEdit[] {
  const { contentSpan, closeSpan, openSpan, name, selfClosing, children } = element;
  if (children.length > 0 || leafText(element) === value) return [];
  if (selfClosing) {
    return [
      { span: { start: endOfHead(element), end: openSpan.end }, newText: `>${escapeText(value)}</${name}>` },
    ];
  }
  return contentSpan && closeSpan ? [{ span: contentSpan, newText: escapeText(value) }] : [];
}

/** Gives an attribute another value, or adds it behind the others. No edit when it has this value already. */
export function setAttribute(element: XmlElement, name: string, value: string): TextEdit[] {
  const found = attribute(element, name);
  const end = endOfHead(element);
  const written = `${name}="${escapeAttribute(value)}"`;
  if (!found) return [{ span: { start: end, end }, newText: ` ${written}` }];
  const quoted = found.valueSpan.end < found.span.end;
  if (!quoted) return [{ span: found.span, newText: written }];
  return found.value === value ? [] : [{ span: found.valueSpan, newText: escapeAttribute(value) }];
}

/**
 * Writes a new child into `parent`, laid out as the file is. No edit when the parent was left open or the
 * sibling in `position` is no child of it.
 */
export function insertChild(
  tree: VmcTree,
  parent: XmlElement,
  child: NewElement,
  position: ChildPosition = 'last',
): TextEdit[] {
  return place(tree, parent, position, (indentation, layout) => printElement(child, layout, indentation));
}

/**
 * Removes an element and the comments that belong to it, with their lines when nothing else stands on them. No edit for the
 * root or an element left open.
 */
export function removeElement(tree: VmcTree, element: XmlElement): TextEdit[] {
  if (!element.parent || isLeftOpen(element)) return [];
  const span = withComments(tree, element);
  return [{ span: wholeLines(tree.text, span) ?? span, newText: '' }];
}

/**
 * Moves an element as it is written behind the children of another parent; its lines are indented anew when the depth differs.
 * No edit when it stands there already, when the new parent lies inside it, or when one of them was left open.
 */
export function moveElement(tree: VmcTree, element: XmlElement, newParent: XmlElement): TextEdit[] {
  const inside = [...walk(element)].includes(newParent);
  if (inside || newParent.children.at(-1) === element) return [];
  const removal = removeElement(tree, element);
  const insertion = place(tree, newParent, 'last', (indentation) => reindented(tree, element, indentation));
  return removal.length > 0 && insertion.length > 0 ? [...insertion, ...removal] : [];
}

/** Writes a comment on a line of its own in front of the root: behind the first comment, or the XML declaration. */
export function insertComment(tree: VmcTree, text: string): TextEdit[] {
  const lineEnd = lineEndOf(tree.text);
  const comment = `<!-- ${escapeComment(text)} -->`;
  const head = tree.text.slice(0, tree.root?.span.start);
  const first = tree.comments[0];
  const behind = first && first.span.end <= head.length ? first.span.end : declarationEnd(head);
  if (behind !== undefined) return [{ span: { start: behind, end: behind }, newText: lineEnd + comment }];
  const start = head.startsWith('\uFEFF') ? 1 : 0;
  return [{ span: { start, end: start }, newText: comment + lineEnd }];
}

function declarationEnd(head: string): number | undefined {
  return /^\uFEFF?<\?xml\s[^]*?\?>/.exec(head)?.[0].length;
}

/**
 * An element that begins its line, with the comment that ends its last line and with those directly above it by which
 * somebody has accepted findings of its first line: elsewhere they would be about what stands there.
 */
function withComments({ text, comments }: VmcTree, { span }: XmlElement): Span {
  let { start, end } = span;
  if (indentationAt(text, start) === undefined) return span;
  for (const comment of comments.filter((one) => one.span.end <= span.start).reverse()) {
    const isAbove = /^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(comment.span.end, start));
    if (!isAbove || !isForNextLine(comment.text) || indentationAt(text, comment.span.start) === undefined)
      break;
    ({ start } = comment.span);
  }
  const behind = comments.find((comment) => comment.span.start >= span.end);
  const stop = lineStop(text, behind?.span.end ?? end);
  const isBehind =
    behind && /^[ \t]*$/.test(text.slice(end, behind.span.start) + text.slice(behind.span.end, stop));
  if (isBehind) ({ end } = behind.span);
  return { start, end };
}

/** An element's source with the lines between its tags moved to another indentation; text is left alone. */
function reindented(tree: VmcTree, element: XmlElement, indentation: string | undefined): string {
  const { start, end } = withComments(tree, element);
  const source = tree.text.slice(start, end);
  const old = indentationAt(tree.text, start);
  if (old === undefined || indentation === undefined || old === indentation) return source;
  return source.replace(
    /(\r\n|\n|\r)([ \t]*)(?=<)/g,
    (all, lineEnd: string, blanks: string, offset: number) => {
      const movable = blanks.startsWith(old) && isBetweenTags(tree, start + offset);
      return movable ? lineEnd + indentation + blanks.slice(old.length) : all;
    },
  );
}

/** Whether the offset stands in white space that only separates elements: in no text, no comment and no tag. */
function isBetweenTags(tree: VmcTree, offset: number): boolean {
  const holder = elementAt(tree, offset);
  if (!holder?.contentSpan || leafText(holder) !== '') return false;
  if (offset < holder.contentSpan.start || offset >= holder.contentSpan.end) return false;
  return !tree.comments.some(({ span }) => span.start < offset && offset < span.end);
}

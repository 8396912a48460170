import { lineAt } from '../../syntax/lines.js';
import { holds, type Span } from '../../syntax/text.js';
import { closingNameSpan, elementAt } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { wordAt } from './wordAt.js';

/**
 * What a selection at `offset` grows through, smallest first: word, name or text or attribute, tag, content of the element,
 * element, content of its parent and so on.
 */
export function vmcSelections(tree: VmcTree, offset: number): Span[] {
  const comment = tree.comments.find(({ span }) => holds(span, offset))?.span;
  const inner = elementAt(tree, offset) ?? elementEndingAt(tree, offset);
  const spans: Span[] = comment ? [wordAt(tree.text, comment, offset), comment] : [];
  if (!inner) return spans.length > 0 ? spans : [lineAt(tree.text, offset)];
  if (!comment) spans.push(...inElement(tree, inner, offset));
  for (let element: XmlElement | undefined = inner; element; element = element.parent) {
    if (element.contentSpan && holds(element.contentSpan, offset)) spans.push(element.contentSpan);
    spans.push(element.span);
  }
  return spans;
}

/** The element whose last character stands in front of `offset`. */
function elementEndingAt(tree: VmcTree, offset: number): XmlElement | undefined {
  return offset > 0 ? elementAt(tree, offset - 1) : undefined;
}

function inElement({ text }: VmcTree, element: XmlElement, offset: number): Span[] {
  const { openSpan, nameSpan, contentSpan, closeSpan, attributes } = element;
  if (contentSpan && holds(contentSpan, offset) && element.children.length === 0) {
    const content = trimmed(text, contentSpan);
    return holds(content, offset) ? [wordAt(text, content, offset), content] : [];
  }
  if (closeSpan && holds(closeSpan, offset)) {
    const name = closingNameSpan(element);
    return name && holds(name, offset) ? [name, closeSpan] : [closeSpan];
  }
  if (holds(nameSpan, offset)) return [wordAt(text, nameSpan, offset), nameSpan, openSpan];
  const attribute = attributes.find(({ span }) => holds(span, offset));
  if (!attribute) return [openSpan];
  if (!holds(attribute.valueSpan, offset))
    return holds(attribute.nameSpan, offset)
      ? [attribute.nameSpan, attribute.span, openSpan]
      : [attribute.span, openSpan];
  const { valueSpan } = attribute;
  const quoted = { start: valueSpan.start - 1, end: Math.min(valueSpan.end + 1, attribute.span.end) };
  return [wordAt(text, valueSpan, offset), valueSpan, quoted, attribute.span, openSpan];
}

function trimmed(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  const first = start + written.length - written.trimStart().length;
  return first >= end ? { start, end } : { start: first, end: start + written.trimEnd().length };
}

import { holds, type Span } from '../../syntax/text.js';
import { closingNameSpan, elementAt } from '../../syntax/vmc/query.js';
import type { VmcTree } from '../../syntax/vmc/tree.js';

/** On a tag of a .vmc the names in it and in its counterpart; none elsewhere. */
export function vmcHighlights(tree: VmcTree, offset: number): Span[] {
  const element = elementAt(tree, offset) ?? (offset > 0 ? elementAt(tree, offset - 1) : undefined);
  if (!element) return [];
  const { nameSpan, closeSpan } = element;
  const opening = { start: nameSpan.start - 1, end: nameSpan.end };
  const closing = closingNameSpan(element);
  const isOnTag = holds(opening, offset) || (closeSpan !== undefined && holds(closeSpan, offset));
  if (!isOnTag) return [];
  return closing ? [nameSpan, closing] : [nameSpan];
}

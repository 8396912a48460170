import { isForNextLine } from '../../syntax/acceptingComment.js';
import type { VmxEntry, VmxLine, VmxTree } from '../../syntax/vmx/tree.js';

/** True for a line with a comment by which somebody has accepted findings of the setting below it. */
export function isBoundBelow({ text }: VmxTree, { kind, span }: VmxLine): boolean {
  return kind === 'comment' && isForNextLine(text.slice(span.start, span.end));
}

/** Where a setting starts, with such comments directly above it. */
export function startWithComments(tree: VmxTree, entry: VmxEntry): number {
  const above = tree.lines.slice(0, tree.lines.indexOf(entry));
  const other = above.findLastIndex((line) => !isBoundBelow(tree, line));
  return above[other + 1]?.span.start ?? entry.span.start;
}

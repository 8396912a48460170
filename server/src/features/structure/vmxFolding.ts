import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { controllerRuns, deviceRuns, regionMark } from './vmxLines.js';

/**
 * What can be folded in a .vmx: the lines of a controller with its devices, of one device, blocks of comments, and
 * regions that comments mark. Ranges lie inside each other or apart.
 */
export function vmxFolds(tree: VmxTree): FoldingRange[] {
  const families = controllerRuns(tree).filter(isLong);
  const beginnings = new Set(families.map(({ first }) => first));
  // Two folds on one line cannot be told apart: that of the controller stands for its own first lines.
  const devices = deviceRuns(tree).filter((run) => isLong(run) && !beginnings.has(run.first));
  const folds = [...families, ...devices].map(({ first, last }) => ({ startLine: first, endLine: last }));
  return [...folds, ...commentFolds(tree)].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

const isLong = ({ first, last }: { first: number; last: number }): boolean => last > first;

function commentFolds({ text, lines }: VmxTree): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const regions: number[] = [];
  let block: number | undefined;
  const endBlock = (next: number): void => {
    if (block !== undefined && next - block > 1)
      folds.push({ startLine: block, endLine: next - 1, kind: FoldingRangeKind.Comment });
    block = undefined;
  };
  for (const [number, line] of lines.entries()) {
    const comment = line.kind === 'comment' ? text.slice(line.span.start, line.span.end) : undefined;
    const mark = comment === undefined ? undefined : regionMark(comment);
    if (comment !== undefined && !mark) {
      block ??= number;
      continue;
    }
    endBlock(number);
    if (mark === 'start') regions.push(number);
    const startLine = mark === 'end' ? regions.pop() : undefined;
    if (startLine !== undefined) folds.push({ startLine, endLine: number, kind: FoldingRangeKind.Region });
  }
  endBlock(lines.length);
  return folds;
}

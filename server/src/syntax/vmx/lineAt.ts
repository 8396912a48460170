import { holds } from '../text.js';
import type { VmxLine, VmxTree } from './tree.js';

/** A line with its number, counted from 0 as in LSP. */
interface NumberedLine {
  readonly line: VmxLine;
  readonly number: number;
}

/** The line that holds `offset`, its end included; undefined behind the last line end. */
export function vmxLineAt({ lines }: VmxTree, offset: number): NumberedLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const line = lines[middle];
    if (line && line.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  return line && holds(line.span, offset) ? { line, number: low } : undefined;
}

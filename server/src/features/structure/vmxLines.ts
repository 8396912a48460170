import type { VmxTree } from '../../syntax/vmx/tree.js';
import { locateDevice } from './shownDevice.js';

/** Lines of one device, or of one controller with its devices, that stand together. Line numbers, both included. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
}

/** The words that begin and end a region which a person folds: `# region Disks`, `#endregion`. */
export function regionMark(comment: string): 'start' | 'end' | undefined {
  const word = /^\s*#\s*(end)?region\b/.exec(comment);
  return word ? (word[1] === undefined ? 'start' : 'end') : undefined;
}

/** The runs of lines of one device each; a disk stands apart from its controller. */
export function deviceRuns(tree: VmxTree): LineRun[] {
  return runs(tree, (key) => locateDevice(key)?.name);
}

/** The runs of lines of one controller and the devices on it; what hangs on nothing is a run of its own. */
export function controllerRuns(tree: VmxTree): LineRun[] {
  return runs(tree, (key) => {
    const device = locateDevice(key);
    return device?.parent ?? device?.name;
  });
}

/** Comments and blank lines belong to a run when the same device goes on behind them; a mark of a region ends it. */
function runs({ text, lines }: VmxTree, nameOf: (key: string) => string | undefined): LineRun[] {
  const found: { first: number; last: number }[] = [];
  let open: { run: { first: number; last: number }; name: string } | undefined;
  for (const [number, line] of lines.entries()) {
    if (line.kind === 'blank') continue;
    if (line.kind === 'comment' && !regionMark(text.slice(line.span.start, line.span.end))) continue;
    const name = line.kind === 'entry' ? nameOf(line.key) : undefined;
    if (name !== undefined && open?.name === name) {
      open.run.last = number;
      continue;
    }
    open = name === undefined ? undefined : { run: { first: number, last: number }, name };
    if (open) found.push(open.run);
  }
  return found;
}

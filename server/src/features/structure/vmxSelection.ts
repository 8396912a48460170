import { lineAt } from '../../syntax/lines.js';
import { holds, type Span } from '../../syntax/text.js';
import { valueSpan } from '../../machine/vmx/settings.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { vmxLineAt } from '../../syntax/vmx/lineAt.js';
import { locateDevice } from './shownDevice.js';
import { wordAt } from './wordAt.js';
import { controllerRuns, deviceRuns, type LineRun } from './vmxLines.js';

/** Runs of a file, found once for all places that a request asks about. */
interface VmxRuns {
  readonly devices: readonly LineRun[];
  readonly controllers: readonly LineRun[];
  readonly paragraphs: readonly LineRun[];
}

/** To be asked once for a request, because it goes through the whole file. */
export function vmxRuns(tree: VmxTree): VmxRuns {
  return { devices: deviceRuns(tree), controllers: controllerRuns(tree), paragraphs: paragraphs(tree) };
}

/**
 * What a selection at `offset` grows through, smallest first: part of the key or word of the value, device, key or value,
 * value with its quotes, setting, line, the lines of the device around it, those of its controller, the paragraph.
 */
export function vmxSelections(
  tree: VmxTree,
  { devices, controllers, paragraphs }: VmxRuns,
  offset: number,
): Span[] {
  const found = vmxLineAt(tree, offset);
  if (!found) return [lineAt(tree.text, offset)];
  const { line, number } = found;
  const around = [devices, controllers, paragraphs].flatMap((runs) => {
    const run = runs.find(({ first, last }) => first <= number && number <= last);
    return run ? linesOf(tree, run) : [];
  });
  const inside = line.kind === 'entry' ? inEntry(tree, line, offset) : [wordAt(tree.text, line.span, offset)];
  return [...inside, line.span, ...around];
}

function inEntry({ text }: VmxTree, entry: VmxEntry, offset: number): Span[] {
  const { key, keySpan, valueSpan: value, comment } = entry;
  const quoted = valueSpan(entry);
  const setting = { start: keySpan.start, end: Math.max(keySpan.end, value.end, quoted.end) };
  if (holds(keySpan, offset)) {
    const device = locateDevice(key);
    const name = device && {
      start: keySpan.start + device.span.start,
      end: keySpan.start + device.span.end,
    };
    return [wordAt(text, keySpan, offset), ...(name && holds(name, offset) ? [name] : []), keySpan, setting];
  }
  if (holds(value, offset)) return [wordAt(text, value, offset), value, quoted, setting];
  if (comment && holds(comment, offset)) return [wordAt(text, comment, offset), comment];
  return holds(quoted, offset) ? [quoted, setting] : [setting];
}

function linesOf({ lines }: VmxTree, { first, last }: LineRun): Span {
  return { start: lines[first]?.span.start ?? 0, end: lines[last]?.span.end ?? 0 };
}

/** Lines between blank ones. */
function paragraphs({ lines }: VmxTree): LineRun[] {
  const found: { first: number; last: number }[] = [];
  let open: { first: number; last: number } | undefined;
  for (const [number, { kind }] of lines.entries()) {
    if (kind === 'blank') open = undefined;
    else if (open) open.last = number;
    else found.push((open = { first: number, last: number }));
  }
  return found;
}

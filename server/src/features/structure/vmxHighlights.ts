import { holds, type Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { vmxLineAt } from '../../syntax/vmx/lineAt.js';
import { locateDevice, deviceOfName } from './shownDevice.js';

/** A place to highlight; `write` where something is set, `read` where it is only named. */
export interface Highlight {
  readonly span: Span;
  readonly use: 'read' | 'write';
}

/**
 * What belongs together with the place of the cursor in a .vmx. On a device, or on a value that names one: its name on all
 * its lines, and wherever a controller's device or a boot order names it. On a setting that is written twice: all its places.
 */
export function vmxHighlights(tree: VmxTree, offset: number): Highlight[] {
  const line = vmxLineAt(tree, offset)?.line;
  if (line?.kind !== 'entry') return [];
  const { key, keySpan, valueSpan } = line;
  if (holds(valueSpan, offset)) {
    const name = wordsOf(tree, line).find(({ span }) => holds(span, offset))?.name;
    return name === undefined ? [] : placesOf(tree, name);
  }
  if (!holds(keySpan, offset)) return [];
  const device = locateDevice(key);
  const places = tree.all(key);
  const isOnSetting = !device || offset > keySpan.start + device.span.end;
  if (places.length > 1 && isOnSetting) return places.map((one) => ({ span: one.keySpan, use: 'write' }));
  return device ? placesOf(tree, device.name) : [];
}

/** Every place that names the device; none where the file sets nothing of it. */
function placesOf(tree: VmxTree, name: string): Highlight[] {
  const places = tree.entries.flatMap((entry): Highlight[] => [
    ...inKey(entry, name),
    ...wordsOf(tree, entry)
      .filter((word) => word.name === name)
      .map(({ span }): Highlight => ({ span, use: 'read' })),
  ]);
  return places.some(({ use }) => use === 'write') ? places : [];
}

/** The device's own line sets something; the line of a device on it only names it. */
function inKey({ key, keySpan }: VmxEntry, name: string): Highlight[] {
  const device = locateDevice(key);
  if (!device) return [];
  const start = keySpan.start + device.span.start;
  const end = keySpan.start + device.span.end;
  if (device.name === name) return [{ span: { start, end }, use: 'write' }];
  if (device.parent !== name) return [];
  const written = key.slice(device.span.start, device.span.end);
  return [{ span: { start, end: start + written.indexOf(':') }, use: 'read' }];
}

/** The words of a value, with commas between them, that are names of devices. */
function wordsOf({ text }: VmxTree, { valueSpan }: VmxEntry): { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = [];
  let { start } = valueSpan;
  for (const piece of text.slice(valueSpan.start, valueSpan.end).split(',')) {
    const word = piece.trim();
    const device = deviceOfName(word);
    const from = start + piece.indexOf(word);
    if (device) found.push({ name: device.name, span: { start: from, end: from + word.length } });
    start += piece.length + 1;
  }
  return found;
}

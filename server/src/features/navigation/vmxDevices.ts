import { leadingName, type LeadingName } from '../../machine/vmx/deviceKey.js';
import { ORDER_KEY } from '../../machine/vmx/deviceNames.js';
import { holds, type Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { DeviceMention } from './subject.js';

/** The words of a value that can be names of devices: in a boot order commas stand between them. */
const WORD = /\b[a-z_][\w:]*/gi;

/** The device that a .vmx mentions at an offset, in a key or in a boot order. */
export function deviceInVmx(tree: VmxTree, offset: number): DeviceMention | undefined {
  const entry = tree.entries.find(({ span }) => holds(span, offset));
  if (!entry) return undefined;
  const found = mentionsIn(tree, entry).find(({ span }) => holds(span, offset));
  if (found) return found;
  const [device] = entry.valueSpan.start > offset ? mentionsIn(tree, entry) : [];
  return device && offset <= entry.keySpan.end ? { ...device, span: entry.keySpan } : undefined;
}

/**
 * Where a .vmx mentions a device, in the order of the file: in front of its settings, and in boot orders. With a
 * controller, such as `scsi1`, the devices on it are found too.
 * @param name in small letters.
 */
export function deviceMentionsInVmx(tree: VmxTree, name: string): readonly Span[] {
  return tree.entries.flatMap((entry) =>
    mentionsIn(tree, entry)
      .filter((one) => one.name === name || one.name.startsWith(`${name}:`))
      .map(({ span }) => span),
  );
}

/** The key that declares a device: its main switch `present`, else the first line of its settings. */
export function deviceDeclarationInVmx(tree: VmxTree, name: string): Span | undefined {
  const [present] = tree.all(`${name}.present`);
  const first = present ?? tree.entries.find(({ key }) => key.toLowerCase().startsWith(`${name}.`));
  return (first ?? tree.entries.find(({ key }) => key.toLowerCase().startsWith(`${name}:`)))?.keySpan;
}

function mentionsIn(tree: VmxTree, entry: VmxEntry): readonly DeviceMention[] {
  if (ORDER_KEY.test(entry.key)) {
    const { start, end } = entry.valueSpan;
    return [...tree.text.slice(start, end).matchAll(WORD)].flatMap(({ 0: word, index }) => {
      const leading = leadingName(word);
      return leading?.number !== undefined && leading.rest === '' ? [mention(leading, start + index)] : [];
    });
  }
  const leading = leadingName(entry.key);
  return leading && leading.rest !== '' && hasNumber(leading) ? [mention(leading, entry.keySpan.start)] : [];
}

/** As in `scsi1:0.present`, `usb:1.speed`, `sched.scsi0:0.shares`: a word alone is the name of many things besides devices. */
const hasNumber = ({ number, target }: LeadingName): boolean => number !== undefined || target !== undefined;

/** @param start of the text that the name leads. */
function mention({ name, span }: LeadingName, start: number): DeviceMention {
  return { kind: 'device', name, span: { start: start + span.start, end: start + span.end } };
}

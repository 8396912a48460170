import type { Span } from '../../syntax/text.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { DeviceMention } from './subject.js';

/** The device in front of a setting, as in `scsi1:0.present`, `ethernet0.vnet`, `usb:1.speed`, `sched.scsi0:0.shares`. */
const IN_KEY =
  /^(?:sched\.)?([a-z_]+(?:(?:0|[1-9]\d{0,2})(?::(?:0|[1-9]\d{0,2}))?|:(?:0|[1-9]\d{0,2})))(?=[.:])/i;
/** Lists of devices with commas between them. */
const ORDER_KEY = /^(?:bios|efi)\.\w*order$/i;
const IN_ORDER = /\b[a-z_]+(?:0|[1-9]\d{0,2})(?::(?:0|[1-9]\d{0,2}))?(?![\d:])/gi;

/** The device that a .vmx mentions at an offset, in a key or in a boot order. */
export function deviceInVmx(tree: VmxTree, offset: number): DeviceMention | undefined {
  const entry = tree.entries.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!entry) return undefined;
  const found = mentionsIn(tree, entry).find(({ span }) => span.start <= offset && offset <= span.end);
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
    return [...tree.text.slice(start, end).matchAll(IN_ORDER)].map(({ 0: word, index }) =>
      mention(word, start + index),
    );
  }
  const word = IN_KEY.exec(entry.key)?.[1];
  return word === undefined ? [] : [mention(word, entry.keySpan.start + entry.key.indexOf(word))];
}

function mention(word: string, start: number): DeviceMention {
  return { kind: 'device', name: word.toLowerCase(), span: { start, end: start + word.length } };
}

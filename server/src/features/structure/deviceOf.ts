import type { Source } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { vmxLineAt } from './lineAt.js';
import { vmcDeviceAt } from './vmcDevices.js';

/** A device as both formats name it here, for telling devices apart and showing them. */
export interface NamedDevice {
  /** In small letters, as the model names it: `scsi1:0`, `ethernet0`, `usb_xhci:4`, `sound`. */
  readonly name: string;
  /** The letters of the name: `scsi`, `ethernet`, `sound`. */
  readonly kind: string;
  /** Undefined for a device that comes once. */
  readonly number: number | undefined;
  /** The number behind the colon. */
  readonly target: number | undefined;
  /** The controller that it hangs on, `scsi1` for `scsi1:0`; undefined for a device of its own. */
  readonly parent: string | undefined;
}

/** A device that a key of a .vmx names. */
export interface KeyDevice extends NamedDevice {
  /** Where in the key the name stands. */
  readonly span: Span;
}

const NUMBERED =
  'scsi|ide|sata|nvme|ethernet|floppy|serial|parallel|hpet|vmci|pcibridge|pcipassthru|sharedfolder|nvdimm';
const SINGLE = 'usb_xhci|usb_uhci|usb|ehci|xhci|sound|svga|ich7m|smc|vtpm';
/** As the products write it: a key with leading zeros is nobody's device. */
const NUMBER = String.raw`0|[1-9]\d{0,3}`;
const DEVICE = String.raw`(?:(${NUMBERED})(${NUMBER})|(${SINGLE})(${NUMBER})?)(?::(${NUMBER}))?`;
/** What the scheduler gives to a disk or an adapter stands behind `sched.`. */
const DEVICE_KEY = new RegExp(String.raw`^(sched\.)?(${DEVICE})\.`, 'i');
const DEVICE_NAME = new RegExp(`^(${DEVICE})$`, 'i');

/** The device that a key of a .vmx sets something of; undefined for a setting of the machine as a whole. */
export function deviceOfKey(key: string): KeyDevice | undefined {
  const match = DEVICE_KEY.exec(key);
  if (!match) return undefined;
  const start = match[1]?.length ?? 0;
  const span = { start, end: start + (match[2]?.length ?? 0) };
  return { ...readName(match.slice(3)), span };
}

/** The device that a word of a value names, as in `bios.hddOrder = "scsi0:0"`; undefined when the word is no name. */
export function deviceOfName(word: string): NamedDevice | undefined {
  const match = DEVICE_NAME.exec(word.trim());
  return match ? readName(match.slice(2)) : undefined;
}

/** What the key sets of its device: `fileName` for `scsi0:0.fileName`, `sched.shares` for `sched.scsi0:0.shares`. */
export function settingOfKey(key: string, { span }: KeyDevice): string {
  return key.slice(0, span.start) + key.slice(span.end + 1);
}

/** The device that the text at `offset` describes: the line's in a .vmx, the innermost element's in a .vmc. */
export function deviceAt(source: Source, offset: number): NamedDevice | undefined {
  if (source.format === 'vmc') return vmcDeviceAt(source.tree, offset);
  const line = vmxLineAt(source.tree, offset)?.line;
  return line?.kind === 'entry' ? deviceOfKey(line.key) : undefined;
}

/** @param groups numbered kind, its number, single kind, its number, target */
function readName(groups: readonly (string | undefined)[]): NamedDevice {
  const [numbered, numberedBy, single, singleBy, behindColon] = groups;
  const kind = (numbered ?? single ?? '').toLowerCase();
  const written = numberedBy ?? singleBy;
  const number = written === undefined ? undefined : Number(written);
  const target = behindColon === undefined ? undefined : Number(behindColon);
  const controller = `${kind}${number ?? ''}`;
  return target === undefined
    ? { name: controller, kind, number, target, parent: undefined }
    : { name: `${controller}:${target}`, kind, number, target, parent: controller };
}

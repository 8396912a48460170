import type { Source } from '../../machine/virtualMachine.js';
import {
  leadingName,
  NUMBERED_DEVICES,
  SINGLE_DEVICES,
  type LeadingName,
} from '../../machine/vmx/deviceKey.js';
import type { Span } from '../../syntax/text.js';
import { vmxLineAt } from '../../syntax/vmx/lineAt.js';
import { vmcDeviceAt } from './vmcDevices.js';

/** A device as both formats name it here, for telling devices apart and showing them. */
export interface ShownDevice {
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
export interface LocatedDevice extends ShownDevice {
  /** Where in the key the name stands. */
  readonly span: Span;
}

/**
 * The device that a key of a .vmx sets something of, and where in the key it stands: one of the kinds that products know,
 * those that come once and what the scheduler gives included. Undefined for a setting of the machine as a whole.
 */
export function locateDevice(key: string): LocatedDevice | undefined {
  const leading = leadingName(key);
  if (!leading?.rest.startsWith('.')) return undefined;
  const device = knownDevice(leading);
  return device && { ...device, span: leading.span };
}

/** The device that a word of a value names, as in `bios.hddOrder = "scsi0:0"`; undefined when the word is no name. */
export function deviceOfName(word: string): ShownDevice | undefined {
  const leading = leadingName(word.trim());
  return leading?.rest === '' && leading.span.start === 0 ? knownDevice(leading) : undefined;
}

/** What the key sets of its device: `fileName` for `scsi0:0.fileName`, `sched.shares` for `sched.scsi0:0.shares`. */
export function settingOfKey(key: string, { span }: LocatedDevice): string {
  return key.slice(0, span.start) + key.slice(span.end + 1);
}

/** The device that the text at `offset` describes: the line's in a .vmx, the innermost element's in a .vmc. */
export function deviceAt(source: Source, offset: number): ShownDevice | undefined {
  if (source.format === 'vmc') return vmcDeviceAt(source.tree, offset);
  const line = vmxLineAt(source.tree, offset)?.line;
  return line?.kind === 'entry' ? locateDevice(line.key) : undefined;
}

function knownDevice({ name, kind, number, target }: LeadingName): ShownDevice | undefined {
  const isKnown = SINGLE_DEVICES.has(kind) || (number !== undefined && NUMBERED_DEVICES.has(kind));
  if (!isKnown) return undefined;
  const parent = target === undefined ? undefined : `${kind}${number ?? ''}`;
  return { name, kind, number, target, parent };
}

import { remembered, rememberedOf } from '../../syntax/remembered.js';
import type { Span } from '../../syntax/text.js';
import type { KeyName } from '../../syntax/vmx/keyName.js';
import type { Bus } from '../virtualMachine.js';

/** What drives hang on, in the order in which a file shall speak of it. */
export const BUSES: readonly Bus[] = ['scsi', 'ide', 'sata', 'nvme'];

/** Kinds of devices that have a number, in small letters. */
export const NUMBERED_DEVICES: ReadonlySet<string> = new Set([
  ...BUSES,
  ...['ethernet', 'floppy', 'serial', 'parallel', 'hpet', 'vmci', 'pcibridge', 'pcipassthru'],
  ...['sharedfolder', 'nvdimm'],
]);

/** Devices that come once, in small letters. Their ports have numbers: `usb_xhci:4`. */
export const SINGLE_DEVICES: ReadonlySet<string> = new Set([
  ...['usb_xhci', 'usb_uhci', 'usb', 'ehci', 'xhci', 'sound', 'svga', 'ich7m', 'smc', 'vtpm'],
]);

/** What a key begins with, or what a word of a value is, read as the name of a device. */
export interface LeadingName {
  /** In small letters, as it is written: `scsi0:1`, `ethernet0`, `usb_xhci:4`, and `tools` of a key that names no device. */
  readonly name: string;
  /** In small letters: `scsi`, `ethernet`. Whether there are such devices is not asked. */
  readonly kind: string;
  readonly number: number | undefined;
  /** Behind the colon. */
  readonly target: number | undefined;
  /** Where the name stands: at the beginning, or behind `sched.`, where the scheduler's share of a disk or adapter is set. */
  readonly span: Span;
  /** What stands behind the name; where that is something, it begins with a point or a colon. */
  readonly rest: string;
}

/**
 * The products write numbers without leading zeros and look for nothing else: `scsi01:0` is nobody's device. No device has
 * a number of more than three digits.
 */
const LEADING_NAME = /^(sched\.)?([a-z_]+)(0|[1-9]\d{0,2})?(?::(0|[1-9]\d{0,2}))?(?=[.:]|$)/i;

/**
 * The name that a text begins with; undefined where no device can have it. Whatever reads names of devices in a file asks here;
 * completion has patterns of its own for those that are half typed.
 */
export function leadingName(text: string): LeadingName | undefined {
  const match = LEADING_NAME.exec(text);
  if (!match) return undefined;
  const [whole, scheduled = '', kind = '', number, target] = match;
  const span = { start: scheduled.length, end: whole.length };
  return {
    name: text.slice(span.start, span.end).toLowerCase(),
    kind: kind.toLowerCase(),
    number: number === undefined ? undefined : Number(number),
    target: target === undefined ? undefined : Number(target),
    span,
    rest: text.slice(whole.length),
  };
}

/** The device that a key such as `scsi0:1.fileName` or `ethernet0.present` belongs to. */
export interface DeviceOfKey {
  /** In small letters, as the key begins: `scsi0:1`, `ethernet0`. */
  readonly name: string;
  /** In small letters: `scsi`, `ethernet`. */
  readonly kind: string;
  readonly number: number;
  /** Behind the colon; undefined for a controller, an adapter or a port. */
  readonly target: number | undefined;
}

/**
 * The device with a number whose own setting this is, whatever its kind; undefined for every other key. What the scheduler
 * gives to a device is no setting of its own.
 */
export const deviceOfKey = rememberedOf(({ lower }: KeyName): DeviceOfKey | undefined => {
  const leading = leadingName(lower);
  if (leading?.number === undefined || leading.span.start > 0 || !leading.rest.startsWith('.'))
    return undefined;
  const { name, kind, number, target } = leading;
  return { name, kind, number, target };
});

/** The settings that the model of a device is read from, and those that many rules ask for. */
const SETTINGS = {
  present: 'present',
  virtualDev: 'virtualDev',
  sharedBus: 'sharedBus',
  fileName: 'fileName',
  name: 'name',
  deviceType: 'deviceType',
  autodetect: 'autodetect',
  mode: 'mode',
  shared: 'shared',
  sharing: 'sharing',
  vnet: 'vnet',
  connectionType: 'connectionType',
  devName: 'devName',
  networkName: 'networkName',
  portgroupId: 'dvs.portgroupId',
  opaqueNetworkId: 'opaqueNetwork.id',
  addressType: 'addressType',
  address: 'address',
  generatedAddress: 'generatedAddress',
  checkMACAddress: 'checkMACAddress',
  startConnected: 'startConnected',
};

export type DeviceKeys = Readonly<Record<keyof typeof SETTINGS, string>>;

/** The keys of one device's settings; put together once, because every file asks for those of `scsi0:0`. */
export const keysOf: (device: string) => DeviceKeys = remembered((device) => {
  const keys = Object.entries(SETTINGS).map(([name, setting]) => [name, `${device}.${setting}`]);
  return Object.fromEntries(keys) as DeviceKeys;
});

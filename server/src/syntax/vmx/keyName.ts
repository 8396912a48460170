import { remembered } from '../remembered.js';

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

/** A key of a file in the forms in which keys are compared. */
export interface KeyName {
  /** In lower case: keys are compared without case. */
  readonly lower: string;
  /** In lower case, every run of digits as `#`: equal for the settings of one kind, whatever device they belong to. */
  readonly shape: string;
  /** Undefined where the key begins with no device. */
  readonly device: DeviceOfKey | undefined;
}

/** The forms of a key. */
export const keyName: (key: string) => KeyName = remembered((key) => {
  const lower = key.toLowerCase();
  return { lower, shape: lower.replaceAll(/\d+/g, '#'), device: deviceOf(lower) };
});

/** The products write numbers without leading zeros and look for nothing else: `scsi01:0` is nobody's device. */
const DEVICE_KEY = /^([a-z]+)(0|[1-9]\d{0,2})(?::(0|[1-9]\d{0,2}))?\./;

function deviceOf(lower: string): DeviceOfKey | undefined {
  const match = DEVICE_KEY.exec(lower);
  if (!match) return undefined;
  const [whole, kind = '', number, target] = match;
  return {
    name: whole.slice(0, -1),
    kind,
    number: Number(number),
    target: target === undefined ? undefined : Number(target),
  };
}

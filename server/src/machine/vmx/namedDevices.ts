import { rememberedOf } from '../../syntax/remembered.js';
import type { Span } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { deviceOfKey, type DeviceOfKey } from './deviceKey.js';

/** A device that keys such as `serial0.fileName` name. */
export interface NamedDevice {
  readonly device: DeviceOfKey;
  /** The first key of the file that names it. */
  readonly anchor: Span;
}

/** All devices that the keys of a file name, in the order in which it first does so. */
export const devicesOf = rememberedOf((tree: VmxTree): readonly NamedDevice[] => {
  const found = new Map<string, NamedDevice>();
  for (const { entry, name } of tree.settings()) {
    const device = deviceOfKey(name);
    if (device && !found.has(device.name)) found.set(device.name, { device, anchor: entry.keySpan });
  }
  return [...found.values()];
});

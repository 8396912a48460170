import type { ControllerId } from '../../machine/editor.js';
import { controllerName, slotName, type Slot, type VirtualMachine } from '../../machine/virtualMachine.js';
import { BUSES } from '../../machine/vmx/deviceKey.js';
import { deviceOfName } from '../structure/shownDevice.js';

/** A device that can be moved, renumbered and taken out. */
export type Device =
  | { readonly kind: 'controller'; readonly id: ControllerId }
  | { readonly kind: 'drive'; readonly slot: Slot }
  | { readonly kind: 'adapter'; readonly number: number };

/** Reads a name such as `scsi1`, `scsi1:0` or `ethernet0`, in any letter case; undefined for every other word. */
export function readDevice(name: string): Device | undefined {
  const { kind, number, target } = deviceOfName(name) ?? {};
  if (number === undefined) return undefined;
  if (kind === 'ethernet') return target === undefined ? { kind: 'adapter', number } : undefined;
  const bus = BUSES.find((one) => one === kind);
  if (!bus) return undefined;
  return target === undefined
    ? { kind: 'controller', id: { bus, number } }
    : { kind: 'drive', slot: { bus, controller: number, target } };
}

/** The name in the way of a .vmx, in small letters. */
export function deviceName(device: Device): string {
  switch (device.kind) {
    case 'controller':
      return controllerName(device.id);
    case 'drive':
      return slotName(device.slot);
    case 'adapter':
      return `ethernet${device.number}`;
  }
}

/** The device of that name, where the machine's file speaks of it. */
export function deviceOf(machine: VirtualMachine, name: string): Device | undefined {
  const device = readDevice(name);
  return device && isWritten(machine, device) ? device : undefined;
}

function isWritten(machine: VirtualMachine, device: Device): boolean {
  const name = deviceName(device);
  switch (device.kind) {
    case 'controller':
      return machine.controllers.some((one) => controllerName(one) === name);
    case 'drive':
      return machine.disks.some(({ slot }) => slotName(slot) === name);
    case 'adapter':
      return machine.networkAdapters.some(({ number }) => number === device.number);
  }
}

import { readFlag } from '../../machine/vmx/settings.js';
import { controllerName, isSharingBus, slotName, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { ShownDevice } from './shownDevice.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';

/**
 * Whether a .vmx switches the device off, or the controller that it hangs on: `present = "FALSE"`. VMware then ignores all
 * its other settings. A device that no line switches on or off counts as on.
 */
export function isSwitchedOff(
  tree: VmxTree,
  { name, parent }: Pick<ShownDevice, 'name' | 'parent'>,
): boolean {
  return saysFalse(tree, name) || (parent !== undefined && saysFalse(tree, parent));
}

const saysFalse = (tree: VmxTree, name: string): boolean =>
  readFlag(tree.only(`${name}.present`)?.value ?? '') === false;

/** Controllers with a shared bus, the devices on them, and disks that are shared by a setting of their own; by name. */
export function sharedDevices({ controllers, disks }: VirtualMachine): ReadonlySet<string> {
  const buses = new Set(controllers.filter(isSharingBus).map(controllerName));
  const shared = disks.filter(
    ({ slot, shared: own, multiWriter }) =>
      own.value === true ||
      multiWriter.value === true ||
      buses.has(controllerName({ bus: slot.bus, number: slot.controller })),
  );
  return new Set([...buses, ...shared.map(({ slot }) => slotName(slot))]);
}

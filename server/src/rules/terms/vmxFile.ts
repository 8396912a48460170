import { deviceOfKey, type DeviceOfKey } from '../../machine/vmx/deviceKey.js';
import { settingReader, type SettingReader } from '../../machine/vmx/settings.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { rememberedOf } from '../../syntax/remembered.js';
import type { Span } from '../../syntax/text.js';
import { parse } from '../../syntax/vmx/parse.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';

/** What rules about the lines of a .vmx read in a .vmc: nothing. */
const NO_LINES = parse('').tree;

/** The tree of a .vmx; one without any line for a .vmc. */
export function vmxTree({ source }: VirtualMachine): VmxTree {
  return source.format === 'vmx' ? source.tree : NO_LINES;
}

/** Reads settings that the model of a machine does not carry; in a .vmc none is written. */
export const vmxSettings = rememberedOf((machine: VirtualMachine): SettingReader =>
  settingReader(vmxTree(machine), machine.encrypted),
);

/** A .vmx with what reads its settings, for rules about settings that the model of a machine does not carry. */
export interface VmxFile {
  readonly tree: VmxTree;
  readonly read: SettingReader;
}

/** Undefined for a .vmc, and for a text without a single setting: other programs use the ending .vmx too. */
export function vmxFile(machine: VirtualMachine): VmxFile | undefined {
  const tree = vmxTree(machine);
  return tree.entries.length === 0 ? undefined : { tree, read: vmxSettings(machine) };
}

/** A device that keys such as `serial0.fileName` name, with the place where the file first does so. */
export interface NamedDevice extends DeviceOfKey {
  readonly anchor: Span;
}

/** Devices of the given kinds, in small letters, in the order in which the file first names them. */
export function namedDevices(tree: VmxTree, kinds: readonly string[]): readonly NamedDevice[] {
  return devicesOf(tree).filter(({ kind }) => kinds.includes(kind));
}

const devicesOf = rememberedOf((tree: VmxTree): readonly NamedDevice[] => {
  const found = new Map<string, NamedDevice>();
  for (const { key, keySpan } of tree.entries) {
    const device = deviceOfKey(key);
    if (device && !found.has(device.name)) found.set(device.name, { ...device, anchor: keySpan });
  }
  return [...found.values()];
});

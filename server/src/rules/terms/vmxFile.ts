import { devicesOf, type NamedDevice } from '../../machine/vmx/namedDevices.js';
import { settingReader, type SettingReader } from '../../machine/vmx/settings.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { rememberedOf } from '../../syntax/remembered.js';
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

/** The devices of the given kinds, in small letters, in the order in which the file first names them. */
export function namedDevices(tree: VmxTree, kinds: readonly string[]): readonly NamedDevice[] {
  return devicesOf(tree).filter(({ device }) => kinds.includes(device.kind));
}

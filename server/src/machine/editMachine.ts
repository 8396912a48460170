import type { MachineEditor } from './editor.js';
import type { VirtualMachine } from './virtualMachine.js';
import { VmcEditor } from './vmc/editor.js';
import { VmxEditor } from './vmx/editor.js';

/** The editor for the machine's format. */
export function editMachine(machine: VirtualMachine): MachineEditor {
  const { source } = machine;
  return source.format === 'vmx' ? new VmxEditor(machine, source.tree) : new VmcEditor(machine, source.tree);
}

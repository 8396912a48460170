import type { Fact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { vmcNumber } from '../../rules/terms/vmcSettings.js';
import { vmxSettings } from '../../rules/terms/vmxFile.js';

/** The machine's main memory in MiB, as either format writes it. */
export function memoryOf(machine: VirtualMachine): Fact<number> {
  return machine.source.format === 'vmx'
    ? vmxSettings(machine).number('memsize', machine.anchor)
    : vmcNumber(machine, 'hardware/memory/ram_size');
}

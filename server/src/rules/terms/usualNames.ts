import { controllerOf, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * What a finding about a drive of a .vmc adds where its SCSI controller has unusual names: nobody can be sure then that
 * the elements mean what they say.
 */
export function asSureAsNames(machine: VirtualMachine, { slot }: Disk): { readonly atMost?: 'warning' } {
  return controllerOf(machine, slot)?.usualNames === false ? { atMost: 'warning' } : {};
}

import { hardwareLimits } from '../../knowledge/hardwareLimits.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';

/** VMware gives memory in steps of so many MB. Source: sanbarrow.com, memsize; libvirt, src/vmx/vmx.c, memsize. */
export const MEMORY_STEP = 4;

/** True for memory that the machine starts with, as far as a document tells its limit. */
export function fitsMemory({ hardwareVersion: { value = 0 } }: VirtualMachine, megabytes: number): boolean {
  const most = (hardwareLimits(value)?.memoryGB ?? Infinity) * 1024;
  return megabytes > 0 && megabytes % MEMORY_STEP === 0 && megabytes <= most;
}

/** True for a number of processors that the machine starts with, as far as a document tells its limit. */
export function fitsProcessors({ hardwareVersion: { value = 0 } }: VirtualMachine, count: number): boolean {
  return count > 0 && count <= (hardwareLimits(value)?.processors ?? Infinity);
}

import { isAbsent, type KnownFact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { vmcSource } from './vmcFile.js';
import { vmcText } from './vmcSettings.js';

/** Who wrote the file, the latest writer first; the name of the hardware stays as it is when another product takes over. */
const WRITERS = ['properties/modifier/name', 'properties/creator/name'] as const;
const HARDWARE = 'hardware/standard/name';

/** The latest writer that the file names, when it is Virtual PC and nobody has declared another product. */
export function virtualPc(machine: VirtualMachine): KnownFact<string> | undefined {
  if (machine.product.declared) return undefined;
  const writers = WRITERS.map((path) => vmcText(machine, path));
  const names = [...writers, vmcText(machine, HARDWARE)];
  // One word of Virtual Server is enough: such a machine may have started its life on Virtual PC.
  if (names.some(({ value }) => value !== undefined && /virtual server/i.test(value))) return undefined;
  // In a file that is cut off or broken the writers may be lost, for they stand behind the hardware.
  const isWhole = vmcSource(machine).errors.length === 0;
  const latest = (isWhole ? names : writers).find(
    (fact) => !('missing' in fact) || fact.missing !== 'absent',
  );
  if (!latest || 'missing' in latest) return undefined;
  return /\bvirtual pc\b/i.test(latest.value) ? latest : undefined;
}

/** True for a file that names no product and has nothing that only Virtual Server has: other programs write such files for themselves. */
export function isOfNobody(machine: VirtualMachine): boolean {
  return (
    !machine.product.declared &&
    !machine.controllers.some(({ bus }) => bus === 'scsi') &&
    [...WRITERS, HARDWARE].every((path) => isAbsent(vmcText(machine, path)))
  );
}

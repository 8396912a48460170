import { neighbourhoodOf } from '../../cluster/neighbourhood.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';

/** More machines than this are not asked: a suggestion has to come at once. */
const MOST_MACHINES = 1000;

/** Known machines in this format, the document's own among them: those that lie beside it, and all others. */
export interface Neighbours {
  readonly near: readonly VirtualMachine[];
  readonly far: readonly VirtualMachine[];
}

/** Looks only at what is in memory already; no file is read. */
export function vmcMachines({ uri, session: { workspace } }: MachineDocument): Neighbours {
  const folder = neighbourhoodOf(uri).replace(/\/?$/, '/');
  const near: VirtualMachine[] = [];
  const far: VirtualMachine[] = [];
  for (const other of workspace.machines().slice(0, MOST_MACHINES)) {
    const machine = workspace.factsOf(other)?.machine;
    if (machine?.source.format === 'vmc') (other.startsWith(folder) ? near : far).push(machine);
  }
  return { near, far };
}

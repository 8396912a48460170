import { isAbsent } from '../../machine/fact.js';
import type { Disk } from '../../machine/virtualMachine.js';

/** How a mode keeps the guest's writes away from the disk file. */
export type Divergence =
  /** They are thrown away when the machine is switched off. */
  | 'discarded'
  /** They wait in a redo log until somebody commits them. */
  | 'waiting';

const DIVERGING: ReadonlyMap<string, Divergence> = new Map([
  ['nonpersistent', 'discarded'],
  ['independent-nonpersistent', 'discarded'],
  ['undoable', 'waiting'],
  ['append', 'waiting'],
]);

/** Undefined for a mode that writes into the disk file itself, and for one that the file does not tell. */
export function divergenceOf({ mode }: Disk): Divergence | undefined {
  return DIVERGING.get(mode.value?.trim().toLowerCase() ?? '');
}

/** True for a disk that is only read; what the guest writes goes to a file beside it, which is thrown away. */
export const isReadOnly = (disk: Disk): boolean => divergenceOf(disk) === 'discarded';

/** True for a disk that a snapshot of its machine includes: persistent, also by default. */
export function isDependent({ mode }: Disk): boolean {
  return isAbsent(mode) || /^\s*(?:persistent\s*)?$/i.test(mode.value ?? 'unknown');
}

import type { SparseKind } from './sparseHead.js';

/**
 * What the file of an extent holds. `flat`: its sectors one after the other; `sparse`: those that were written, found
 * through tables; `raw`: nothing, it is the door to a LUN or a physical disk.
 */
export type ExtentType =
  | { readonly kind: 'flat' | 'raw' }
  /** `head`: how such a file begins. */
  | { readonly kind: 'sparse'; readonly head: SparseKind };

/** Source: VMware, "Virtual Disk Format 1.1"; libvmdk documentation. */
const TYPES: ReadonlyMap<string, ExtentType> = new Map<string, ExtentType>([
  ['FLAT', { kind: 'flat' }],
  ['VMFS', { kind: 'flat' }],
  ['SPARSE', { kind: 'sparse', head: 'KDMV' }],
  ['VMFSSPARSE', { kind: 'sparse', head: 'COWD' }],
  ['VMFSRDM', { kind: 'raw' }],
  ['VMFSRDMP', { kind: 'raw' }],
  ['VMFSRAW', { kind: 'raw' }],
  ['VMFSRAWDEVICEMAP', { kind: 'raw' }],
  ['VMFSPASSTHROUGHRAWDEVICEMAP', { kind: 'raw' }],
]);

/** An extent's type as a descriptor writes it, compared without case; undefined for what is not known here, and for ZERO. */
export function extentTypeOf(written: string): ExtentType | undefined {
  return TYPES.get(written.toUpperCase());
}

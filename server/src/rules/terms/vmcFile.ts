import { machinesIn, type Cluster } from '../../cluster/cluster.js';
import type { Source, VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { parse } from '../../syntax/vmc/parse.js';
import type { VmcTree } from '../../syntax/vmc/tree.js';

type VmcSource = Extract<Source, { readonly format: 'vmc' }>;
/** What rules about the elements of a .vmc read in a .vmx: nothing. */
const NO_ELEMENTS: VmcSource = { format: 'vmc', tree: parse('').tree, errors: [] };

/** The tree of a .vmc and its XML errors; a tree without a root for a .vmx. */
export function vmcSource({ source }: VirtualMachine): VmcSource {
  return source.format === 'vmc' ? source : NO_ELEMENTS;
}

/** The tree of a .vmc; one without a root for a .vmx. */
export const vmcTree = (machine: VirtualMachine): VmcTree => vmcSource(machine).tree;

/**
 * True where the file is no well-formed XML within a span, that of a whole element for one: what seems to be missing there
 * may stand behind the mistake, and vmc-not-well-formed tells of that.
 */
export function hasXmlError(machine: VirtualMachine, { start, end }: Span): boolean {
  return vmcSource(machine).errors.some(({ span }) => span.start < end && start < span.end);
}

/** False for a .vmx, and for a .vmc with XML errors, in which a part of a repair may find no place to stand. */
export function isEditable({ source }: VirtualMachine): boolean {
  return source.format === 'vmc' && source.errors.length === 0;
}

/** The nodes of Virtual Server. */
export function vmcNodes(cluster: Cluster): readonly VirtualMachine[] {
  return machinesIn(cluster).filter(({ source }) => source.format === 'vmc');
}

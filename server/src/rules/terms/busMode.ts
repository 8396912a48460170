import type { Cluster, ClusterNode } from '../../cluster/cluster.js';
import { kindEvidence } from '../../cluster/kindEvidence.js';
import { spansHosts } from '../../machine/declaration.js';
import { isFamily } from '../../machine/product.js';
import type { BusSharing, VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * The bus mode for a node's shared disks: physical when nodes run on several hosts or one is a physical machine. Where the
 * kind is open, the buses of the node count, and then what else speaks for one kind alone.
 */
export function modeForKind(
  { facts: { machine } }: ClusterNode,
  { kind, nodes, sharedDisks }: Cluster,
): 'virtual' | 'physical' {
  if (spansHosts(kind.value)) return 'physical';
  if (kind.value === 'in-a-box') return 'virtual';
  if (machine.controllers.some((controller) => controller.sharing.value === 'physical')) return 'physical';
  const kinds = new Set(nodes.flatMap((one) => kindEvidence(one, sharedDisks)).map((one) => one.kind));
  return kinds.has('across-boxes') && !kinds.has('in-a-box') ? 'physical' : 'virtual';
}

/**
 * The mode for a bus that is to be shared as another one is: the one that the declared kind asks of every bus, else the one that
 * the other bus has. A hosted product has one mode only.
 */
export function modeLike<Written extends BusSharing | undefined>(
  written: Written,
  { product }: VirtualMachine,
  { kind }: Cluster,
): Written | 'virtual' | 'physical' {
  if (!kind.declared || isFamily(product, 'hosted')) return written;
  return spansHosts(kind.value) ? 'physical' : 'virtual';
}

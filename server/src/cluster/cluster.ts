import { rememberedOf } from '../syntax/remembered.js';
import type { ClusterKind } from '../machine/declaration.js';
import type { Evidence } from '../machine/product.js';
import type { Disk, VirtualMachine } from '../machine/virtualMachine.js';
import type { MachineFacts } from './machineFacts.js';

/** How the nodes share their disks. */
export type Mechanism =
  /** `scsiN.sharedBus`, or the shared SCSI adapter of Virtual Server. */
  | 'bus'
  /** `scsiN:M.shared`. */
  | 'per-disk'
  /** `scsiN:M.sharing = "multi-writer"`: Oracle RAC, Pacemaker; no bus sharing at all. */
  | 'multi-writer';

/** A machine of the cluster. */
export interface ClusterNode {
  readonly facts: MachineFacts;
  /** What makes it a node, strongest first, never empty. */
  readonly evidence: readonly Evidence[];
}

/** One disk of one node. */
export interface DiskUse {
  readonly node: ClusterNode;
  readonly disk: Disk;
}

/** One backing file that nodes share, with every known use of it; one use when the other nodes are not known. */
export interface SharedDisk {
  readonly uses: readonly DiskUse[];
}

/** On how many hosts the nodes run, and how we know. */
export interface KindVerdict {
  /** Undefined when neither a declaration nor a bus mode tells, or when the evidence contradicts itself. */
  readonly value: ClusterKind | undefined;
  /** False: presumed from the bus mode. A presumption never judges the bus itself. */
  readonly declared: boolean;
}

/** Machines that share disks, and what kind of cluster they form. */
export interface Cluster {
  /** By URI, never empty. */
  readonly nodes: readonly ClusterNode[];
  readonly sharedDisks: readonly SharedDisk[];
  readonly mechanism: Mechanism;
  readonly kind: KindVerdict;
}

/** The machines of all nodes, by URI. */
export const machinesIn = rememberedOf((cluster: Cluster): readonly VirtualMachine[] =>
  cluster.nodes.map(({ facts }) => facts.machine),
);

/** The node with the machine of this URI; undefined where it is none of the cluster. */
export function nodeOf(cluster: Cluster, uri: string): ClusterNode | undefined {
  return cluster.nodes.find((node) => node.facts.machine.uri === uri);
}

/** The shared disks of one node, each with its backing. */
export function sharedDisksOf(cluster: Cluster, uri: string): readonly OwnUse[] {
  return usesByUri(cluster).get(uri) ?? [];
}

/** A disk of a node, with everybody's use of its backing. */
interface OwnUse {
  readonly disk: Disk;
  readonly shared: SharedDisk;
}

const usesByUri = rememberedOf((cluster: Cluster): ReadonlyMap<string, readonly OwnUse[]> => {
  const byUri = new Map<string, OwnUse[]>();
  for (const shared of cluster.sharedDisks) {
    for (const { node, disk } of shared.uses) {
      const { uri } = node.facts.machine;
      const known = byUri.get(uri);
      if (known) known.push({ disk, shared });
      else byUri.set(uri, [{ disk, shared }]);
    }
  }
  return byUri;
});

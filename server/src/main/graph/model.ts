import type { Phrase } from '../../l10n/phrase.js';

export type NodeKind = 'machine' | 'controller' | 'disk' | 'network';

/** The loudest kind of finding about a thing; hints and remarks do not count. */
export type NodeState = 'fine' | 'warning' | 'error';

/** A thing in the picture. */
export interface GraphNode {
  /** A word of ASCII letters and digits, alike in every run. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The first is the name. */
  readonly lines: readonly Phrase[];
  readonly state: NodeState;
  /** A disk that several machines use, or the controller of such a disk's bus. */
  readonly isShared: boolean;
}

/** A line between two things, from the machine outwards. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** The place where it is plugged in, `scsi1:0` or `ethernet0`; empty between a machine and its controller. */
  readonly label: string;
  readonly isShared: boolean;
}

/** What belongs to one cluster; the one without a title holds what belongs to none. */
export interface GraphBox {
  readonly id: string;
  readonly title: Phrase | undefined;
  /** Machines, controllers and disks, in this order of kinds. */
  readonly nodes: readonly GraphNode[];
}

/** Everything a picture shows, before any layout. */
export interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly networks: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What was left out, and why. */
  readonly notices: readonly Phrase[];
}

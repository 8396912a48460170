import type { Random } from './random.js';

/** The products whose way of writing a .vmx the corpus follows. */
export type Product = 'esx' | 'workstation' | 'gsx';

/** A machine's place in a cluster. */
export interface NodePlan {
  /** Counts the clusters of a corpus from 0. */
  readonly cluster: number;
  /** Counts the nodes of the cluster from 1. */
  readonly node: number;
}

/** What one machine of the corpus is, before its text is written. */
export interface MachinePlan {
  readonly name: string;
  readonly product: Product;
  /** Undefined for an ordinary machine. */
  readonly node: NodePlan | undefined;
}

/** `single`: ordinary machines; `clusters`: clusters of 2, 3, 4 and 5 nodes in turn; `mixed`: half of each. */
export type Shape = 'single' | 'clusters' | 'mixed';

/** The plans of exactly `count` machines. The last cluster may be cut short, as when a node's file was never copied. */
export function planMachines(count: number, shape: Shape, random: Random): readonly MachinePlan[] {
  const nodes = { single: 0, mixed: Math.floor(count / 2), clusters: count }[shape];
  const plans = planClusters(nodes, random);
  for (let number = plans.length; number < count; number++) {
    const product = random.pick<Product>(['esx', 'esx', 'workstation', 'workstation', 'gsx']);
    plans.push({ name: `${random.pick(ROLES)}-${pad(number, 5)}`, product, node: undefined });
  }
  return plans;
}

const ROLES: readonly [string, ...string[]] = [
  'web',
  'db',
  'mail',
  'build',
  'files',
  'desktop',
  'dc',
  'test',
];

function planClusters(count: number, random: Random): MachinePlan[] {
  const plans: MachinePlan[] = [];
  for (let cluster = 0; plans.length < count; cluster++) {
    const product = random.pick<Product>(['esx', 'esx', 'gsx']);
    const size = Math.min(2 + (cluster % 4), count - plans.length);
    for (let node = 1; node <= size; node++) {
      plans.push({ name: `cluster${pad(cluster, 4)}-node${node}`, product, node: { cluster, node } });
    }
  }
  return plans;
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

import { sharedDisksOf } from '../../cluster/cluster.js';
import type { Sharer } from '../../cluster/clusterIndex.js';
import { presentDisks, sameSlot, type Disk } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';
import { sharingOf } from './diskSharing.js';
import { isCopyOf } from '../../cluster/machineCopy.js';
import { hasSameName } from './sameName.js';

/**
 * The disks of other nodes that this one was perhaps meant to be: they have its name or its slot, and this machine names
 * them nowhere. Nodes that the cluster knows already, and nodes near by.
 */
export function counterpartDisks(context: ClusterContext, disk: Disk): readonly Sharer[] {
  const { machine, cluster, otherNodes } = context;
  const mates = otherNodes.flatMap(({ facts }) =>
    sharedDisksOf(cluster, facts.machine.uri).map((one): Sharer => ({ facts, disk: one.disk })),
  );
  const named = new Set(
    presentDisks(machine).flatMap((own) => context.sharersOf(own).map((one) => one.disk)),
  );
  const found = new Map([...mates, ...context.counterpartsOf(disk)].map((one) => [one.disk, one]));
  return [...found.values()].filter(
    (one) =>
      (hasSameName(disk, one.disk) || sameSlot(disk.slot, one.disk.slot)) &&
      !named.has(one.disk) &&
      one.facts.machine.source.format === machine.source.format &&
      !belongElsewhere(context, one) &&
      !isCopyOf(machine, one.facts.machine),
  );
}

/** True when one file in both machines' place is shared by both: then naming it in both makes no further mistake. */
export function canMeet(context: ClusterContext, disk: Disk, other: Sharer): boolean {
  const isShared = (word: string): boolean => word === 'bus' || word === 'disk' || word === 'multi-writer';
  return (
    sameSlot(disk.slot, other.disk.slot) &&
    isShared(sharingOf(context.machine, disk)) &&
    isShared(sharingOf(other.facts.machine, other.disk))
  );
}

/** Settings put the two machines into different clusters. */
function belongElsewhere({ machine }: ClusterContext, { facts }: Sharer): boolean {
  const [own, other] = [machine.declaration.outside.group, facts.machine.declaration.outside.group];
  return own !== undefined && other !== undefined && own !== other;
}

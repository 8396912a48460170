import type { Sharer } from '../../cluster/clusterIndex.js';
import { bootDisk } from '../../machine/bootDisk.js';
import { presentDisks, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { RuleContext } from '../rule.js';
import { isReadOnly } from './diskModes.js';
import { areTwoNodes, isCopyOf } from '../../cluster/machineCopy.js';

/**
 * The machines that name this disk too, where it is the boot disk of one of the two. Not among them: copies of the
 * machine, which nobody starts together with it, the same machine in the other format, and where both only read. Two nodes
 * by their names are told, also where they may be variants of one.
 * @param machine whose disk it is: the one that is linted, or another node of its cluster.
 */
export function bootDiskRivals(
  context: Pick<RuleContext, 'sharersOf'>,
  machine: VirtualMachine,
  disk: Disk,
): readonly Sharer[] {
  const isBoot = bootDisk(machine) === disk;
  return context
    .sharersOf(disk, machine)
    .filter(
      ({ facts, disk: other }) =>
        (isBoot || bootDisk(facts.machine) === other) &&
        facts.machine.source.format === machine.source.format &&
        (!isCopyOf(machine, facts.machine) || areTwoNodes(machine, facts.machine)) &&
        !(isReadOnly(disk) && isReadOnly(other)),
    );
}

/** The first disk of a machine that is its own boot disk or another one's, and in both: where locking is on, the lock guards it. */
export function disputedBootDisk(
  context: Pick<RuleContext, 'sharersOf'>,
  machine: VirtualMachine,
): Disk | undefined {
  return presentDisks(machine).find((disk) => bootDiskRivals(context, machine, disk).length > 0);
}

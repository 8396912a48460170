import { sharedDisksOf, type DiskUse } from '../../cluster/cluster.js';
import { slotName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterContext } from '../rule.js';

/** Every known use of a shared disk, this node's own among them. */
export function usesOf({ cluster, machine, node }: ClusterContext, disk: Disk): readonly DiskUse[] {
  const shared = sharedDisksOf(cluster, machine.uri).find((one) => one.disk === disk)?.shared;
  return shared?.uses ?? [{ node, disk }];
}

/** The machines of these uses, each once. */
export function machinesOf(uses: readonly DiskUse[]): readonly VirtualMachine[] {
  return [...new Set(uses.map(({ node }) => node.facts.machine))];
}

/** "scsi1:0" for the one machine of a repair, "the shared disk in every node" for several. */
export function placeOf(disk: Disk, machines: readonly VirtualMachine[], file: string): Phrase {
  return machines.length > 1 ? say`${file} in every node` : say`${slotName(disk.slot)}`;
}

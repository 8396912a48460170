import type { DiskUse } from '../../cluster/cluster.js';
import { areSeveralMachines } from '../../cluster/machineCopy.js';
import type { MachineEditor } from '../../machine/editor.js';
import {
  controllerOf,
  isSharingBus,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixForEach, type ClusterContext, type Fix } from '../rule.js';
import { isLockingOff } from './diskSharing.js';
import { diskOfUse } from './machineDisk.js';

/** Every known use of a shared disk, this node's own among them. */
export function usesOf({ cluster }: ClusterContext, disk: Disk): readonly DiskUse[] {
  const all = cluster.sharedDisks.map(({ uses }) => uses);
  return all.filter((uses) => uses.some((use) => use.disk === disk)).flat();
}

/** True for uses by several machines, not by one machine twice, nor by one and its backup. */
export function isUsedByTwo(uses: readonly DiskUse[]): boolean {
  return areSeveralMachines(uses.map(({ node }) => node.facts));
}

/** True for uses in several files, those of one machine and its backup too: a repair changes them all. */
export function isInTwoFiles(uses: readonly DiskUse[]): boolean {
  return new Set(uses.map(({ node }) => node)).size > 1;
}

/** What it comes to that none of the machines which use a disk shares it. */
export function whatUnsharedMeans(uses: readonly DiskUse[]): Phrase {
  return uses.some(({ node }) => isLockingOff(node.facts.machine))
    ? say`Where disk.locking is FALSE no lock guards the disk, and without sharing no reservation does: the machines can write to it at once and destroy it.`
    : say`The machine that starts first holds the disk alone, so the second one gets an error and does not power on.`;
}

/** True for a use on a controller whose mode is virtual or physical. */
export function isOnSharedBus({ node, disk }: DiskUse): boolean {
  return isSharingBus(controllerOf(node.facts.machine, disk.slot));
}

/** A fix that does one thing to each of these disks, in the machine that uses it. */
export function fixForEachUse(
  uses: readonly DiskUse[],
  title: Phrase,
  edit: (editor: MachineEditor, disk: Disk, machine: VirtualMachine) => void,
): Fix {
  return fixForEach(uses.map(diskOfUse), title, (editor, { machine, disk }) => {
    edit(editor, disk, machine);
  });
}

/** "scsi1:0" for a repair in one file, "quorum.vmdk in every node" for one of uses in several. */
export function placeOf(disk: Disk, uses: readonly DiskUse[], file: string): Phrase {
  return isInTwoFiles(uses) ? say`${file} in every node` : say`${slotName(disk.slot)}`;
}

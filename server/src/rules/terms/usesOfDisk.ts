import type { DiskUse } from '../../cluster/cluster.js';
import type { MachineEditor } from '../../machine/editor.js';
import { slotName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixForEach, type ClusterContext, type Fix } from '../rule.js';

/** Every known use of a shared disk, this node's own among them. */
export function usesOf({ cluster }: ClusterContext, disk: Disk): readonly DiskUse[] {
  const all = cluster.sharedDisks.map(({ uses }) => uses);
  return all.filter((uses) => uses.some((use) => use.disk === disk)).flat();
}

/** The machines of these uses, each once. */
export function machinesOf(uses: readonly DiskUse[]): readonly VirtualMachine[] {
  return [...new Set(uses.map(({ node }) => node.facts.machine))];
}

/** A fix that does one thing to each of these disks, in the machine that uses it. */
export function fixForEachUse(
  uses: readonly DiskUse[],
  title: Phrase,
  edit: (editor: MachineEditor, disk: Disk, machine: VirtualMachine) => void,
): Fix {
  const disks = uses.map(({ node, disk }) => ({ machine: node.facts.machine, disk }));
  return fixForEach(disks, title, (editor, { machine, disk }) => {
    edit(editor, disk, machine);
  });
}

/** "scsi1:0" for the one machine of a repair, "the shared disk in every node" for several. */
export function placeOf(disk: Disk, machines: readonly VirtualMachine[], file: string): Phrase {
  return machines.length > 1 ? say`${file} in every node` : say`${slotName(disk.slot)}`;
}

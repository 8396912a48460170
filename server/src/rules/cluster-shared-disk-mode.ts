import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isOnly } from '../machine/product.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { divergenceOf } from './terms/diskModes.js';
import { fixForEachUse, placeOf, usesOf } from './terms/usesOfDisk.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-disk-mode',
  summary: "A shared disk has a mode that keeps one node's writes away from the others.",
  formats: ['vmx'],
  severity: { all: 'warning', ...everyVsphere('error'), unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('libvirt', 'modes of disks'),
    source('publicRecipes', 'independent-persistent for shared disks'),
    source('kb326781', 'independent persistent disks'),
    source('esx20', 'disk modes: persistent, nonpersistent, undoable and append'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const divergence = divergenceOf(disk);
      if (divergence === undefined) continue;
      const file = baseName(valueText(disk.fileName));
      const mode = valueText(disk.mode).trim();
      yield {
        span: disk.mode.span,
        subject: slotName(disk.slot),
        what: say`The mode of the shared disk ${file} (${slotName(disk.slot)}) is "${mode}".`,
        why:
          divergence === 'discarded'
            ? say`Writes go into a redo log that belongs to this machine alone and are thrown away when it is switched off: the other nodes never see them.`
            : say`Writes wait in a redo log that belongs to this machine alone until somebody commits them: the other nodes do not see them and write beneath them.`,
        how: say`Set the mode to "${sharedMode(machine)}" in every node, with all nodes powered off.`,
        fixes: [persistentFix(context, disk, file)],
        ...(mode.toLowerCase() === 'independent-nonpersistent' ? {} : { atMost: 'warning' as const }),
      };
    }
  },
});

/** ESX 2 has no snapshots, and no mode that a disk would be left out of them by. */
const sharedMode = ({ product }: VirtualMachine): string =>
  isOnly(product, 'esx2') ? 'persistent' : 'independent-persistent';

/** Corrects the mode wherever the disk has one that diverges; a mode that is no mistake stays. */
function persistentFix(context: ClusterContext, disk: Disk, file: string): Fix {
  const uses = usesOf(context, disk).filter((use) => divergenceOf(use.disk) !== undefined);
  const title = say`Set the mode of ${placeOf(disk, uses, file)} to "${sharedMode(context.machine)}"`;
  return fixForEachUse(uses, title, (editor, { slot }, machine) => {
    editor.setDiskMode(slot, sharedMode(machine));
  });
}

import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from './phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Fix } from './rule.js';
import { isDependent } from './terms/diskModes.js';
import { machinesOf, placeOf, usesOf } from './terms/usesOfDisk.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-disk-not-independent',
  summary: 'A snapshot of one node would include the shared disk.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'independent-persistent for shared disks'),
    source('kb326781', 'independent persistent disks'),
  ],

  *check(context) {
    for (const { disk } of sharedDisksOf(context.cluster, context.machine.uri)) {
      if (disk.kind !== 'disk' || !isDependent(disk)) continue;
      const file = baseName(disk.fileName.value ?? '');
      const slot = slotName(disk.slot);
      yield {
        span: disk.mode.span,
        subject: slot,
        what:
          (disk.mode.value ?? '').trim() === ''
            ? say`The shared disk ${file} (${slot}) has no mode of its own, so that snapshots include it.`
            : say`The mode of the shared disk ${file} (${slot}) is "persistent", so that snapshots include it.`,
        why: say`A snapshot of one node would put a file of its own over the shared disk, and from then on the nodes see different contents.`,
        how: say`Set the mode to "independent-persistent" in every node: snapshots leave such a disk out.`,
        fixes: [independentFix(context, disk, file)],
      };
    }
  },
});

function independentFix(context: ClusterContext, disk: Disk, file: string): Fix {
  const uses = usesOf(context, disk).filter((use) => isDependent(use.disk));
  const machines = machinesOf(uses);
  return fixAcross(machines, say`Make ${placeOf(disk, machines, file)} independent of snapshots`, (one) => {
    const editor = editMachine(one);
    for (const use of uses.filter(({ node }) => node.facts.machine === one))
      editor.setDiskMode(use.disk.slot, 'independent-persistent');
    return editor;
  });
}

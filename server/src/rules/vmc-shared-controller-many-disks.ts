import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent } from '../machine/fact.js';
import {
  controllerName,
  disksOn,
  isSharingBus,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { type MachineDisk, machinesOf, vmcUses } from './terms/machineDisk.js';
import { withDistinctScsiIds } from './terms/scsiIds.js';
import { hangOnOwnAdapter, type OwnAdapter, ownAdapters, sharedBusOf } from './terms/sharedScsiAdapter.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';

export default clusterRule({
  id: 'vmc-shared-controller-many-disks',
  summary: 'Several disks are on one shared SCSI controller.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMHardDiskConnection::SetBusLocation, remarks')],

  *check({ machine, cluster }) {
    for (const controller of machine.controllers) {
      if (!isSharingBus(controller)) continue;
      // Of two at one location the later one comes first and stays, because a repair finds and moves the earlier one.
      const disks = [...disksOn(machine, controller)].reverse().sort((a, b) => a.slot.target - b.slot.target);
      if (disks.length < 2) continue;
      const names = disks.map(({ fileName, slot }) =>
        fileName.value === undefined ? say`location ${slot.target}` : baseName(fileName.value),
      );
      const fix = separationFix(cluster, machine, disks);
      yield {
        span: controller.anchor,
        subject: controllerName(controller),
        what: say`SCSI controller ${controller.number} is shared and has ${disks.length} disks: ${inWords(names)}.`,
        why: say`Virtual Server allows one disk on a shared controller, at location 0, and refuses every other one.`,
        how: say`Give each shared disk a shared SCSI controller of its own in every node; a disk that is not shared belongs on a private one.`,
        ...asSureAsNames(controller),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/**
 * Leaves the lowest disk, or the boot disk, where it is and gives each other one a controller of its own, in all nodes.
 * Undefined when the four controllers of a machine are too few.
 */
function separationFix(cluster: Cluster, machine: VirtualMachine, disks: readonly Disk[]): Fix | undefined {
  // A drive without a file is a mistake of its own, and needs no controller.
  if (disks.some(({ fileName }) => isAbsent(fileName))) return undefined;
  const boot = bootDisk(machine);
  const staying = boot && disks.includes(boot) ? boot : disks[0];
  const shared = sharedDisksOf(cluster, machine.uri);
  const usesOf = (disk: Disk): readonly MachineDisk[] =>
    shared.filter((one) => one.disk === disk).flatMap((one) => vmcUses(one.shared));
  const plans: OwnAdapter[] = [];
  for (const disk of disks.filter((one) => one !== staying)) {
    const uses = usesOf(disk);
    // The system disk of another node is none of the cluster.
    if (uses.length === 0) return undefined;
    const moved = ownAdapters(
      uses,
      plans.map(({ controller }) => controller),
    );
    if (!moved) return undefined;
    plans.push(...moved);
  }
  if (staying && staying !== boot) plans.push(...inPlace(usesOf(staying)));
  return fixAcross(
    machinesOf(plans),
    say`Give each shared disk a controller of its own in every node`,
    (one) => {
      const editor = editMachine(one);
      for (const plan of plans.filter((each) => each.machine === one)) hangOnOwnAdapter(editor, plan);
      return editor;
    },
  );
}

/** The disk that keeps its controller goes to location 0 there, once the others have left. */
function inPlace(uses: readonly MachineDisk[]): OwnAdapter[] {
  return withDistinctScsiIds(uses)
    .filter(sharedBusOf)
    .map((use) => ({ ...use, controller: use.disk.slot.controller }));
}

import { attribute } from '../syntax/vmc/query.js';
import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { controllerOf, isSharingBus, presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Fix } from './rule.js';
import { isFoundByPlace } from './terms/drivePlace.js';
import { type MachineDisk, vmcUses } from './terms/machineDisk.js';
import { isAlone } from './terms/sharedScsiAdapter.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';
import { isEditable } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-shared-disk-not-at-0',
  summary: 'A disk on a shared SCSI bus is not at location 0.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMHardDiskConnection::SetBusLocation')],

  *check(context) {
    const { machine } = context;
    for (const disk of presentDisks(machine)) {
      const id = disk.element && attribute(disk.element, 'id');
      const file = disk.fileName.value;
      // A drive without a file is a mistake of its own.
      if (!id || file === undefined || !isMisplaced({ machine, disk })) continue;
      const { controller, target } = disk.slot;
      const name = baseName(file);
      yield {
        span: id.span,
        subject: slotName(disk.slot),
        what: say`The disk ${name} is at location ${target} of SCSI controller ${controller}, whose bus is shared.`,
        why: say`On a shared bus Virtual Server knows location 0 only, and refuses every other one.`,
        how: say`Move the disk to location 0 of this controller in every node, with all nodes turned off.`,
        ...asSureAsNames(controllerOf(machine, disk.slot)),
        fixes: isFoundByPlace(machine, disk) ? [moveFix(context, disk, name)] : [],
      };
    }
  },
});

/** Alone on a shared controller, but not at 0; where several disks hang there, that is the mistake to repair first. */
function isMisplaced(use: MachineDisk): boolean {
  const { machine, disk } = use;
  const isShared = disk.slot.bus === 'scsi' && isSharingBus(controllerOf(machine, disk.slot));
  const written = disk.element && writtenId(disk.element);
  return isShared && isAlone(use) && written !== undefined && written !== 0;
}

function moveFix({ machine, cluster }: ClusterContext, disk: Disk, name: string): Fix {
  const shared = sharedDisksOf(cluster, machine.uri).find((one) => one.disk === disk)?.shared;
  const uses = (shared ? vmcUses(shared) : [{ machine, disk }]).filter(
    (use) => isMisplaced(use) && isEditable(use.machine) && isFoundByPlace(use.machine, use.disk),
  );
  return fixAcross(
    uses.map((use) => use.machine),
    uses.length > 1 ? say`Move ${name} to location 0 in every node` : say`Move ${name} to location 0`,
    (one) => {
      const editor = editMachine(one);
      for (const { machine: user, disk: used } of uses)
        if (user === one) editor.moveDisk(used.slot, { ...used.slot, target: 0 });
      return editor;
    },
  );
}

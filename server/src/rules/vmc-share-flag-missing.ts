import { nodeEvidence } from '../cluster/nodeEvidence.js';
import { ownSharedDisks } from '../cluster/sharedDisks.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { controllerName, controllerOf, isPrivateBus, presentDisks } from '../machine/virtualMachine.js';
import { isCopyOf } from '../cluster/machineCopy.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { isAlone, ownAdapterFix } from './terms/sharedScsiAdapter.js';
import { diskOfSharer, type MachineDisk, otherPlaces } from './terms/machineDisk.js';
import { sharedVhd } from './terms/sharedVhd.js';
import { source } from './sources.js';
import { hasXmlError } from './terms/vmcFile.js';

export default machineRule({
  id: 'vmc-share-flag-missing',
  summary: 'A disk that two machines share is on a SCSI controller whose bus is not shared.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, clusters with Virtual Server'),
    source('msvs', 'IVMSCSIController::Configure and IVMSCSIController::IsBusShared'),
  ],

  *check(context) {
    const { machine } = context;
    for (const disk of presentDisks(machine)) {
      const controller = disk.slot.bus === 'scsi' ? controllerOf(machine, disk.slot) : undefined;
      if (!controller || !isPrivateBus(controller)) continue;
      if (isAbsent(controller.sharing) && controller.element && hasXmlError(machine, controller.element.span))
        continue;
      const own = { machine, disk };
      const others = context.sharersOf(disk).map(diskOfSharer).filter(isOfVirtualServer);
      const certainty = certaintyOf(own, others);
      if (certainty === 'none') continue;
      const name = baseName(valueText(disk.fileName));
      const fix = ownAdapterFix(
        [own, ...others].sort((a, b) => (a.machine.uri < b.machine.uri ? -1 : 1)),
        name,
      );
      yield {
        span: controller.sharing.span,
        subject: controllerName(controller),
        what: say`The disk ${sharedVhd(own, others)} is on SCSI controller ${controller.number}, whose bus is not shared.`,
        why: say`Virtual Server opens a disk on such a bus for one machine alone, so the second node finds ${name} in use.`,
        how: [own, ...others].every(isAlone)
          ? say`Switch on "Share SCSI bus for clustering" at this controller in every node, with all nodes turned off.`
          : say`Give ${name} a SCSI controller of its own with "Share SCSI bus for clustering" in every node, with all nodes turned off: a shared bus takes one disk, and never a boot disk.`,
        ...(certainty === 'likely' || !controller.usualNames ? { atMost: 'warning' as const } : {}),
        related: otherPlaces(others),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const isOfVirtualServer = ({ machine }: MachineDisk): boolean => machine.source.format === 'vmc';

/**
 * How sure it is that the disk is meant to be shared. Two files with one disk are mostly copies or variants of one
 * machine, so a common disk counts only beside a sign of a cluster; without one, two machines that are known to be
 * different and start from something else make it likely. A name in one file alone makes it likely too.
 */
function certaintyOf(own: MachineDisk, others: readonly MachineDisk[]): 'sure' | 'likely' | 'none' {
  const all = [own, ...others];
  const isShown = all.some(({ machine, disk }) => ownSharedDisks(machine).some((one) => one.disk === disk));
  if (!isShown && all.some(({ machine, disk }) => bootDisk(machine) === disk)) return 'none';
  const isDeclared = all.some(({ machine }) => machine.declaration.cluster.value !== undefined);
  if (others.length === 0) return !isShown ? 'none' : isDeclared ? 'sure' : 'likely';
  if (isShown || all.some(({ machine }) => nodeEvidence(machine).length > 0)) return 'sure';
  return others.some((other) => areTwoMachines(own, other)) ? 'likely' : 'none';
}

function areTwoMachines(a: MachineDisk, b: MachineDisk): boolean {
  const areKnown = a.machine.biosUuid.value !== undefined && b.machine.biosUuid.value !== undefined;
  const haveBootDisks = bootDisk(a.machine) !== undefined && bootDisk(b.machine) !== undefined;
  return areKnown && haveBootDisks && b.disk.slot.bus === 'scsi' && !isCopyOf(a.machine, b.machine);
}

import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { controllerName, type Controller, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn, type Fix } from './rule.js';
import { isCopyOf, originals } from '../cluster/machineCopy.js';
import { type MachineDisk, machinesOf, otherMachines, vmcUses } from './terms/machineDisk.js';
import { currentScsiId, SCSI_IDS } from './terms/scsiIds.js';
import { sharedBusOf } from './terms/sharedScsiAdapter.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';
import { hasXmlError, isEditable } from './terms/vmcFile.js';

export default clusterRule({
  id: 'vmc-scsi-id-same-on-bus',
  summary: 'Two nodes have the same SCSI id on one shared bus.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMSCSIController::Configure, remarks')],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const uses = vmcUses(shared);
      // A machine that names the disk twice has made another mistake.
      if (machinesOf(uses).length < uses.length) continue;
      const others = otherMachines(machine, uses).filter((use) => !isCopyOf(machine, use.machine));
      const [other] = others;
      // With a third node there is no id left, which is another mistake too.
      if (!other || originals(others.map((use) => use.machine)).length > 1) continue;
      const own = sharedBusOf({ machine, disk });
      const theirs = sharedBusOf(other);
      const id = idOnBus({ machine, disk });
      if (!own || !theirs || id === undefined || !SCSI_IDS.includes(id)) continue;
      // An older copy of a node may have the id that the node had before it was put right.
      if (uses.some((use) => idOnBus(use) !== id)) continue;
      yield {
        span: own.scsiId.span,
        subject: controllerName(own),
        what: say`On the shared bus of ${baseName(valueText(disk.fileName))}, SCSI controller ${own.number} has the SCSI id ${id}, and so has the controller in ${nameBeside(machine.uri, other.machine.uri)}.`,
        why: say`Each node's controller is a device on that one bus, and two devices with one id cannot both be reached.`,
        how: say`Leave 7, the default, to one node and give the other one 6.`,
        related: [
          { uri: other.machine.uri, span: theirs.scsiId.span, message: say`The other node has the same id.` },
        ],
        fixes: [machine, other.machine].every(isEditable)
          ? [
              machine.uri < other.machine.uri
                ? otherId(other.machine, theirs, id, machine)
                : otherId(machine, own, id, other.machine),
            ]
          : [],
      };
    }
  },
});

/** The id of the controller of a disk, where its bus is shared; behind an XML mistake another one may stand than is read. */
function idOnBus(use: MachineDisk): number | undefined {
  const controller = sharedBusOf(use);
  if (!controller) return undefined;
  const { scsiId, element } = controller;
  const mayBeUnread = isAbsent(scsiId) && element && hasXmlError(use.machine, element.span);
  return mayBeUnread ? undefined : currentScsiId(controller);
}

/** The first node by name keeps its id, the second one gets the other. */
function otherId(machine: VirtualMachine, controller: Controller, id: number, first: VirtualMachine): Fix {
  const free = id === 7 ? 6 : 7;
  const name = nameBeside(first.uri, machine.uri);
  return fixIn(machine, say`Set the SCSI id to ${free} in ${name}`, 'unsafe', (one) =>
    editMachine(one).setScsiId(controller, free),
  );
}

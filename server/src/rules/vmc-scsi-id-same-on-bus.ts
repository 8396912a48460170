import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { fileName } from '../machine/fileStem.js';
import { controllerName, controllerOf, isSharingBus, type Controller } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { isCopyOf } from './terms/machineCopy.js';
import { currentScsiId, distinctScsiIds, SCSI_IDS } from './terms/scsiIds.js';
import { isEditable, machineDisks, type MachineDisk } from './terms/sharedScsiAdapter.js';
import { otherMachines } from './terms/sharedVhd.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'vmc-scsi-id-same-on-bus',
  summary: 'Two nodes have the same SCSI id on one shared bus.',
  formats: ['vmc'],
  mechanisms: ['bus', 'per-disk'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMSCSIController::Configure, remarks')],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const uses = machineDisks(shared);
      const [other, third] = otherMachines(machine, uses);
      // With a third node there is no id left, which is another mistake.
      if (!other || third || uses.length > 2 || isCopyOf(machine, other.machine)) continue;
      const own = sharedBusOf({ machine, disk });
      const theirs = sharedBusOf(other);
      const id = own && currentScsiId(own);
      if (!own || !theirs || id === undefined || !SCSI_IDS.includes(id) || currentScsiId(theirs) !== id)
        continue;
      yield {
        span: own.scsiId.span,
        subject: controllerName(own),
        what: say`On the shared bus of ${baseName(valueText(disk.fileName))}, SCSI controller ${own.number} has the SCSI id ${id}, and so has the controller in ${nameBeside(machine.uri, other.machine.uri)}.`,
        why: say`Each node's controller is a device on that one bus, and two devices with one id cannot both be reached.`,
        how: say`Leave 7, the default, to one node and give the other one 6.`,
        related: [
          { uri: other.machine.uri, span: theirs.scsiId.span, message: say`The other node has the same id.` },
        ],
        fixes: uses.every((use) => isEditable(use.machine)) ? [separateIds(uses)] : [],
      };
    }
  },
});

function sharedBusOf({ machine, disk }: MachineDisk): Controller | undefined {
  const controller = disk.slot.bus === 'scsi' ? controllerOf(machine, disk.slot) : undefined;
  return isSharingBus(controller) ? controller : undefined;
}

/** The first node by name keeps its id, the second one gets the other. */
function separateIds(uses: readonly MachineDisk[]): Fix {
  const ids = distinctScsiIds(uses);
  const last = fileName(uses.at(-1)?.machine.uri ?? '');
  return fixAcross(
    uses.map(({ machine }) => machine),
    say`Set the SCSI id to ${ids.at(-1) ?? 6} in ${last}`,
    (one) => {
      const editor = editMachine(one);
      uses.forEach(({ machine, disk: { slot } }, index) => {
        const controller = machine === one ? controllerOf(one, slot) : undefined;
        const id = ids[index];
        if (controller && id !== undefined && id !== currentScsiId(controller))
          editor.setScsiId(controller, id);
      });
      return editor;
    },
  );
}

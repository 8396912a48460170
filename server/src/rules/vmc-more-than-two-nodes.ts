import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { originals } from '../cluster/machineCopy.js';
import { SCSI_IDS } from './terms/scsiIds.js';
import { source } from './sources.js';
import { namesOf } from './terms/machineName.js';
import { otherMachines, otherPlaces, vmcUses } from './terms/machineDisk.js';

export default clusterRule({
  id: 'vmc-more-than-two-nodes',
  summary: 'More than two machines share one disk.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('msvs', 'IVMSCSIController::Configure: the ids 6 and 7')],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const uses = vmcUses(shared);
      const machines = originals(uses.map((use) => use.machine));
      if (machines.length <= SCSI_IDS.length) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${baseName(valueText(disk.fileName))} is shared by ${machines.length} machines: ${inWords(namesOf(machines.map(({ uri }) => uri)))}.`,
        why: say`Every node on a shared bus needs a SCSI id of its own, and Virtual Server knows only 6 and 7, so a third node finds no place.`,
        how: say`Keep two nodes, and take the disk out of the others.`,
        related: otherPlaces(otherMachines(machine, uses)),
      };
    }
  },
});

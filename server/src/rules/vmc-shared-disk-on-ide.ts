import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { ownAdapterFix } from './terms/sharedScsiAdapter.js';
import { sharedVhd } from './terms/sharedVhd.js';
import { source } from './sources.js';
import { otherMachines, otherPlaces, vmcUses } from './terms/machineDisk.js';

export default clusterRule({
  id: 'vmc-shared-disk-on-ide',
  summary: 'A shared disk is on an IDE controller.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, clusters with Virtual Server'),
    source('msvs', 'IVMSCSIController::Configure: only a SCSI bus can be shared'),
  ],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      if (disk.slot.bus !== 'ide') continue;
      const uses = vmcUses(shared);
      const others = otherMachines(machine, uses);
      const name = baseName(valueText(disk.fileName));
      const fix = ownAdapterFix(uses, name);
      // A name in one file alone is a sign of the intention and no proof of it.
      const isSure = others.length > 0 || cluster.kind.declared;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${sharedVhd({ machine, disk }, others)} is on IDE controller ${disk.slot.controller}.`,
        why: say`Virtual Server can share a SCSI bus and never an IDE one, so the second node finds ${name} in use.`,
        how: say`Add a SCSI adapter with "Share SCSI bus for clustering" in every node, and put the disk on it at location 0.`,
        ...(isSure ? {} : { atMost: 'warning' as const }),
        related: otherPlaces(others),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

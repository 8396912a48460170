import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { guestGeneration } from '../machine/guest.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedRawMappings } from './terms/rawMappings.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-rdm-virtual-across-boxes',
  summary: 'Nodes on several hosts with Windows Server 2008 or later share a LUN mapped in virtual mode.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  // A mapping and such a guest together: only vSphere 4 and later have that.
  severity: { esx: 'error', esx2: 'off', esx3: 'off', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('mscs67', 'checklist for clustered disks'), source('wsfc8', 'shared storage')],

  *check(context) {
    const guest = valueText(context.machine.guest);
    if (context.cluster.kind.value !== 'across-boxes' || guestGeneration(guest) !== 'scsi-3') return;
    for (const { disk, mode, evidence } of sharedRawMappings(context)) {
      if (mode !== 'virtual') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${file} (${slotName(disk.slot)}) maps a LUN in virtual mode (${evidence}), but the nodes run on several hosts and the guest is ${guest}.`,
        why: say`From Windows Server 2008 on the cluster service reserves its disks by SCSI-3 persistent reservations, which a mapping in virtual mode does not pass to the LUN: the disk does not pass validation or fails over to nobody.`,
        how: say`Map the LUN in physical mode (vmkfstools -z) and name that mapping in every node.`,
      };
    }
  },
});

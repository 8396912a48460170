import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedRawMappings } from './terms/rawMappings.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-rdm-virtual-standby',
  summary: 'A machine that stands by for a physical server has its LUN mapped in virtual mode.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  // Only ESX 3 and later write such descriptors, so a warning is right where nothing else tells the product.
  severity: { esx: 'error', esx2: 'off', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('mscs67', 'checklist for clustered disks'),
    source('book', 'A.2.2, physical and virtual node'),
  ],

  *check(context) {
    if (context.cluster.kind.value !== 'physical-to-virtual') return;
    for (const { disk, mode, evidence } of sharedRawMappings(context)) {
      if (mode !== 'virtual') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${file} (${slotName(disk.slot)}) maps a LUN in virtual mode (${evidence}), but this machine is declared to stand by for a physical server.`,
        why: say`The physical server reserves the LUN itself, and a mapping in virtual mode keeps the reservations of this machine inside ESX: both can write at once.`,
        how: say`Map the LUN in physical mode (vmkfstools -z) and name that mapping here, with the machine powered off.`,
      };
    }
  },
});

import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedRawMappings } from './terms/rawMappings.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-rdm-physical-in-a-box',
  summary: 'Nodes on one host share a LUN mapped in physical mode.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'error', esx2: 'off', esx3: 'off', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('mscs67', 'checklist for clustered disks')],

  *check(context) {
    if (context.cluster.kind.value !== 'in-a-box') return;
    for (const { disk, mode, evidence } of sharedRawMappings(context)) {
      if (mode !== 'physical') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${file} (${slotName(disk.slot)}) maps a LUN in physical mode (${evidence}), but all nodes of this cluster run on one host.`,
        why: say`A mapping in physical mode passes the reservations of the guests to the LUN, which cannot tell apart two nodes on one host; VMware does not support it there.`,
        how: say`Use an eagerly zeroed virtual disk or a mapping in virtual mode (vmkfstools -r), with the bus mode "virtual" in every node.`,
      };
    }
  },
});

import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { isHardwarePathFile, isRawOnEsx2 } from './terms/vmfsPaths.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'esx2-private-disk-needs-label',
  summary: "A node's own disk is named by its hardware path instead of a VMFS label.",
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('esx25', 'table 10-1, p. 297')],

  *check({ machine, cluster }) {
    const shared = sharedDisksOf(cluster, machine.uri).map(({ disk }) => disk);
    for (const disk of presentDisks(machine)) {
      const name = disk.fileName.value;
      if (name === undefined || shared.includes(disk)) continue;
      if (!isHardwarePathFile(name) || isRawOnEsx2(disk)) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${name} (${slotName(disk.slot)}), which no other node shares, is named by its hardware path.`,
        why: say`ESX 2 asks for the label of the VMFS where a disk of a node is not clustered; a hardware path changes when adapters or LUNs are renumbered.`,
        how: say`Name it as /vmfs/label/${baseName(name)}, with the label that the storage page of the host shows for this VMFS.`,
      };
    }
  },
});

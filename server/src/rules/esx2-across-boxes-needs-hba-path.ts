import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { baseName, pathNotation } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { pathElsewhere } from './terms/vmfsPaths.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'esx2-across-boxes-needs-hba-path',
  summary: 'A disk shared across boxes is named by a VMFS label instead of its hardware path.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'error', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.2, clusters with ESX across boxes'),
    source('esx25', 'table 10-1, p. 297, and p. 300'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    // With the kind only presumed from the bus, a label alone may as well mean that the bus is wrong.
    if (cluster.kind.value !== 'across-boxes' || !(cluster.kind.declared || usesHardwarePaths(cluster)))
      return;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const name = disk.fileName.value;
      if (name === undefined || pathNotation(name) !== 'vmfs-label') continue;
      const known = pathElsewhere(context, disk, 'vmfs-hba');
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${name} (${slotName(disk.slot)}) is named by the label of its VMFS, although the nodes run on several hosts.`,
        why: say`A label is only this host's name for the storage: across boxes ESX 2 supports a shared disk by its hardware path alone, and another host may not find it or take another VMFS of that name.`,
        how: say`Name it in every node as /vmfs/vmhbaA:T:L:P/${baseName(name)}, with adapter, target, LUN and partition as the storage page of the host shows them.`,
        fixes: known
          ? [
              fixIn(machine, say`Name it as ${known.node} does: ${known.path}`, 'unsafe', (one) =>
                editMachine(one).setFileName(disk.slot, known.path),
              ),
            ]
          : [],
      };
    }
  },
});

function usesHardwarePaths(cluster: Cluster): boolean {
  return cluster.sharedDisks
    .flatMap(({ uses }) => uses)
    .some(({ disk: { fileName } }) => pathNotation(valueText(fileName)) === 'vmfs-hba');
}

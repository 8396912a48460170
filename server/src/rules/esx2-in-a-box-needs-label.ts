import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { controllerOf, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixForEach } from './rule.js';
import { isHardwarePathFile, isRawOnEsx2, pathElsewhere } from './terms/vmfsPaths.js';
import { source } from './sources.js';
import { inAlikeNodes } from './terms/alikeNodes.js';

export default clusterRule({
  id: 'esx2-in-a-box-needs-label',
  summary: 'A disk shared in a box is named by its hardware path instead of a VMFS label.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'warning', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('esx25', 'table 10-1, p. 297')],

  *check(context) {
    const { machine, cluster } = context;
    if (cluster.kind.value !== 'in-a-box') return;
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const name = disk.fileName.value;
      const isVirtual = controllerOf(machine, disk.slot)?.sharing.value === 'virtual';
      if (name === undefined || !isVirtual || !isHardwarePathFile(name) || isRawOnEsx2(disk)) continue;
      const known = pathElsewhere(context, disk, 'vmfs-label');
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${name} (${slotName(disk.slot)}) is named by its hardware path, although all nodes run on one host.`,
        why: say`For a cluster in a box ESX 2 supports a shared disk by the label of its VMFS; a hardware path changes when adapters or LUNs are renumbered, and is meant for nodes on several hosts.`,
        how: say`Name it in every node as /vmfs/label/${baseName(name)}, with the label that the storage page of the host shows for this VMFS.`,
        fixes: known
          ? [
              fixForEach(
                shared.uses.map((use) => ({ machine: use.node.facts.machine, slot: use.disk.slot })),
                inAlikeNodes(say`Name it as ${known.node} does: ${known.path}`, shared.uses),
                (editor, { slot }) => {
                  editor.setFileName(slot, known.path);
                },
              ),
            ]
          : [],
      };
    }
  },
});

import { imageOf } from '../cluster/machineFacts.js';
import type { ClusterNode } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { type ClusterContext, clusterRule, type Fix, fixForEach } from './rule.js';
import { diskTracking, machineTracking, trackingOf } from './terms/changeTracking.js';
import { multiWriterDisks } from './terms/multiWriterDisks.js';
import { source } from './sources.js';

const WHY = say`Changed block tracking is not supported with the multi-writer flag: every node would keep a list of its own changes only, so that backups miss blocks, and VMware Cloud on AWS does not start such a machine.`;

export default clusterRule({
  id: 'cluster-multi-writer-cbt',
  summary: 'Changed blocks of a multi-writer disk are tracked.',
  formats: ['vmx'],
  // The flag and change tracking together: only ESXi has both.
  severity: { esx: 'error', esx2: 'off', esx3: 'off', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('kb326781', 'changed block tracking'), source('vmcAws', 'multi-writer')],

  *check(context) {
    const { machine, node } = context;
    const disks = multiWriterDisks(context);
    let isTracked = false;
    for (const disk of disks) {
      const tracked = trackingOf(machine, disk, imageOf(node.facts, disk));
      if (!tracked) continue;
      isTracked = true;
      yield {
        span: tracked.span,
        subject: slotName(disk.slot),
        what: say`Changed blocks of the multi-writer disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}) are tracked (${tracked.evidence}).`,
        why: WHY,
        how: say`Set ${slotName(disk.slot)}.ctkEnabled and ctkEnabled to "FALSE" in every node, with all nodes powered off.`,
        fixes: [untrackedFix(context)],
      };
    }
    const whole = machineTracking(machine);
    if (whole.value !== true || isTracked || disks.length === 0) return;
    const isOffForAll = disks.every((disk) => diskTracking(machine, disk).value === false);
    yield {
      span: whole.span,
      subject: 'ctkEnabled',
      what: say`Changed blocks of this machine are tracked (ctkEnabled = "TRUE"), and it has multi-writer disks: ${inWords(disks.map(({ slot }) => slotName(slot)))}.`,
      why: WHY,
      how: say`Set ctkEnabled to "FALSE" in every node, with all nodes powered off.`,
      fixes: [untrackedFix(context)],
      ...(isOffForAll ? { atMost: 'warning' as const } : {}),
    };
  },
});

/** Switches tracking off for the multi-writer disks and for the machine as a whole, in every node that has such disks. */
function untrackedFix({ cluster }: ClusterContext): Fix {
  const nodes = cluster.nodes
    .filter((node) => flagged(node).length > 0)
    .map((node) => ({ machine: node.facts.machine, node }));
  const title =
    nodes.length > 1
      ? say`Switch changed block tracking off in every node`
      : say`Switch changed block tracking off`;
  return fixForEach(nodes, title, (editor, { machine, node }) => {
    for (const disk of flagged(node)) {
      if (trackingOf(machine, disk, imageOf(node.facts, disk))) editor.setChangeTracking(false, disk.slot);
    }
    if (machineTracking(machine).value === true) editor.setChangeTracking(false);
  });
}

const flagged = ({ facts }: ClusterNode): readonly Disk[] =>
  presentDisks(facts.machine).filter(({ multiWriter }) => multiWriter.value === true);

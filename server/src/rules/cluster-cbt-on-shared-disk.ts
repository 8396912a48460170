import { sharedDisksOf, type DiskUse } from '../cluster/cluster.js';
import { imageOf } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { trackingOf, type TrackedDisk } from './terms/changeTracking.js';
import { fixForEachUse, isOnSharedBus, placeOf, usesOf } from './terms/usesOfDisk.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-cbt-on-shared-disk',
  summary: 'Changed blocks of a disk on a shared bus are tracked.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', esx2: 'off', esx3: 'off', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('kb326781', 'changed block tracking, for multi-writer disks; here by analogy'),
    source('wsfc8', 'limitations: no snapshots'),
  ],

  *check(context) {
    const { machine, node, cluster } = context;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const tracked = trackedOnBus({ node, disk });
      if (!tracked) continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: tracked.span,
        subject: slotName(disk.slot),
        what: say`Changed blocks of the shared disk ${file} (${slotName(disk.slot)}) are tracked (${tracked.evidence}).`,
        why: say`The tracking serves backups by snapshot, which cannot be taken of a disk on a shared bus, and it sees the writes of this node only.`,
        how: say`Set ${slotName(disk.slot)}.ctkEnabled to "FALSE" in every node, and back the disk up from inside the guest.`,
        fixes: [untrackedFix(context, disk, file)],
      };
    }
  },
});

/** A multi-writer disk is left to the rule about these. */
function trackedOnBus(use: DiskUse): TrackedDisk | undefined {
  const { facts } = use.node;
  if (!isOnSharedBus(use) || use.disk.multiWriter.value === true) return undefined;
  return trackingOf(facts.machine, use.disk, imageOf(facts, use.disk));
}

function untrackedFix(context: ClusterContext, disk: Disk, file: string): Fix {
  const uses = usesOf(context, disk).filter((use) => trackedOnBus(use) !== undefined);
  const title = say`Switch changed block tracking off for ${placeOf(disk, uses, file)}`;
  return fixForEachUse(uses, title, (editor, { slot }) => {
    editor.setChangeTracking(false, slot);
  });
}

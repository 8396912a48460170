import { sharedDisksOf, type DiskUse } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { spansHosts } from '../machine/declaration.js';
import { PRODUCT_NAMES } from '../machine/product.js';
import { controllerName, slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { isOnBootController, needsLockingOff, withLocking } from './terms/diskSharing.js';
import { once } from '../syntax/remembered.js';
import { eitherInWords, say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { source } from './sources.js';
import { CONNECT_BY_ISCSI } from './terms/hostedNode.js';
import { diskOfUse } from './terms/machineDisk.js';
import { moveFromBootBusFix } from './terms/moveFromBootBus.js';
import { obstacleToSharing, type SharingObstacle } from './terms/sharingObstacle.js';
import { fixForEachUse, isOnSharedBus } from './terms/usesOfDisk.js';

export default clusterRule({
  id: 'cluster-multi-writer-on-hosted',
  summary: 'The multi-writer flag stands in a file for a hosted product, where it does nothing.',
  formats: ['vmx'],
  severity: { hosted: 'warning', unknown: 'off' },
  fix: 'unsafe',
  // Whoever wrote the flag meant to share; its repair shares the bus in every node.
  supersedes: ['cluster-bus-sharing-missing', 'cluster-bus-sharing-not-on-all-nodes'],
  since: '0.1.0',
  sources: [source('publicRecipes', 'the flag has no effect on Workstation')],

  *check(context) {
    const { machine, cluster } = context;
    const moveDisks = once(() => moving(context));
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      if (disk.multiWriter.value !== true) continue;
      const slot = slotName(disk.slot);
      const bus = controllerName({ bus: disk.slot.bus, number: disk.slot.controller });
      const isSharedByAll = shared.uses.every(isShared);
      const obstacle = isSharedByAll ? undefined : obstacleIn(context, shared.uses);
      const isBesideBootDisk = obstacle === 'place' && isOnBootController(machine, disk);
      const instead = obstacle ? undefined : sharing(shared.uses);
      const fix = isSharedByAll ? removal(shared.uses) : isBesideBootDisk ? moveDisks() : instead;
      yield {
        span: disk.multiWriter.span,
        subject: slot,
        what: say`${slot}.sharing is multi-writer, and the product is ${eitherInWords(machine.product.candidates.map((one) => PRODUCT_NAMES[one]))}.`,
        why: whatBreaks(machine, { node: context.node, disk }),
        how: isSharedByAll ? say`Delete the flag in every node.` : howToShare(obstacle, bus),
        fixes: fix ? [fix] : [],
        // A line that does nothing keeps nobody from working: recipes for Workstation write it beside the shared bus.
        ...(isSharedByAll ? { atMost: 'info' as const } : {}),
      };
    }
  },
});

/** With locking off nothing stops the second node, which is worse. A disk that is shared in another way suffers nothing. */
function whatBreaks(machine: VirtualMachine, use: DiskUse): Phrase {
  const file = baseName(valueText(use.disk.fileName));
  if (isShared(use))
    return say`Only ESX from release 4.1 on reads this flag. Here it does nothing, and ${file} is shared by another setting.`;
  return machine.diskLocking.value === false
    ? say`Only ESX from release 4.1 on reads this flag. Here it shares nothing; the nodes open ${file} only because disk.locking is FALSE, and no reservation keeps them apart.`
    : say`Only ESX from release 4.1 on reads this flag. Here it shares nothing, so the second node fails to lock ${file}.`;
}

/** Shared already in the way that hosted products know. */
function isShared(use: DiskUse): boolean {
  return use.disk.shared.value === true || isOnSharedBus(use);
}

function removal(uses: readonly DiskUse[]): Fix {
  return fixForEachUse(uses, say`Delete the multi-writer flag in every node`, (editor, { slot }) => {
    editor.removeMultiWriter(slot);
  });
}

/** The kind of the whole cluster counts, also where another node declares it. */
function obstacleIn({ cluster }: ClusterContext, uses: readonly DiskUse[]): SharingObstacle | undefined {
  return spansHosts(cluster.kind.value) ? 'iscsi-only' : obstacleToSharing(uses.map(diskOfUse));
}

/** Never a bus that would be the next mistake: with locking off that one destroys the disk. */
function howToShare(obstacle: SharingObstacle | undefined, bus: string): Phrase {
  switch (obstacle) {
    case 'iscsi-only':
      return CONNECT_BY_ISCSI;
    case 'boot-disk':
      return say`Delete the flag, and name the disk in no other machine than the one that starts from it.`;
    case 'place':
      return say`Move the disk to a SCSI controller without the boot disk in every node, share that one (scsiN.sharedBus = "virtual") and set disk.locking = "FALSE"; delete the flag.`;
    case undefined:
      return say`Share the controller of the disk (${bus}.sharedBus = "virtual") and set disk.locking = "FALSE", in every node; delete the flag.`;
  }
}

/** Moves the flagged disks away from the boot disk, and shares them there instead. */
function moving({ machine, cluster }: ClusterContext): Fix | undefined {
  const flagged = sharedDisksOf(cluster, machine.uri).filter(
    ({ disk }) => disk.multiWriter.value === true && isOnBootController(machine, disk),
  );
  const disks = flagged.map(({ shared }) => shared.uses.map(diskOfUse));
  return moveFromBootBusFix(disks, (editor, slot) => editor.removeMultiWriter(slot));
}

/** For a disk without an obstacle. */
function sharing(uses: readonly DiskUse[]): Fix {
  const title = say`Share the controller of the disk instead, in every node`;
  const machines = uses.map(({ node }) => node.facts.machine);
  return fixForEachUse(uses, withLocking(title, machines), (editor, { slot }, machine) => {
    editor.removeMultiWriter(slot);
    editor.setBusSharing({ bus: slot.bus, number: slot.controller }, 'virtual');
    if (needsLockingOff(machine)) editor.setDiskLocking(false);
  });
}

import { sharedDisksOf, type Cluster, type DiskUse } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { controllerName, controllerOf, slotName, type BusSharing } from '../machine/virtualMachine.js';
import { mayShareBusOf, needsLockingOff, sharingOf, unsharedBus } from './terms/diskSharing.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { modeForKind } from './terms/sharedControllerPlace.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';
import { fixForEachUse } from './terms/usesOfDisk.js';

export default clusterRule({
  id: 'cluster-bus-sharing-not-on-all-nodes',
  summary: 'A disk is shared in one node, but not in another node that uses it too.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198'), source('server1', 'p. 162'), source('server2', 'p. 287-290')],

  *check({ machine, cluster }) {
    const seen = new Set<string>();
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const controller = controllerOf(machine, disk.slot);
      if (!controller || disk.slot.bus !== 'scsi' || sharingOf(machine, disk) !== 'none') continue;
      const sharer = shared.uses.find((use) => use.node.facts.machine !== machine && isShared(use));
      const name = controllerName(controller);
      if (!sharer || seen.has(name)) continue;
      seen.add(name);
      const file = baseName(valueText(disk.fileName));
      const setting = settingOf(sharer);
      const fix = fixFor(cluster, shared.uses, sharer);
      yield {
        span: controller.sharing.span,
        subject: slotName(disk.slot),
        what: say`The disk ${file} (${slotName(disk.slot)}) is not shared here, because ${unsharedBus(machine, disk)}, although ${nameBeside(machine.uri, sharer.node.facts.machine.uri)} shares it (${setting.text}).`,
        why: say`A machine that uses a shared disk without sharing it itself sets no reservation, so both nodes can write at once and corrupt the disk.`,
        how: say`Set the sharing alike in the file of every node, with all nodes powered off, or take the disk out of this machine.`,
        related: [
          {
            uri: sharer.node.facts.machine.uri,
            span: setting.span,
            message: say`${file} is shared here.`,
          },
        ],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function isShared({ node, disk }: DiskUse): boolean {
  const sharing = sharingOf(node.facts.machine, disk);
  return sharing === 'bus' || sharing === 'disk';
}

function settingOf({ node, disk }: DiskUse): { text: Phrase; span: { start: number; end: number } } {
  const controller = controllerOf(node.facts.machine, disk.slot);
  return controller && sharingOf(node.facts.machine, disk) === 'bus'
    ? {
        text: say`${controllerName(controller)}.sharedBus = "${valueText(controller.sharing)}"`,
        span: controller.sharing.span,
      }
    : { text: say`${slotName(disk.slot)}.shared = "TRUE"`, span: disk.shared.span };
}

/** Writes the sharing into every node that lacks it: as the sharing node has it, but in the mode a declared kind asks for. */
function fixFor(cluster: Cluster, uses: readonly DiskUse[], sharer: DiskUse): Fix | undefined {
  const lacking = uses.filter(
    ({ node, disk }) => disk.slot.bus === 'scsi' && sharingOf(node.facts.machine, disk) === 'none',
  );
  const mode = modeOf(cluster, sharer);
  const canShare = lacking.every(({ node, disk }) => !mode || mayShareBusOf(node.facts.machine, disk));
  if (!canShare) return undefined;
  const file = baseName(valueText(sharer.disk.fileName));
  const title = mode
    ? say`Share the controller of ${file} (${mode}) in every node that lacks it`
    : say`Share ${file} in every node that lacks it`;
  return fixForEachUse(lacking, title, (editor, { slot }, machine) => {
    if (mode) editor.setBusSharing({ bus: slot.bus, number: slot.controller }, mode);
    else editor.shareDisk(slot);
    if (needsLockingOff(machine)) editor.setDiskLocking(false);
  });
}

/** Undefined when the node shares the one disk, not its bus. */
function modeOf(cluster: Cluster, { node, disk }: DiskUse): BusSharing | undefined {
  const { machine } = node.facts;
  if (sharingOf(machine, disk) !== 'bus') return undefined;
  const isJudged = cluster.kind.declared && !isFamily(machine.product, 'hosted');
  return isJudged ? modeForKind(node, cluster.kind.value) : controllerOf(machine, disk.slot)?.sharing.value;
}

import { sharedDisksOf, type Cluster, type DiskUse } from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  slotName,
  type BusSharing,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import {
  mayShareBusOf,
  needsLockingOff,
  sharingOf,
  unsharedBus,
  withLocking,
  type DiskSharing,
} from './terms/diskSharing.js';
import { say, withMore, type Phrase } from '../l10n/phrase.js';
import type { Span } from '../syntax/text.js';
import { clusterRule, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { sharesByIscsiOnly } from './terms/hostedNode.js';
import { alsoNeeded } from './terms/adapterModel.js';
import { modeLike } from './terms/busMode.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';
import { diskOfUse, machinesOf } from './terms/machineDisk.js';
import { canBeShared } from './terms/nvmeSharing.js';
import { fixForEachUse } from './terms/usesOfDisk.js';

export default clusterRule({
  id: 'cluster-bus-sharing-not-on-all-nodes',
  summary: 'A disk is shared in one node, but not in another node that uses it too.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk', 'multi-writer'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('gsx3', 'p. 194 and 198'),
    source('server1', 'p. 162'),
    source('server2', 'p. 287-290'),
    source('kb313527', 'VMFS lets one machine alone write without the flag'),
    source('wsfc8', 'clustered VMDK: NVMe from 8.0 Update 2 with Windows Server 2022'),
  ],

  *check({ machine, cluster }) {
    const seen = new Set<string>();
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const controller = controllerOf(machine, disk.slot);
      if (!controller || !canBeShared(machine, disk)) continue;
      const sharer = sharerInOtherWay(machine, disk, shared.uses);
      if (!sharer) continue;
      // The flag belongs to one disk, the rest to the controller.
      const isAboutFlag = [sharingOf(machine, disk), sharingIn(sharer)].includes('multi-writer');
      const name = isAboutFlag ? slotName(disk.slot) : controllerName(controller);
      if (seen.has(name)) continue;
      seen.add(name);
      const file = baseName(valueText(disk.fileName));
      const setting = settingOf(sharer);
      const fix = isAboutFlag ? undefined : fixFor(cluster, shared.uses, sharer);
      yield {
        span: isAboutFlag ? disk.multiWriter.span : controller.sharing.span,
        subject: slotName(disk.slot),
        ...whatAndWhy(machine, disk, sharer),
        how:
          disk === bootDisk(machine)
            ? say`This machine starts from the disk: take it out of ${nameBeside(machine.uri, sharer.node.facts.machine.uri)}, or name the right file there.`
            : withMore(
                say`Set the sharing alike in the file of every node, with all nodes powered off, or take the disk out of this machine.`,
                sharingIn(sharer) === 'bus' ? alsoNeeded(machine, controller) : undefined,
              ),
        // No document names the setting of an NVMe bus.
        ...(isAboutFlag || disk.slot.bus === 'nvme' ? { atMost: 'warning' as const } : {}),
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

const sharingIn = ({ node, disk }: DiskUse): DiskSharing => sharingOf(node.facts.machine, disk);

function isShared(use: DiskUse): boolean {
  const sharing = sharingIn(use);
  return sharing === 'bus' || sharing === 'disk';
}

/**
 * The use of another machine that shares the disk, where this one does not or has the multi-writer flag alone. None for a
 * second slot of a disk that this machine shares already: naming it twice is the mistake then.
 */
function sharerInOtherWay(
  machine: VirtualMachine,
  disk: Disk,
  uses: readonly DiskUse[],
): DiskUse | undefined {
  const sharing = sharingOf(machine, disk);
  const others = uses.filter(({ node }) => node.facts.machine !== machine);
  const isSharedByFlag = (use: DiskUse): boolean => sharingIn(use) === 'multi-writer';
  const isSharedElsewhere = uses.some(
    (use) =>
      use.node.facts.machine === machine && use.disk !== disk && (isShared(use) || isSharedByFlag(use)),
  );
  if (isSharedElsewhere || isSharingBus(controllerOf(machine, disk.slot))) return undefined;
  if (sharing === 'multi-writer') return others.find(isShared);
  return sharing === 'none' ? (others.find(isShared) ?? others.find(isSharedByFlag)) : undefined;
}

function whatAndWhy(machine: VirtualMachine, disk: Disk, sharer: DiskUse): Pick<Finding, 'what' | 'why'> {
  const file = baseName(valueText(disk.fileName));
  const slot = slotName(disk.slot);
  const other = nameBeside(machine.uri, sharer.node.facts.machine.uri);
  const setting = settingOf(sharer).text;
  if (sharingOf(machine, disk) === 'multi-writer')
    return {
      what: say`The disk ${file} (${slot}) has only the multi-writer flag here, although ${other} shares it in another way (${setting}).`,
      why: say`A machine with the flag alone sets no reservation, so it may write while another node owns the disk, or the second node does not power on.`,
    };
  if (sharingIn(sharer) === 'multi-writer')
    return {
      what: say`The disk ${file} (${slot}) is not shared here, although ${other} shares it by the multi-writer flag (${setting}).`,
      why: say`A machine without the flag opens the disk for itself alone, so the node that starts second gets an error and does not power on.`,
    };
  return {
    what: say`The disk ${file} (${slot}) is not shared here, because ${unsharedBus(machine, disk)}, although ${other} shares it (${setting}).`,
    why: say`A machine that uses a shared disk without sharing it itself sets no reservation, so both nodes can write at once and corrupt the disk.`,
  };
}

function settingOf(use: DiskUse): { text: Phrase; span: Span } {
  const { node, disk } = use;
  const slot = slotName(disk.slot);
  const controller = controllerOf(node.facts.machine, disk.slot);
  if (sharingIn(use) === 'multi-writer')
    return { text: say`${slot}.sharing = "multi-writer"`, span: disk.multiWriter.span };
  return controller && sharingIn(use) === 'bus'
    ? {
        text: say`${controllerName(controller)}.sharedBus = "${valueText(controller.sharing)}"`,
        span: controller.sharing.span,
      }
    : { text: say`${slot}.shared = "TRUE"`, span: disk.shared.span };
}

/** Writes the sharing into every node that lacks it: as the sharing node has it, but in the mode a declared kind asks for. */
function fixFor(cluster: Cluster, uses: readonly DiskUse[], sharer: DiskUse): Fix | undefined {
  // The second slot of a machine would be shared too, on one more bus or twice on the same one.
  if (machinesOf(uses.map(diskOfUse)).length < uses.length) return undefined;
  const lacking = uses.filter(
    (use) => canBeShared(use.node.facts.machine, use.disk) && sharingIn(use) === 'none',
  );
  const mode = modeOf(cluster, sharer);
  // An NVMe bus has no other mode.
  if (mode !== 'physical' && lacking.some(({ disk }) => disk.slot.bus === 'nvme')) return undefined;
  const canShare = lacking.every(
    ({ node: { facts }, disk }) =>
      (!mode || mayShareBusOf(facts.machine, disk)) && !sharesByIscsiOnly(facts.machine, cluster.kind.value),
  );
  if (!canShare) return undefined;
  const file = baseName(valueText(sharer.disk.fileName));
  const title = mode
    ? say`Share the controller of ${file} (${mode}) in every node that lacks it`
    : say`Share ${file} in every node that lacks it`;
  const machines = lacking.map(({ node }) => node.facts.machine);
  return fixForEachUse(lacking, withLocking(title, machines), (editor, { slot }, machine) => {
    if (mode) editor.setBusSharing({ bus: slot.bus, number: slot.controller }, mode);
    else editor.shareDisk(slot);
    if (needsLockingOff(machine)) editor.setDiskLocking(false);
  });
}

/** Undefined when the node shares the one disk, not its bus. */
function modeOf(cluster: Cluster, sharer: DiskUse): BusSharing | undefined {
  const { node, disk } = sharer;
  const { machine } = node.facts;
  if (sharingIn(sharer) !== 'bus') return undefined;
  return modeLike(controllerOf(machine, disk.slot)?.sharing.value, machine, cluster);
}

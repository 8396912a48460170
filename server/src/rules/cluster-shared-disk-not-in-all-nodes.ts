import type { SharedDisk } from '../cluster/cluster.js';
import { areSeveralMachines, isSameMachine, originals } from '../cluster/machineCopy.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import {
  controllerOf,
  isSharingBus,
  presentDisks,
  sameSlot,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import type { Span } from '../syntax/text.js';
import { clusterRule, type ClusterContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { sharingOf } from './terms/diskSharing.js';
import { nameBeside } from './terms/machineName.js';
import { isRawDisk } from './terms/sameDiskElsewhere.js';
import { hasSameName } from './terms/sameName.js';

export default clusterRule({
  id: 'cluster-shared-disk-not-in-all-nodes',
  summary: 'A disk that all other nodes share is missing in one node.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'none',
  // It says why the bus is empty.
  supersedes: ['cluster-shared-bus-empty'],
  since: '0.1.0',
  sources: [source('book', 'A.2: every node must reach the shared disks')],

  *check(context) {
    const { machine, cluster, otherNodes, facts } = context;
    if (machine.encrypted) return;
    const others = originals(
      otherNodes
        .map((node) => node.facts)
        .filter((one) => !isSameMachine(one, facts))
        .map((one) => one.machine),
    );
    for (const shared of cluster.sharedDisks) {
      const uses = usesOfAll(others, context, shared);
      const [use] = uses;
      if (!use || mayHaveIt(context, shared)) continue;
      const areSeveral = areSeveralMachines(uses.map(({ node }) => node.facts));
      // Of a disk that one other node alone names nobody knows that the cluster owns it, unless that node lets others write to it.
      if (!areSeveral && !use.disk.multiWriter.value) continue;
      const { slot, fileName } = use.disk;
      const names = others.map(({ uri }) => nameBeside(machine.uri, uri));
      yield {
        span: placeFor(machine, use.disk),
        subject: slotName(slot),
        what: areSeveral
          ? say`This node does not have the disk ${baseName(valueText(fileName))}, which ${inWords(names)} share (${slotName(slot)}).`
          : say`This node does not have the disk ${baseName(valueText(fileName))}, to which ${inWords(names)} lets several machines write (${slotName(slot)}).`,
        why: say`Every node must reach the shared disks of its cluster: a node that does not have the disk cannot take over what runs on it.`,
        how: say`Name the disk in this node as well, in the same slot, ${slotName(slot)}, and with the same path. If this node shall never own the disk, accept this finding.`,
        ...(areSeveral ? {} : { atMost: 'info' as const }),
        related: [
          {
            uri: use.node.facts.machine.uri,
            span: fileName.span,
            message: say`The disk in another node.`,
          },
        ],
      };
    }
  },
});

/** How the other nodes use the disk, where each of them shares it, and none starts from it; else nothing. */
function usesOfAll(
  others: readonly VirtualMachine[],
  { facts }: ClusterContext,
  shared: SharedDisk,
): SharedDisk['uses'] {
  // What a backup of this machine names, this machine had or is to have.
  if (shared.uses.some(({ node }) => node.facts === facts || isSameMachine(node.facts, facts))) return [];
  const uses = shared.uses.filter(
    ({ node, disk }) => others.includes(node.facts.machine) && isSharedIn(node.facts.machine, disk),
  );
  return uses.length === others.length ? uses : [];
}

function isSharedIn(machine: VirtualMachine, disk: Disk): boolean {
  return disk !== bootDisk(machine) && !['none', 'unknown'].includes(sharingOf(machine, disk));
}

/**
 * A disk of this node may be the same one by another path: in the same slot, of the same name, a raw disk, or one whose file
 * is not told.
 */
function mayHaveIt({ machine, facts }: ClusterContext, { uses }: SharedDisk): boolean {
  return presentDisks(machine).some(
    (own) =>
      own.fileName.value === undefined ||
      isRawDisk(facts, own) ||
      uses.some(({ disk }) => sameSlot(own.slot, disk.slot) || hasSameName(own, disk)),
  );
}

/** The device in the disk's slot that is switched off, else the mode of the bus, else the file's first setting. */
function placeFor(machine: VirtualMachine, { slot }: Disk): Span {
  const hidden = machine.disks.find((one) => sameSlot(one.slot, slot));
  if (hidden) return hidden.anchor;
  const controller = controllerOf(machine, slot);
  return controller && isSharingBus(controller) ? controller.sharing.span : machine.anchor;
}

import {
  type Cluster,
  type ClusterNode,
  machinesIn,
  type SharedDisk,
  sharedDisksOf,
} from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  hangsOn,
  isSharingBus,
  slotName,
  type BusSharing,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Finding, type Fix } from './rule.js';
import { enableForShared } from './terms/adapterModel.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { sharedForNothing, sharedOnBootController } from './terms/bootBus.js';
import {
  bringsLockingUp,
  isLockingOff,
  isOnBootController,
  sharingOf,
  withLocking,
} from './terms/diskSharing.js';
import { CONNECT_BY_ISCSI, sharesByIscsiOnly } from './terms/hostedNode.js';
import { modeForKind, modeLike } from './terms/busMode.js';
import { sharedControllerPlace } from './terms/sharedControllerPlace.js';
import { source } from './sources.js';
import { diskOfUse, machinesOf } from './terms/machineDisk.js';

export default clusterRule({
  id: 'cluster-shared-disk-on-boot-controller',
  summary: 'A shared disk is on the controller of the boot disk, or that controller is shared.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: {
    esx: 'error',
    server1: 'warning',
    server2: 'warning',
    workstation: 'warning',
    gsx3: 'hint',
    unknown: 'warning',
  },
  fix: 'unsafe',
  // Whatever is shared or not, the disk has to leave this controller first.
  supersedes: [
    'cluster-bus-sharing-missing',
    'cluster-bus-sharing-not-on-all-nodes',
    'cluster-shared-bus-empty',
  ],
  since: '0.1.0',
  sources: [
    source('book', 'A.2.1, clusters with ESX'),
    source('mscs67', 'checklist for clustered disks: separate SCSI adapter'),
    source('hogan', 'whole article'),
    source('gsx3', 'p. 194 and 198'),
    source('server2', 'p. 287-290'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    const boot = bootDisk(machine);
    if (!boot) return;
    for (const { disk, shared } of sharedOnBootController(cluster, machine))
      yield diskFinding(context, disk, shared, boot);
    const controller = sharedForNothing(cluster, machine);
    if (controller) {
      const name = controllerName(controller);
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`${name}, the controller of the boot disk ${slotName(boot.slot)}, is shared (${name}.sharedBus = "${valueText(controller.sharing)}").`,
        why: say`Bus sharing is a mode of the whole controller, so the boot disk is shared with it and a second node can destroy it.`,
        how: say`Set ${name}.sharedBus to "none" and put the shared disks on a controller of their own.`,
        fixes: [stopSharing(context, controller)],
      };
    }
  },
});

/**
 * Shared disks on a bus that is not shared get the sharing instead: without it, and with locking off, nothing guards them.
 * Done in one node alone, the others would still not share them.
 */
function stopSharing({ machine, cluster }: ClusterContext, boot: Controller): Fix {
  const name = controllerName(boot);
  const instead = unguarded(cluster, machine).map(controllerName);
  const isAlike = (one: VirtualMachine): boolean => {
    const other = sharedForNothing(cluster, one);
    return (
      other !== undefined &&
      controllerName(other) === name &&
      unguarded(cluster, one).map(controllerName).join() === instead.join()
    );
  };
  const machines = machinesIn(cluster).filter(isAlike);
  const title =
    instead.length > 0 ? say`Share ${inWords(instead)} instead of ${name}` : say`Stop sharing ${name}`;
  return fixAcross(machines, inAlikeNodes(title, machines), (one) => {
    const mode = modeLike(sharedForNothing(cluster, one)?.sharing.value, one, cluster);
    const editor = editMachine(one).setBusSharing(boot, 'none');
    for (const controller of unguarded(cluster, one)) if (mode) editor.setBusSharing(controller, mode);
    return editor;
  });
}

/** The controllers whose shared disks nothing shares. */
function unguarded(cluster: Cluster, machine: VirtualMachine): readonly Controller[] {
  const disks = sharedDisksOf(cluster, machine.uri).filter(
    ({ disk }) => disk.slot.bus === 'scsi' && sharingOf(machine, disk) === 'none',
  );
  return machine.controllers.filter((one) => disks.some(({ disk }) => hangsOn(disk, one)));
}

function diskFinding(context: ClusterContext, disk: Disk, shared: SharedDisk, boot: Disk): Finding {
  const { machine } = context;
  const controller = controllerName({ bus: boot.slot.bus, number: boot.slot.controller });
  const file = baseName(valueText(disk.fileName));
  const move = moveFix(context, disk, shared);
  const free = move?.controller ?? (controller === 'scsi1' ? 'scsi2' : 'scsi1');
  return {
    span: disk.fileName.span,
    subject: slotName(disk.slot),
    what: say`The shared disk ${file} (${slotName(disk.slot)}) is on ${controller}, the controller of the boot disk.`,
    why: shared.uses.some((use) => isLockingOff(use.node.facts.machine))
      ? say`Bus sharing is a mode of the whole controller: if it is on there, the boot disk is shared too; if it is off, nothing guards ${file} where disk.locking is FALSE, and the nodes can write to it at once and destroy it.`
      : say`Bus sharing is a mode of the whole controller: if it is on there, the boot disk is shared too; if it is off, the second node cannot open ${file}.`,
    how: sharesByIscsiOnly(machine, context.cluster.kind.value)
      ? CONNECT_BY_ISCSI
      : say`Move it to a SCSI controller of its own, ${free} for example, with the same target number in every node.`,
    related: [
      { uri: machine.uri, span: boot.fileName.span, message: say`The boot disk on the same controller.` },
    ],
    fixes: move ? [move.fix] : [],
  };
}

/** Moves every use of the disk that hangs on a boot controller, in all known nodes, target numbers kept. */
function moveFix(
  { cluster, node }: ClusterContext,
  disk: Disk,
  shared: SharedDisk,
): { readonly fix: Fix; readonly controller: string } | undefined {
  const uses = shared.uses.filter(
    (use) => use.disk.slot.bus === 'scsi' && isBesideBootDisk(use.node, use.disk),
  );
  // A machine that names the disk twice would get it twice on one bus.
  const isNamedTwice = machinesOf(shared.uses.map(diskOfUse)).length < shared.uses.length;
  if (uses.length === 0 || isNamedTwice) return undefined;
  if (uses.some((use) => sharesByIscsiOnly(use.node.facts.machine, cluster.kind.value))) return undefined;
  const mode = modeForKind(node, cluster);
  const targets = uses.map((use) => ({ machine: use.node.facts.machine, target: use.disk.slot.target }));
  const number = sharedControllerPlace(targets, mode);
  if (number === undefined) return undefined;
  const place = { bus: 'scsi', number } as const;
  const sharing: BusSharing | undefined = cluster.mechanism === 'per-disk' ? undefined : mode;
  const from = slotName(disk.slot);
  const to = slotName({ bus: 'scsi', controller: number, target: disk.slot.target });
  const machines = targets.map(({ machine: one }) => one);
  const fix = fixAcross(
    machines,
    withLocking(
      say`Move ${from} to ${to} in every node`,
      machines.filter((one) => bringsLockingUp(one, sharing)),
    ),
    (one) => {
      const editor = editMachine(one);
      for (const use of uses.filter(({ node: user }) => user.facts.machine === one)) {
        editor.moveDisk(use.disk.slot, { ...use.disk.slot, controller: number });
      }
      const own = bootDisk(one);
      const bootController = own && controllerOf(one, own.slot);
      enableForShared(editor, one, place.number, bootController);
      if (sharing) editor.setBusSharing(place, sharing);
      const staying = sharedDisksOf(cluster, one.uri).filter(
        (other) => other.shared !== shared && other.disk !== own && isOnBootController(one, other.disk),
      );
      // Another shared disk there keeps the reservations until it is moved too.
      if (bootController && isSharingBus(bootController) && staying.length === 0)
        editor.setBusSharing(bootController, 'none');
      return bringsLockingUp(one, sharing) ? editor.setDiskLocking(false) : editor;
    },
  );
  return { fix, controller: controllerName(place) };
}

function isBesideBootDisk({ facts: { machine } }: ClusterNode, disk: Disk): boolean {
  return bootDisk(machine) !== disk && isOnBootController(machine, disk);
}

import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  disksOn,
  isSharingBus,
  sameController,
  slotName,
  type BusSharing,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { enableForShared, hasFittingModel, isWrongForGuest } from './terms/adapterModel.js';
import { bringsLockingUp, isLockingOff, mayShareBusOf, sharingOf, withLocking } from './terms/diskSharing.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { diskOfUse, machinesOf, type MachineDisk } from './terms/machineDisk.js';
import { modeLike } from './terms/busMode.js';
import { sharedControllerPlace } from './terms/sharedControllerPlace.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-bus-empty',
  summary: 'A controller is shared but holds no disk, while the shared disk is on another one.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // The sharing is there, on the wrong controller: its repairs bring disk and sharing together.
  supersedes: [
    'cluster-bus-sharing-missing',
    'cluster-bus-sharing-not-on-all-nodes',
    'cluster-shared-controller-absent',
  ],
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3, clusters with GSX: all disks on one controller, the setting on scsi1'),
    source('book', 'A.2: every node must reach the shared disks'),
  ],

  *check({ machine, cluster }) {
    const empty = machine.controllers.find((one) => isSharingBus(one) && isEmpty(machine, one));
    const written = empty?.sharing.value;
    const strays = sharedDisksOf(cluster, machine.uri).filter(
      ({ disk }) => disk.slot.bus === 'scsi' && sharingOf(machine, disk) === 'none',
    );
    if (empty && isWithoutDisks(machine, cluster, empty)) yield withoutDisks(empty);
    const disk = strays[0]?.disk;
    const holder = disk && controllerOf(machine, disk.slot);
    if (!empty || !written || !holder) return;
    const uses = strays
      .flatMap(({ shared }) => shared.uses.map(diskOfUse))
      .filter((use) => use.disk.slot.bus === 'scsi' && sharingOf(use.machine, use.disk) === 'none');
    const mode = modeLike(written, machine, cluster);
    const toBus = haveRoomOn(empty, written, uses) ? moveDisks(uses, empty, mode) : undefined;
    const toDisks = moveSharing(uses, mode);
    // Another node that shares the disk where it is tells that the sharing went astray here, not the disk.
    const isSharedThere = strays.some(({ disk: stray, shared }) =>
      shared.uses
        .map(diskOfUse)
        .some(
          (use) => sameController(use.disk.slot, stray.slot) && sharingOf(use.machine, use.disk) === 'bus',
        ),
    );
    const name = controllerName(empty);
    const file = baseName(valueText(disk.fileName));
    yield {
      span: empty.sharing.span,
      subject: slotName(disk.slot),
      what: say`${name} is shared (${name}.sharedBus = "${written}") but holds no disk, while the shared disk ${file} is on ${controllerName(holder)} (${slotName(disk.slot)}).`,
      why: uses.some((use) => isLockingOff(use.machine))
        ? say`Bus sharing counts for the disks on its own controller only, so no reservation guards ${file}, and where disk.locking is FALSE no lock does: the nodes can write to it at once and destroy it.`
        : say`Bus sharing counts for the disks on its own controller only, so ${file} is not shared and the second node cannot open it.`,
      how: say`Move ${file} to ${name} in every node, or share ${controllerName(holder)} instead of ${name}.`,
      related: [
        { uri: machine.uri, span: disk.fileName.span, message: say`The shared disk on another controller.` },
      ],
      fixes: (isSharedThere ? [toDisks] : [toBus, toDisks]).filter((fix) => fix !== undefined),
    };
  },
});

/** Undeclared, the file may be that of a node whose disks are yet to come. */
function isWithoutDisks(machine: VirtualMachine, cluster: Cluster, { present }: Controller): boolean {
  return cluster.kind.declared && present.value === true && sharedDisksOf(cluster, machine.uri).length === 0;
}

function withoutDisks(empty: Controller): Finding {
  const name = controllerName(empty);
  return {
    span: empty.sharing.span,
    subject: name,
    what: say`${name} is shared (${name}.sharedBus = "${valueText(empty.sharing)}") but holds no disk, and this machine has no other disk that is known to be shared.`,
    why: say`The machine is declared as a node of a cluster, and every node must reach the disks of the cluster: nothing can fail over to this one.`,
    how: say`Put the shared disks on ${name}, in the same slots as in the other nodes and switched on.`,
    atMost: 'hint',
  };
}

function isEmpty(machine: VirtualMachine, controller: Controller): boolean {
  return disksOn(machine, controller).length === 0;
}

/** Whether the disks find their places on the shared controller, target numbers kept. No machine starts from a shared bus. */
function haveRoomOn({ number }: Controller, written: BusSharing, uses: readonly MachineDisk[]): boolean {
  if (uses.some(({ machine, disk }) => disk === bootDisk(machine))) return false;
  const targets = uses.map(({ machine, disk }) => ({ machine, target: disk.slot.target }));
  const places = new Set(targets.map(({ machine, target }) => `${machine.uri}#${target}`));
  return places.size === uses.length && sharedControllerPlace(targets, written) === number;
}

/** Brings the disks to the shared controller, target numbers kept; undefined where it does not fit a guest. */
function moveDisks(uses: readonly MachineDisk[], to: Controller, mode: BusSharing): Fix | undefined {
  const machines = machinesOf(uses);
  if (!machines.every(hasFittingModel)) return undefined;
  return fixAcross(
    machines,
    withLocking(
      say`Move the shared disks to ${controllerName(to)} in every node`,
      machines.filter((one) => bringsLockingUp(one, mode)),
    ),
    (one) => {
      const editor = editMachine(one);
      for (const { disk } of uses.filter(({ machine }) => machine === one)) {
        editor.moveDisk(disk.slot, { ...disk.slot, controller: to.number });
        enableForShared(editor, one, to.number, controllerOf(one, disk.slot));
      }
      editor.setBusSharing(to, mode);
      return bringsLockingUp(one, mode) ? editor.setDiskLocking(false) : editor;
    },
  );
}

/** Shares the controllers that hold the disks, and no longer those that hold none. */
function moveSharing(uses: readonly MachineDisk[], mode: BusSharing): Fix | undefined {
  if (!uses.every(isFitToShare)) return undefined;
  const machines = machinesOf(uses);
  const title = withLocking(
    say`Share the controller of the disks instead, in every node`,
    machines.filter((one) => bringsLockingUp(one, mode)),
  );
  return fixAcross(machines, title, (one) => {
    const editor = editMachine(one);
    for (const { disk } of uses.filter(({ machine }) => machine === one))
      editor.setBusSharing({ bus: disk.slot.bus, number: disk.slot.controller }, mode);
    for (const controller of one.controllers.filter((each) => isSharingBus(each) && isEmpty(one, each)))
      editor.setBusSharing(controller, 'none');
    return bringsLockingUp(one, mode) ? editor.setDiskLocking(false) : editor;
  });
}

/**
 * False as well for an adapter that is switched off, and for one that the cluster service of the guest cannot use: shared it
 * would be the next mistake.
 */
function isFitToShare({ machine, disk }: MachineDisk): boolean {
  const controller = controllerOf(machine, disk.slot);
  if (!mayShareBusOf(machine, disk)) return false;
  return !controller || (controller.present.value !== false && !isWrongForGuest(machine, controller));
}

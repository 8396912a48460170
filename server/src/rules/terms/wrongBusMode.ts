import type { ClusterKind } from '../../machine/declaration.js';
import { machinesIn, sharedDisksOf, type Cluster } from '../../cluster/cluster.js';
import { bootController } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import { isAbsent, valueText } from '../../machine/fact.js';
import {
  controllerName,
  controllerOf,
  type BusSharing,
  type Controller,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import { fixAcross, type ClusterContext, type Fix, type RelatedPlace } from '../rule.js';
import { bringsLockingUp, withLocking } from './diskSharing.js';
import { isUsedByTwo } from './usesOfDisk.js';

/** A SCSI controller with shared disks whose mode does not fit the declared kind of the cluster. */
export interface WrongBus {
  readonly controller: Controller;
  /** `scsi1`. */
  readonly name: string;
  /** The file of a shared disk that hangs there. */
  readonly file: string;
  /** `none` also where nothing is written. */
  readonly mode: BusSharing;
  /** The declarations of the kind, in all files that have one. */
  readonly declarations: readonly RelatedPlace[];
  /** Sets the wanted mode in every node. */
  readonly fix: Fix;
}

/**
 * The controllers of one node that hold shared disks of a cluster declared as `kind` and share in another mode than
 * `wanted`. A presumed kind gives none, because it was presumed from the very mode. The controller of the boot
 * disk is left out: a shared disk there has to move first.
 */
export function wrongBuses(
  context: ClusterContext,
  kind: ClusterKind,
  wanted: 'virtual' | 'physical',
): readonly WrongBus[] {
  const { cluster, machine } = context;
  if (!cluster.kind.declared || cluster.kind.value !== kind) return [];
  const nodes = machinesIn(cluster);
  const declarations = declarationsOf(cluster);
  return sharedBuses(cluster, machine).flatMap(({ controller, file, isNamedByOthers }) => {
    const mode = modeOf(controller);
    if (mode === undefined || mode === wanted) return [];
    // Two files that name the disk, one of them unshared: that is said without asking for the kind.
    if (mode === 'none' && isNamedByOthers) return [];
    const name = controllerName(controller);
    const title =
      nodes.length > 1
        ? say`Set bus sharing to "${wanted}" for the shared disks of every node`
        : say`Set ${name}.sharedBus to "${wanted}"`;
    const busesIn = (one: VirtualMachine): readonly SharedBus[] =>
      sharedBuses(cluster, one).filter((bus) => modeOf(bus.controller) !== undefined);
    const unlocked = nodes.filter((one) => busesIn(one).length > 0 && bringsLockingUp(one, wanted));
    const fix = fixAcross(nodes, withLocking(title, unlocked), (one) => {
      const editor = editMachine(one);
      for (const bus of busesIn(one)) editor.setBusSharing(bus.controller, wanted);
      return unlocked.includes(one) ? editor.setDiskLocking(false) : editor;
    });
    return [{ controller, name, file, mode, declarations, fix }];
  });
}

/** The places where the nodes declare the kind of their cluster. */
export function declarationsOf(cluster: Cluster): readonly RelatedPlace[] {
  return machinesIn(cluster).flatMap((machine) => {
    const { cluster: kind } = machine.declaration;
    if (kind.value === undefined) return [];
    return [{ uri: machine.uri, span: kind.span, message: say`The kind of the cluster is declared here.` }];
  });
}

interface SharedBus {
  readonly controller: Controller;
  readonly file: string;
  /** Another node names one of its shared disks too. */
  readonly isNamedByOthers: boolean;
}

function sharedBuses(cluster: Cluster, machine: VirtualMachine): readonly SharedBus[] {
  const boot = bootController(machine);
  const found = new Map<Controller, SharedBus>();
  for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
    const controller = controllerOf(machine, disk.slot);
    if (controller?.bus !== 'scsi' || controller === boot) continue;
    const before = found.get(controller);
    found.set(controller, {
      controller,
      file: before?.file ?? baseName(valueText(disk.fileName)),
      isNamedByOthers: before?.isNamedByOthers === true || isUsedByTwo(shared.uses),
    });
  }
  return [...found.values()];
}

/** Undefined when the file does not tell: a placeholder, a word that is no mode, a second line for it. */
function modeOf({ sharing }: Controller): BusSharing | undefined {
  return sharing.value ?? (isAbsent(sharing) ? 'none' : undefined);
}

import type { Cluster, ClusterNode, SharedDisk } from '../../cluster/cluster.js';
import { bootDisk } from '../../machine/bootDisk.js';
import { baseName } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import type { MachineEditor } from '../../machine/editor.js';
import { valueText } from '../../machine/fact.js';
import { isFamily } from '../../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  slotName,
  type BusSharing,
  type Slot,
} from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import { fixAcross, type Fix } from '../rule.js';
import { modelForShared } from './adapterModel.js';
import { needsLockingOff, withLocking } from './diskSharing.js';
import { diskOfUse, type MachineDisk } from './machineDisk.js';
import { scsiUses } from './scsiUses.js';
import { modeForKind } from './busMode.js';
import { sharedControllerPlace } from './sharedControllerPlace.js';
import { COMMON_TARGETS } from './targetNumbers.js';

/** A repair that moves a disk, and the controller that it moves it to. */
interface Move {
  readonly fix: Fix;
  readonly controller: string;
}

/**
 * Moves a shared disk from IDE, SATA or NVMe to one slot on a shared SCSI controller, in every node where it is not there
 * yet, and names that controller; the target number of nodes that have it on SCSI is kept. Undefined where there is no
 * place, where a node may hide settings, and for hosted machines on several hosts, which share nothing by their files.
 */
export function moveToScsi(shared: SharedDisk, node: ClusterNode, cluster: Cluster): Move | undefined {
  const moving = shared.uses.map(diskOfUse).filter(({ disk }) => disk.slot.bus !== 'scsi');
  const machines = moving.map(({ machine }) => machine);
  const mode = modeForKind(node, cluster);
  if (machines.some((one) => mode === 'physical' && isFamily(one.product, 'hosted'))) return undefined;
  if (moving.some(({ machine, disk }) => machine.encrypted || bootDisk(machine) === disk)) return undefined;
  const place = findPlace(shared, moving, mode);
  // Where a machine names the disk twice, nobody can say which place is meant.
  if (!place || new Set(machines).size < machines.length) return undefined;
  const title =
    moving.length > 1
      ? say`Move ${baseName(valueText(moving[0]?.disk.fileName))} to ${slotName(place)} in every node`
      : say`Move ${baseName(valueText(moving[0]?.disk.fileName))} to ${slotName(place)}`;
  const fix = fixAcross(machines, withLocking(title, machines), (one) => {
    const editor = editMachine(one);
    for (const use of moving.filter(({ machine }) => machine === one)) hang(editor, use, place);
    if (cluster.mechanism !== 'per-disk')
      editor.setBusSharing({ bus: 'scsi', number: place.controller }, mode);
    return needsLockingOff(one) ? editor.setDiskLocking(false) : editor;
  });
  return { fix, controller: controllerName({ bus: 'scsi', number: place.controller }) };
}

/** A place on a bus that is shared already, else on a free controller. */
function findPlace(shared: SharedDisk, moving: readonly MachineDisk[], mode: BusSharing): Slot | undefined {
  const settled = scsiUses(shared).map(({ disk }) => disk.slot.target);
  const places = (settled.length > 0 ? [...new Set(settled)] : COMMON_TARGETS).flatMap((target) => {
    const controller = sharedControllerPlace(
      moving.map(({ machine }) => ({ machine, target })),
      mode,
    );
    return controller === undefined ? [] : [{ bus: 'scsi' as const, controller, target }];
  });
  const isShared = (slot: Slot): boolean =>
    moving.every(({ machine }) => isSharingBus(controllerOf(machine, slot)));
  return places.find(isShared) ?? places[0];
}

/** A device type that names another kind of disk would contradict the new bus. */
function hang(editor: MachineEditor, { machine, disk }: MachineDisk, place: Slot): void {
  editor.moveDisk(disk.slot, place);
  if (/^(?:ata|ide|sata|nvme)/i.test(valueText(disk.deviceType)))
    editor.removeSetting(`${slotName(place)}.deviceType`);
  editor.enableController({ bus: 'scsi', number: place.controller }, modelForShared(machine));
}

import { isAbsent } from '../../machine/fact.js';
import { controllerOf, type Controller } from '../../machine/virtualMachine.js';
import type { MachineDisk } from './machineDisk.js';

/**
 * The ids that a SCSI controller of Virtual Server may have, the default first. On a shared bus every controller needs
 * another one, so one node keeps 7 and one gets 6. Source: Virtual Server 2005 SDK, IVMSCSIController::Configure.
 */
export const SCSI_IDS: readonly number[] = [7, 6];

/** The id that counts: the written one, 7 where none is written; undefined where nobody can say. */
export function currentScsiId({ scsiId }: Controller): number | undefined {
  return isAbsent(scsiId) ? 7 : scsiId.value;
}

/** A disk of one machine with the SCSI id that its controller shall have. */
export interface WithScsiId extends MachineDisk {
  readonly scsiId: number;
}

/** One id for each use of a shared disk: those that fit stay, the others get what is left. A third node finds none left. */
export function withDistinctScsiIds(uses: readonly MachineDisk[]): readonly WithScsiId[] {
  const current = uses.map(({ machine, disk }) => {
    const controller = disk.slot.bus === 'scsi' ? controllerOf(machine, disk.slot) : undefined;
    return controller && currentScsiId(controller);
  });
  const stays = current.map(
    (id, index) => id !== undefined && SCSI_IDS.includes(id) && current.indexOf(id) === index,
  );
  const taken = current.filter((_id, index) => stays[index]);
  return uses.map((use, index) => {
    const id = current[index];
    if (stays[index] && id !== undefined) return { ...use, scsiId: id };
    const left = SCSI_IDS.find((one) => !taken.includes(one));
    taken.push(left);
    return { ...use, scsiId: left ?? 7 };
  });
}

import { say } from '../l10n/phrase.js';
import { rememberedOf } from '../syntax/remembered.js';
import { baseName } from '../machine/diskPath.js';
import { bootDisk, isQuorumDisk } from '../machine/bootDisk.js';
import { valueText } from '../machine/fact.js';
import type { Evidence } from '../machine/product.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  presentDisks,
  slotName,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';

/** A disk that one file alone shows to be shared, and by what. */
export interface OwnSharedDisk {
  readonly disk: Disk;
  readonly evidence: Evidence;
}

/**
 * The disks that a machine's own file shows to be shared: `.shared` TRUE, `.sharing` multi-writer, a file named quorum
 * or witness, one that settings name, and every disk but the boot disk on a controller whose mode is virtual or physical.
 */
export const ownSharedDisks = rememberedOf((machine: VirtualMachine): readonly OwnSharedDisk[] => {
  const boot = bootDisk(machine);
  return presentDisks(machine).flatMap((disk) => {
    const evidence = sharingEvidence(machine, disk, disk === boot);
    return evidence ? [{ disk, evidence }] : [];
  });
});

function sharingEvidence(machine: VirtualMachine, disk: Disk, isBoot: boolean): Evidence | undefined {
  const name = slotName(disk.slot);
  if (disk.shared.value === true) return { text: say`${name}.shared = "TRUE"`, span: disk.shared.span };
  if (disk.multiWriter.value === true)
    return { text: say`${name}.sharing = "multi-writer"`, span: disk.multiWriter.span };
  const controller = controllerOf(machine, disk.slot);
  if (!isBoot && controller && isSharingBus(controller)) return busEvidence(controller);
  const file = disk.fileName.value;
  if (file === undefined) return undefined;
  const { outside } = machine.declaration;
  if (outside.isSharedDisk(file)) {
    return { text: say`${baseName(file)}, a shared disk by ${outside.by}`, span: disk.fileName.span };
  }
  return isQuorumDisk(machine, file)
    ? { text: say`the disk ${baseName(file)}`, span: disk.fileName.span }
    : undefined;
}

/** A bus that is shared, as evidence. */
export function busEvidence(controller: Controller): Evidence {
  const name = controllerName(controller);
  const text = controller.element
    ? say`the shared SCSI bus ${name}`
    : say`${name}.sharedBus = "${valueText(controller.sharing)}"`;
  return { text, span: controller.sharing.span };
}

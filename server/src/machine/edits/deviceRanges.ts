import { CONTROLLER_TARGET, lastTarget as lastTargetOf, scsiModel } from '../../knowledge/adapterModels.js';
import { hardwareLimits } from '../../knowledge/hardwareLimits.js';
import type { ControllerId } from '../editor.js';
import { isAbsent } from '../fact.js';
import { controllerOf, isSharingBus, type Bus, type Slot, type VirtualMachine } from '../virtualMachine.js';

/**
 * The highest number of a controller, in every hardware version; on the two buses of a .vmc the same.
 * Source: libvirt, VMX driver; VMware's table of hardware features; Virtual Server 2005 SDK,
 * IVMHardDiskConnection::SetBusLocation.
 */
export const LAST_CONTROLLER: Readonly<Record<Bus, number>> = { scsi: 3, ide: 1, sata: 3, nvme: 3 };
/** The highest target in a .vmx. Source: as above; how many targets a SCSI adapter has depends on its model. */
export const LAST_TARGET: Readonly<Record<Exclude<Bus, 'scsi'>, number>> = { ide: 1, sata: 29, nvme: 14 };
/** The highest location in a .vmc, whose format has no other bus. Source: Virtual Server 2005 SDK, as above. */
export const LAST_LOCATION: Readonly<Record<'scsi' | 'ide', number>> = { scsi: 6, ide: 1 };

/** VMware: no virtual hardware has more than ten, version 4 and older four. Virtual Server and Virtual PC have four. */
const MOST_ADAPTERS = 10;
const FEW_ADAPTERS = 4;

/** True for the buses that a .vmc can have. */
export function isVmcBus(bus: Bus): bus is 'scsi' | 'ide' {
  return bus === 'scsi' || bus === 'ide';
}

/** The highest number of a controller of this bus; undefined where the format has no such bus. */
export function lastController({ source }: VirtualMachine, bus: Bus): number | undefined {
  return source.format === 'vmc' && !isVmcBus(bus) ? undefined : LAST_CONTROLLER[bus];
}

/** The highest target on a controller; the highest of all adapters where the file names an unknown one. -1 where the format has no such bus. */
export function lastTarget(machine: VirtualMachine, { bus, number }: ControllerId): number {
  if (machine.source.format === 'vmc') {
    // On a shared bus Virtual Server takes one disk only, at location 0.
    const isShared = isSharingBus(controllerOf(machine, { bus, controller: number }));
    if (isShared) return 0;
    return isVmcBus(bus) ? LAST_LOCATION[bus] : -1;
  }
  return bus === 'scsi' ? lastScsiTarget(machine, number) : LAST_TARGET[bus];
}

/** True for a target that no device can have because the controller has it. */
export function isReserved({ source }: VirtualMachine, { bus, target }: Slot): boolean {
  return source.format === 'vmx' && bus === 'scsi' && target === CONTROLLER_TARGET;
}

/** The highest number of a network adapter. */
export function lastAdapter({ source, hardwareVersion }: VirtualMachine): number {
  const version = hardwareVersion.value;
  if (source.format === 'vmc' || (version !== undefined && version >= 1 && version < 5))
    return FEW_ADAPTERS - 1;
  const limits = version === undefined ? undefined : hardwareLimits(version);
  return (limits?.networkAdapters ?? MOST_ADAPTERS) - 1;
}

function lastScsiTarget(machine: VirtualMachine, number: number): number {
  const written = controllerOf(machine, { bus: 'scsi', controller: number })?.model;
  // No product takes a paravirtual adapter where none is named.
  if (!written || isAbsent(written)) return lastTargetOf('lsilogic', undefined);
  const model = scsiModel(written.value ?? '');
  return model ? lastTargetOf(model.id, machine.hardwareVersion.value) : lastTargetOf('pvscsi', undefined);
}

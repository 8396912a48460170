import { hardwareLimits } from '../../knowledge/hardwareLimits.js';
import type { ControllerId } from '../editor.js';
import { isAbsent } from '../fact.js';
import { controllerOf, isSharingBus, type Bus, type Slot, type VirtualMachine } from '../virtualMachine.js';

/** Source: libvirt, VMX driver; VMware's table of hardware features. */
const LAST_CONTROLLER: Readonly<Record<Bus, number>> = { scsi: 3, ide: 1, sata: 3, nvme: 3 };
/** As above; of SCSI the targets that every adapter has. */
const LAST_TARGET: Readonly<Record<Bus, number>> = { scsi: 15, ide: 1, sata: 29, nvme: 14 };
/** A paravirtual adapter has more, since virtual hardware 13. Source: libvirt, scsi-driver-superwide-max.vmx. */
const LAST_TARGET_OF_PVSCSI = 64;
const FIRST_HARDWARE_WITH_64 = 13;
/** Source: Virtual Server 2005 SDK, IVMHardDiskConnection::SetBusLocation. */
const LAST_VMC_LOCATION: Readonly<Partial<Record<Bus, number>>> = { scsi: 6, ide: 1 };

/** VMware: no virtual hardware has more than ten, version 4 and older four. Virtual Server and Virtual PC have four. */
const MOST_ADAPTERS = 10;
const FEW_ADAPTERS = 4;

/** The SCSI id of the controller itself: VMware's adapters have no device there. */
const CONTROLLER_TARGET = 7;

/** The highest number of a controller of this bus; undefined where the format has no such bus. */
export function lastController({ source }: VirtualMachine, bus: Bus): number | undefined {
  return source.format === 'vmc' && LAST_VMC_LOCATION[bus] === undefined ? undefined : LAST_CONTROLLER[bus];
}

/** The highest target on a controller; the highest of all adapters where the file names an unknown one. -1 where the format has no such bus. */
export function lastTarget(machine: VirtualMachine, { bus, number }: ControllerId): number {
  if (machine.source.format === 'vmc') {
    // On a shared bus Virtual Server takes one disk only, at location 0.
    const isShared = isSharingBus(controllerOf(machine, { bus, controller: number, target: 0 }));
    return isShared ? 0 : (LAST_VMC_LOCATION[bus] ?? -1);
  }
  return bus === 'scsi' && mayBeWide(machine, number) ? LAST_TARGET_OF_PVSCSI : LAST_TARGET[bus];
}

/** True for a target that no device can have because the controller has it. */
export function isReserved({ source }: VirtualMachine, { bus, target }: Slot): boolean {
  return source.format === 'vmx' && bus === 'scsi' && target === CONTROLLER_TARGET;
}

/** The highest number of a network adapter. */
export function lastAdapter({ source, hardwareVersion }: VirtualMachine): number {
  const version = hardwareVersion.value;
  if (source.format === 'vmc' || (version !== undefined && version < 5)) return FEW_ADAPTERS - 1;
  const limits = version === undefined ? undefined : hardwareLimits(version);
  return (limits?.networkAdapters ?? MOST_ADAPTERS) - 1;
}

function mayBeWide(machine: VirtualMachine, number: number): boolean {
  const model = controllerOf(machine, { bus: 'scsi', controller: number, target: 0 })?.model;
  if (!model || isAbsent(model)) return false;
  const word = model.value?.trim().toLowerCase();
  if (word !== undefined && /^(?:vmx)?(?:buslogic|lsilogic)$|^lsisas1068$/.test(word)) return false;
  const version = machine.hardwareVersion.value;
  return word !== 'pvscsi' || version === undefined || version >= FIRST_HARDWARE_WITH_64;
}

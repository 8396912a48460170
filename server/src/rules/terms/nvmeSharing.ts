import { vsphereFrom, type Product } from '../../machine/product.js';
import type { Bus, Disk, VirtualMachine } from '../../machine/virtualMachine.js';

/** vSphere 8 itself from Update 2 on. */
const SHARES_NVME: readonly Product[] = vsphereFrom('vsphere8');

/** True for a disk on a bus that the product can share. */
export function canBeShared(machine: VirtualMachine, { slot }: Disk): boolean {
  return hasSharedMode(machine, slot.bus);
}

/**
 * True for a bus that the product can share: SCSI, and NVMe from vSphere 8 Update 2 on for Windows Server 2022 and
 * later; a file tells neither the update nor always the guest. Source: vSphere 8.0, Setup for Windows Server Failover
 * Clustering, clustered VMDK.
 */
export function hasSharedMode({ product, guest }: VirtualMachine, bus: Bus): boolean {
  if (bus === 'scsi') return true;
  if (bus !== 'nvme' || !product.candidates.some((one) => SHARES_NVME.includes(one))) return false;
  return guest.value === undefined || /^windows(?:2019srvNext|20(?:2[2-9]|[3-9]\d)srv)/i.test(guest.value);
}

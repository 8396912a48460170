import { valueText } from './fact.js';
import type { Disk } from './virtualMachine.js';

/**
 * The device types of raw device mappings: in physical mode all SCSI commands reach the LUN, in virtual mode ESX keeps some
 * of them for itself. Source: ESX Server 2.5 Administration Guide, raw device mappings for clusters.
 */
export const MAPPING_TYPES = { physical: 'scsi-passthru-rdm', virtual: 'scsi-nonpassthru-rdm' } as const;

/** True for a disk whose device type says that it is a mapping in physical mode; another type does not say that it is none. */
export function isPhysicalMapping({ deviceType }: Disk): boolean {
  return valueText(deviceType).trim().toLowerCase() === MAPPING_TYPES.physical;
}

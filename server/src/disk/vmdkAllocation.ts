import type { VmdkDescriptor } from '../syntax/vmdk/descriptor.js';
import type { Allocation, DiskImage } from './diskImage.js';

const physicalMappings = new Set(['vmfspassthroughrawdevicemap', 'vmfsrdmp']);
const virtualMappings = new Set(['vmfsrawdevicemap', 'vmfsrdm']);
/** Raw disks without a mapping mode: those of hosted products, and of ESX 2. */
const rawDevices = new Set(['fulldevice', 'partitioneddevice', 'vmfsraw']);
const preallocated = new Set(['vmfs', 'vmfspreallocated', 'vmfseagerzeroedthick']);
const thin = new Set(['vmfsthin', 'vmfssparse']);

function createTypeOf(descriptor: VmdkDescriptor): string {
  return (descriptor.createType ?? '').toLowerCase();
}

/** Physical or virtual compatibility of a raw device mapping; undefined for everything else. */
export function rawMappingOf(descriptor: VmdkDescriptor): DiskImage['rawMapping'] {
  const type = createTypeOf(descriptor);
  if (physicalMappings.has(type)) return 'physical';
  return virtualMappings.has(type) ? 'virtual' : undefined;
}

/** True when the disk is a door to a LUN or to a physical disk of the host. */
export function isRawMapping(descriptor: VmdkDescriptor): boolean {
  return rawMappingOf(descriptor) !== undefined || rawDevices.has(createTypeOf(descriptor));
}

/**
 * How the disk takes room, by its create type and, on VMFS, by `ddb.thinProvisioned`. Eagerly and lazily zeroed
 * disks look the same in a descriptor. Source: VMware, "Virtual Disk Format 1.1".
 */
export function allocationOf(descriptor: VmdkDescriptor): Allocation {
  const type = createTypeOf(descriptor);
  if (isRawMapping(descriptor)) return 'raw-mapping';
  if (thin.has(type) || descriptor.thinProvisioned) return 'thin';
  if (preallocated.has(type) || type.endsWith('flat')) return 'preallocated';
  return type.endsWith('sparse') || type === 'streamoptimized' ? 'growable' : 'unknown';
}

/** What a machine of one virtual hardware version can have at most. */
export interface HardwareLimits {
  /** The first `virtualHW.version` with these limits. */
  readonly from: number;
  /** The ESX release that brought it. */
  readonly release: string;
  readonly memoryGB: number;
  readonly processors: number;
  readonly coresPerSocket: number;
  readonly networkAdapters: number;
  readonly serialPorts: number;
}

/** The last version that the table covers; of later ones nothing is said. */
const LAST_VERSION = 20;

/**
 * By version, oldest first; a version between two rows has the limits of the row before.
 * Versions 5 and 6 belong to hosted products alone and are not told.
 * Source: VMware vSphere Virtual Machine Administration, "Hardware Features Available with Virtual Machine Compatibility
 * Settings" (6.5 to 8.0); serial ports as in libvirt and the same page.
 */
export const HARDWARE_LIMITS: readonly HardwareLimits[] = [
  limits(4, '3.5', 64, 4, 1, 4, 4),
  limits(7, '4.0', 255, 8, 8, 10, 4),
  limits(8, '5.0', 1011, 32, 32, 10, 4),
  limits(9, '5.1', 1011, 64, 64, 10, 4),
  limits(10, '5.5', 1011, 64, 64, 10, 4),
  limits(11, '6.0', 4080, 128, 64, 10, 32),
  limits(13, '6.5', 6128, 128, 64, 10, 32),
  limits(14, '6.7', 6128, 128, 64, 10, 32),
  limits(15, '6.7 Update 2', 6128, 256, 64, 10, 32),
  limits(17, '7.0', 6128, 256, 64, 10, 32),
  limits(18, '7.0 Update 1', 24560, 768, 64, 10, 32),
  limits(20, '8.0', 24560, 768, 256, 10, 32),
];

/** The limits of a hardware version; undefined where no document tells them (below 4, 5, 6, above 20). */
export function hardwareLimits(version: number): HardwareLimits | undefined {
  if (version === 5 || version === 6 || version > LAST_VERSION) return undefined;
  return HARDWARE_LIMITS.findLast(({ from }) => from <= version);
}

export type HardwareFeature =
  | 'lsisas1068'
  | 'pvscsi'
  | 'vmxnet3'
  | 'usb'
  | 'vmci'
  | 'e1000e'
  | 'usb3'
  | 'efi'
  | 'nestedVirtualization'
  | 'sata'
  | 'nvme'
  | 'secureBoot';

/** The hardware version that brought a feature on ESX. Source as above. */
export const FEATURE_SINCE: Readonly<Record<HardwareFeature, number>> = {
  lsisas1068: 7,
  pvscsi: 7,
  vmxnet3: 7,
  usb: 7,
  vmci: 7,
  e1000e: 8,
  usb3: 8,
  efi: 8,
  nestedVirtualization: 9,
  sata: 10,
  nvme: 13,
  secureBoot: 13,
};

/** From this version on a machine has all of the features. */
export const NEWEST_FEATURE = Math.max(...Object.values(FEATURE_SINCE));

function limits(
  from: number,
  release: string,
  memoryGB: number,
  processors: number,
  coresPerSocket: number,
  networkAdapters: number,
  serialPorts: number,
): HardwareLimits {
  return { from, release, memoryGB, processors, coresPerSocket, networkAdapters, serialPorts };
}

import { declare } from './nodeFiles.js';

/** Where the shared disk of these tests lies. */
export const QUORUM = '/vms/shared/quorum.vmdk';
/** The same, as a file of the folder that is linted. */
export const QUORUM_FILE = 'shared/quorum.vmdk';

export interface NodeText {
  /** Left out: nothing in the file tells the product. */
  readonly product?: string;
  readonly kind?: string;
  readonly guest?: string;
  /** Mode of scsi1; left out where nothing is written. */
  readonly bus?: string;
  /** File of scsi1:0. */
  readonly file?: string;
  /** Further lines. */
  readonly lines?: readonly string[];
}

/** A machine with a system disk on scsi0 and a second disk alone on scsi1. */
export function sharingNode(name: string, text: NodeText = {}): string {
  const { product, kind, guest = 'windows2019srv-64', bus, file = QUORUM, lines = [] } = text;
  const declared =
    product === undefined
      ? kind === undefined
        ? []
        : [`# vmxlint cluster=${kind}`]
      : [declare(product, kind)];
  return [
    ...declared,
    `displayName = "${name}"`,
    `guestOS = "${guest}"`,
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    ...(bus === undefined ? [] : [`scsi1.sharedBus = "${bus}"`]),
    'scsi1:0.present = "TRUE"',
    `scsi1:0.fileName = "${file}"`,
    ...lines,
    '',
  ].join('\n');
}

/** A VMDK descriptor; `lines` are further ones. */
export function descriptor(createType: string, extent: string, ...lines: readonly string[]): string {
  const parent = lines.some((line) => line.startsWith('parentCID')) ? [] : ['parentCID=ffffffff'];
  return [
    '# Disk DescriptorFile',
    'version=1',
    'CID=7d2b4a10',
    ...parent,
    `createType="${createType}"`,
    extent,
    ...lines,
    '',
  ].join('\n');
}

export const FLAT = 'RW 1048576 VMFS "quorum-flat.vmdk"';
export const THICK = descriptor('vmfs', FLAT);
export const THIN = descriptor('vmfs', FLAT, 'ddb.thinProvisioned = "1"');
export const PHYSICAL_RDM = descriptor(
  'vmfsPassthroughRawDeviceMap',
  'RW 1048576 VMFSRDM "quorum-rdmp.vmdk"',
);
export const VIRTUAL_RDM = descriptor('vmfsRawDeviceMap', 'RW 1048576 VMFSRDM "quorum-rdm.vmdk"');
export const DELTA = descriptor(
  'vmfsSparse',
  'RW 1048576 VMFSSPARSE "quorum-000001-delta.vmdk"',
  'parentCID=5c1a9e02',
  'parentFileNameHint="quorum.vmdk"',
);

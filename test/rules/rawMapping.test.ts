import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { both, expectFindings, messageOf } from './nodeFiles.js';
import {
  DELTA,
  descriptor,
  PHYSICAL_RDM,
  QUORUM,
  QUORUM_FILE,
  sharingNode,
  THICK,
  VIRTUAL_RDM,
  type NodeText,
} from './sharedDisks.js';

const OLD = 'cluster-vmdk-across-boxes-esx3-6';
const NEW = 'cluster-vmdk-across-boxes-7';
const IN_A_BOX = 'cluster-rdm-physical-in-a-box';
const ACROSS = 'cluster-rdm-virtual-across-boxes';
const STANDBY = 'cluster-rdm-virtual-standby';
const RULES = [OLD, NEW, IN_A_BOX, ACROSS, STANDBY];

function pair(text: NodeText, disk?: string): Files {
  const files = { 'a.vmx': sharingNode('a', text), 'b.vmx': sharingNode('b', text) };
  return disk === undefined ? files : { ...files, [QUORUM_FILE]: disk };
}
const across = (product: string, more: NodeText = {}): NodeText => ({
  product,
  kind: 'across-boxes',
  bus: 'physical',
  ...more,
});
const inABox = (product: string, more: NodeText = {}): NodeText => ({
  product,
  kind: 'in-a-box',
  bus: 'virtual',
  ...more,
});
const standby = (product: string): NodeText => ({ product, kind: 'physical-to-virtual', bus: 'physical' });
const disks = (severity: string, rule: string): string[] => both(`${severity} ${rule} "${QUORUM}"`);
/** A machine of ESX by its network, and of a release by its hardware. */
const byHardware = (version: number): NodeText => ({
  bus: 'physical',
  lines: [
    `virtualHW.version = "${version}"`,
    'ethernet0.present = "TRUE"',
    'ethernet0.networkName = "Production"',
  ],
});

expectFindings('A virtual disk between hosts', RULES, [
  ['is an error on ESX 3', pair(across('esx3'), THICK), disks('error', OLD)],
  ['is an error on vSphere 6', pair(across('vsphere6'), THICK), disks('error', OLD)],
  ['is a hint on vSphere 7', pair(across('vsphere7'), THICK), both(`hint ${NEW} across-boxes`)],
  ['is a hint on vSphere 8', pair(across('vsphere8'), THICK), both(`hint ${NEW} across-boxes`)],
  ['is a hint on vSphere 9', pair(across('vsphere9'), THICK), both(`hint ${NEW} across-boxes`)],
  ['is right on ESX 2', pair(across('esx2'), THICK), []],
  ['is not judged on an unknown product', pair({ kind: 'across-boxes', bus: 'physical' }, THICK), []],
  [
    'is a warning where only the hardware tells the release',
    pair(byHardware(13), THICK),
    disks('warning', OLD),
  ],
  [
    'is a hint where the hardware tells vSphere 7',
    pair(byHardware(17), THICK),
    both(`hint ${NEW} "physical"`),
  ],
  ['is right on vSAN', pair(across('vsphere6'), descriptor('vmfs', 'RW 8 VMFS "vsan://a1"')), []],
  ['is right in a box', pair(inABox('vsphere6'), THICK), []],
  ['a snapshot is another mistake', pair(across('vsphere6'), DELTA), []],
  ['a mapping in physical mode is right', pair(across('vsphere6'), PHYSICAL_RDM), []],
  ['a disk that cannot be read is not judged', pair(across('vsphere6')), []],
  [
    'a multi-writer disk needs no mapping',
    pair(
      across('vsphere6', { guest: 'oracleLinux8-64', lines: ['scsi1:0.sharing = "multi-writer"'] }),
      THICK,
    ),
    [],
  ],
]);

expectFindings('A mapping in physical mode in a box', RULES, [
  ['is an error from vSphere 4 on', pair(inABox('vsphere4'), PHYSICAL_RDM), disks('error', IN_A_BOX)],
  ['is not judged on ESX 3', pair(inABox('esx3'), PHYSICAL_RDM), []],
  [
    'is known by the short create type',
    pair(inABox('vsphere6'), descriptor('vmfsRDMP', 'RW 8 VMFSRDM "q-rdmp.vmdk"')),
    disks('error', IN_A_BOX),
  ],
  [
    'is known by the device type where the file cannot be read',
    pair(inABox('vsphere6', { lines: ['scsi1:0.deviceType = "scsi-passthru-rdm"'] })),
    disks('error', IN_A_BOX),
  ],
  [
    'the file tells better than the device type',
    pair(inABox('vsphere6', { lines: ['scsi1:0.deviceType = "scsi-passthru-rdm"'] }), VIRTUAL_RDM),
    [],
  ],
  [
    'a contradiction without a declaration is told by another rule',
    pair({ product: 'vsphere6', bus: 'virtual' }, PHYSICAL_RDM),
    [],
  ],
  ['a mapping in virtual mode is right', pair(inABox('vsphere6'), VIRTUAL_RDM), []],
]);

expectFindings('A mapping in virtual mode between hosts', RULES, [
  [
    'is an error with Windows Server 2008 or later',
    pair(across('vsphere6'), VIRTUAL_RDM),
    disks('error', ACROSS),
  ],
  [
    'is an error where the bus tells the kind',
    pair({ product: 'vsphere8', bus: 'physical' }, VIRTUAL_RDM),
    disks('error', ACROSS),
  ],
  ['is valid with Windows 2003', pair(across('vsphere5', { guest: 'winNetEnterprise' }), VIRTUAL_RDM), []],
  ['is not judged with other guests', pair(across('vsphere6', { guest: 'rhel8-64' }), VIRTUAL_RDM), []],
  [
    'is not judged with a guest that is a template',
    pair(across('vsphere6', { guest: '${GUEST}' }), VIRTUAL_RDM),
    [],
  ],
  [
    'is a warning on an unknown product',
    pair({ kind: 'across-boxes', bus: 'physical' }, VIRTUAL_RDM),
    disks('warning', ACROSS),
  ],
]);

expectFindings('A mapping in virtual mode beside a physical server', RULES, [
  ['is an error on ESX 3', pair(standby('esx3'), VIRTUAL_RDM), disks('error', STANDBY)],
  ['is an error on vSphere', pair(standby('vsphere7'), VIRTUAL_RDM), disks('error', STANDBY)],
  ['a mapping in physical mode is right', pair(standby('vsphere7'), PHYSICAL_RDM), []],
  [
    'another mapping of the machine is its own matter',
    { ...pair(standby('vsphere7'), PHYSICAL_RDM), 'a.vmdk': VIRTUAL_RDM },
    [],
  ],
]);

describe('Messages about raw mappings', () => {
  const rows: readonly (readonly [string, Files, RegExp])[] = [
    [
      OLD,
      pair(across('vsphere6'), THICK),
      /quorum\.vmdk \(scsi1:0\) .*createType "vmfs".* declared as a cluster across boxes/,
    ],
    [OLD, pair(byHardware(13), THICK), /the physical bus speaks for nodes on several hosts/],
    [OLD, pair(byHardware(13), THICK), /On vSphere 7 or later, say so .* "# vmxlint product=vsphere7"\.$/],
    [OLD, pair(across('vsphere6'), THICK), /and copy the data over\.$/],
    [
      NEW,
      pair(across('vsphere7', { guest: 'winNetEnterprise' }), THICK),
      /quorum\.vmdk.*winNetEnterprise, which uses SCSI-2/,
    ],
    [IN_A_BOX, pair(inABox('vsphere6'), PHYSICAL_RDM), /scsi1:0.*createType "vmfsPassthroughRawDeviceMap"/],
    [ACROSS, pair(across('vsphere6'), VIRTUAL_RDM), /createType "vmfsRawDeviceMap".*windows2019srv-64/],
    [STANDBY, pair(standby('vsphere6'), VIRTUAL_RDM), /stand by for a physical server/],
  ];
  for (const [rule, files, expected] of rows) {
    it(`${rule}: ${expected.source}`, async () => {
      assert.match(await messageOf(files, 'a.vmx', rule), expected);
    });
  }
});

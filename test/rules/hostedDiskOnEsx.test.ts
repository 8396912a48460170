// Disks of Workstation, Player and Fusion in the files of machines on ESX.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { declare, expectFindings, messageOf, node } from './nodeFiles.js';
import { descriptor, QUORUM, QUORUM_FILE, sharingNode } from './sharedDisks.js';

const RULE = 'vmx-hosted-disk-on-esx';
const THIN = 'cluster-shared-disk-thin';

const SPARSE = descriptor('monolithicSparse', 'RW 8192 SPARSE "a.vmdk"');
const FLAT = descriptor('monolithicFlat', 'RW 8192 FLAT "a-flat.vmdk" 0');
const SPLIT = descriptor('twoGbMaxExtentSparse', 'RW 8192 SPARSE "a-s001.vmdk"');
const VMFS = descriptor('vmfs', 'RW 8192 VMFS "a-flat.vmdk"');
/** The swap file that ESX writes down of a machine that it runs. */
const TRACE = 'sched.swap.derivedName = "/vmfs/volumes/6157af2c-e9b2842a-d29b-10604b890a0c/a/a-1.vswp"';

const on = (product: string, disk: string): Files => ({
  'a.vmx': node('a', declare(product)),
  'a.vmdk': disk,
});
const found = (severity: string): string[] => [`a.vmx ${severity} ${RULE} "a.vmdk"`];
const onBus = (slot: string): Files => ({
  'a.vmx': [
    declare('vsphere7'),
    'config.version = "8"',
    'virtualHW.version = "17"',
    'guestOS = "ubuntu-64"',
    `${slot.replace(/:.*/, '')}.present = "TRUE"`,
    `${slot}.present = "TRUE"`,
    `${slot}.fileName = "a.vmdk"`,
    '',
  ].join('\n'),
  'a.vmdk': FLAT,
});

expectFindings(
  'A disk of hosted products',
  [RULE],
  [
    ...['esx3', 'vsphere4', 'vsphere5', 'vsphere6', 'vsphere7', 'vsphere8', 'vsphere9'].map(
      (product) => [`does not start on ${product}`, on(product, FLAT), found('error')] as const,
    ),
    ['may grow', on('vsphere7', SPARSE), found('error')],
    ['may be split', on('vsphere7', SPLIT), found('error')],
    [
      'may be split and preallocated',
      on('vsphere7', descriptor('twoGbMaxExtentFlat', 'RW 8192 FLAT "a-f001.vmdk" 0')),
      found('error'),
    ],
    [
      'may have been made for a download',
      on('vsphere7', descriptor('streamOptimized', 'RW 8192 SPARSE "a.vmdk"')),
      found('error'),
    ],
    [
      'is meant in any letter case',
      on('vsphere7', FLAT.replace('monolithicFlat', 'MonolithicFLAT')),
      found('error'),
    ],
    [
      'is a hint where only traces tell of ESX: they stay when the machine is taken to Workstation',
      { 'a.vmx': node('a', 'virtualHW.version = "13"', TRACE), 'a.vmdk': FLAT },
      found('hint'),
    ],
    ['is at home on Workstation', on('workstation', FLAT), []],
    ['is at home where nothing tells the product', { 'a.vmx': node('a'), 'a.vmdk': FLAT }, []],
    ['is no matter of ESX 2, whose rules are others', on('esx2', FLAT), []],
    ['opens on IDE', onBus('ide0:0'), []],
    ['is not judged on SATA, of which nobody has told', onBus('sata0:0'), []],
    ['is told on SCSI', onBus('scsi0:0'), found('error')],
    ['is another one than a disk of ESX', on('vsphere7', VMFS), []],
    ['is not guessed where nobody can read it', { 'a.vmx': node('a', declare('vsphere7')) }, []],
    [
      'is not looked for behind a slot that is off',
      {
        'a.vmx': node('a', declare('vsphere7'), 'scsi0:1.fileName = "b.vmdk"', 'scsi0:1.present = "FALSE"'),
        'b.vmdk': FLAT,
      },
      [],
    ],
  ],
);

expectFindings(
  'A disk of hosted products that a cluster shares',
  [RULE, THIN],
  [
    [
      'is told once where it grows',
      { 'a.vmx': sharingNode('a', { product: 'vsphere6', bus: 'virtual' }), [QUORUM_FILE]: SPARSE },
      [`a.vmx error ${THIN} "${QUORUM}"`],
    ],
    [
      'is told where it is preallocated',
      { 'a.vmx': sharingNode('a', { product: 'vsphere6', bus: 'virtual' }), [QUORUM_FILE]: FLAT },
      [`a.vmx error ${RULE} "${QUORUM}"`],
    ],
  ],
);

describe('The message about a disk of hosted products', () => {
  it('quotes what ESX says, and names the command that imports the disk', async () => {
    const text = await messageOf(on('vsphere7', FLAT), 'a.vmx', RULE);
    assert.match(text, /^The disk a\.vmdk \(scsi0:0\) has a format of .* \(createType "monolithicFlat"\)\. /);
    assert.match(text, / "Unsupported or invalid disk type … for 'scsi0:0'\. /);
    assert.match(text, / run vmkfstools -i "a\.vmdk" "a-esx\.vmdk", and name the new file here\.$/);
  });

  it('says which module finds the parts of a split disk', async () => {
    assert.match(
      await messageOf(on('vsphere7', SPLIT), 'a.vmx', RULE),
      /run esxcli system module load -m multiextent before, or the host does not find the parts of the disk\.$/,
    );
  });
});

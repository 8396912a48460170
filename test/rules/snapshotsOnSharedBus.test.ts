import { bus, declare, expectFindings, node } from './nodeFiles.js';
import type { Files } from '../lintFiles.js';

const RULE = 'cluster-snapshots-on-shared-bus';
const SHARED_DISK_RULE = 'cluster-shared-disk-snapshot';
const INDEPENDENT = 'scsi1:0.mode = "independent-persistent"';

/** A machine and the number of snapshots that its list counts. */
const machine = (snapshots: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', ...lines),
  'a.vmsd': `snapshot.numSnapshots = "${snapshots}"\n`,
});
const onBus = (product: string, snapshots = '1', mode = 'physical'): Files =>
  machine(snapshots, declare(product), bus(mode), INDEPENDENT);

expectFindings(
  'Snapshots of a node with a shared bus',
  [RULE, SHARED_DISK_RULE],
  [
    ['are told on vSphere', onBus('vsphere7'), [`a.vmx warning ${RULE} "physical"`]],
    [
      'are told on ESX 3 too, of a virtual bus',
      onBus('esx3', '12', 'virtual'),
      [`a.vmx warning ${RULE} "virtual"`],
    ],
    [
      'are told of a bus on which no disk is',
      machine('1', declare('vsphere8'), 'scsi1.present = "TRUE"', 'scsi1.sharedBus = "physical"'),
      [`a.vmx warning ${RULE} "physical"`],
    ],
    [
      'that may include the shared disk are told once, as what destroys data',
      machine('1', declare('vsphere7'), bus('physical')),
      [`a.vmx warning ${SHARED_DISK_RULE} "/san/quorum.vmdk"`],
    ],
    ['are no matter of ESX 2, which keeps no list of them', onBus('esx2'), []],
    ['are allowed on hosted products', onBus('gsx3', '1', 'virtual'), []],
    [
      'are allowed where the disk is shared by its multi-writer flag',
      machine('1', declare('vsphere7'), bus(undefined), 'scsi1:0.sharing = "multi-writer"', INDEPENDENT),
      [],
    ],
    ['are none where the list counts none', onBus('vsphere7', '0'), []],
    ['are none where the list counts fewer than none', onBus('vsphere7', '-1'), []],
    [
      'are none without a list',
      { 'a.vmx': node('a', declare('vsphere7'), bus('physical'), INDEPENDENT) },
      [],
    ],
  ],
);

import assert from 'node:assert/strict';
import { bus, declare, expectFindings, findingsOf, messageOf, node } from './nodeFiles.js';

const RULE = 'cluster-no-vmotion';
const hint = (marked: string): string[] => [`a.vmx hint ${RULE} ${marked}`];
const one = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  'a.vmx': node('a', ...lines),
});
const rawMapping = (createType: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="${createType}"\nRW 2048 VMFSRDM "q-rdm.vmdk"\n`;

expectFindings(
  'vMotion of a node',
  [RULE],
  [
    ['never on ESX 2', one(declare('esx2'), bus('physical')), hint('"physical"')],
    ['never up to vSphere 5', one(declare('vsphere5'), bus('physical')), hint('"physical"')],
    [
      'stands on the declaration, where there is one',
      one(declare('vsphere5', 'across-boxes'), bus('physical')),
      hint('across-boxes'),
    ],
    [
      'once a machine, however many buses it shares',
      one(declare('esx3'), bus('virtual'), bus('virtual', '/san/data.vmdk', 2)),
      hint('"virtual"'),
    ],
    ['never in a box', one(declare('vsphere8'), bus('virtual')), hint('"virtual"')],
    ['across boxes from vSphere 6 on', one(declare('vsphere6'), bus('physical')), []],
    [
      'across boxes from vSphere 6 on, with hardware version 11',
      one(declare('vsphere6'), bus('physical'), 'virtualHW.version = "11"'),
      [],
    ],
    [
      'not with an older hardware version',
      one(declare('vsphere6'), bus('physical'), 'virtualHW.version = "10"'),
      hint('"physical"'),
    ],
    [
      'not with a raw mapping in virtual mode',
      {
        ...one(declare('vsphere7'), bus('physical', '/vms/q.vmdk')),
        'q.vmdk': rawMapping('vmfsRawDeviceMap'),
      },
      hint('"physical"'),
    ],
    [
      'not for a private raw mapping in virtual mode',
      {
        ...one(
          declare('vsphere7'),
          bus('physical', '/vmfs/volumes/san/q.vmdk'),
          'scsi0:1.present = "TRUE"',
          'scsi0:1.fileName = "/vms/own.vmdk"',
        ),
        'own.vmdk': rawMapping('vmfsRawDeviceMap'),
      },
      [],
    ],
    [
      'with an older hardware version and disks over iSCSI in the guest',
      one(declare('vsphere6', 'across-boxes'), 'virtualHW.version = "8"'),
      [],
    ],
    [
      'with a raw mapping in physical mode',
      {
        ...one(declare('vsphere7'), bus('physical', '/vms/q.vmdk')),
        'q.vmdk': rawMapping('vmfsPassthroughRawDeviceMap'),
      },
      [],
    ],
    [
      'where the release is not known and the kind is across boxes',
      one(bus('physical', '/vmfs/volumes/san/quorum.vmdk')),
      [],
    ],
    [
      'where the release is not known and all nodes are on one host',
      one(bus('virtual', '/vmfs/volumes/san/quorum.vmdk')),
      hint('"virtual"'),
    ],
    ['is unknown to hosted products', one(declare('gsx3'), bus('virtual')), []],
    ['is no question where the product is not known', one(bus('virtual')), []],
    [
      'is no question for multi-writer disks',
      one(declare('vsphere5'), bus('none', '/san/data.vmdk'), 'scsi1:0.sharing = "multi-writer"'),
      [],
    ],
    ['is no question for an ordinary machine', one(declare('esx3')), []],
  ],
);

describe('why a node cannot be moved', () => {
  const of = (guest: string, ...lines: readonly string[]): Readonly<Record<string, string>> => ({
    'a.vmx': node('a', ...lines).replace('winNetEnterprise', guest),
  });

  it('speaks of Microsoft clusters for Windows only', async () => {
    const lines = [declare('vsphere5'), bus('physical')];
    assert.match(await messageOf(of('winNetEnterprise', ...lines), 'a.vmx', RULE), /Microsoft cluster/);
    assert.match(await messageOf(of('rhel5-64', ...lines), 'a.vmx', RULE), /machine with a shared SCSI bus/);
    const unnamed = { 'a.vmx': node('a', ...lines).replace(/guestOS.*\n/, '') };
    assert.match(await messageOf(unnamed, 'a.vmx', RULE), /Microsoft cluster/);
  });

  it('is not said of another system that shares nothing in its file', async () => {
    const iscsi = of('rhel5-64', declare('vsphere5', 'across-boxes'));
    assert.deepEqual(await findingsOf(iscsi, [RULE]), []);
  });
});

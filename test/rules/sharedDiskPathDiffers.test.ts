import assert from 'node:assert/strict';
import { vmcText } from '../machine/vmcText.js';
import { bus, expectFindings, findingsOf, messageOf, node, pair } from './nodeFiles.js';
import { disk, ESX, LOCKING_OFF, product } from './sharedBusFiles.js';
import type { Files } from '../lintFiles.js';

const RULE = 'cluster-shared-disk-path-differs';
const OTHERS = [
  'cluster-mixed-disks-on-shared-bus',
  'cluster-shared-disk-missing',
  'cluster-shared-disk-relative-path',
];
const GSX = product('gsx3');

/** Two nodes that share nothing but what they name here, of which one has a slip perhaps. */
const nodes = (a: string, b: string): Files => ({
  'node1/node1.vmx': node('node1', GSX, LOCKING_OFF, bus('virtual', a)),
  'node2/node2.vmx': node('node2', GSX, LOCKING_OFF, bus('virtual', b)),
});

describe('A shared disk that two nodes name nearly alike', () => {
  const RIGHT = '/vms/shared/quorum.vmdk';

  for (const slip of [
    '/vms/shareds/quorum.vmdk',
    '/vms/sharde/quorum.vmdk',
    '/vms/shared/quoru.vmdk',
    '/vms/shared/quprum.vmdk',
    '/vms/shared/quorum .vmdk',
    '/vms/shared/quorum.vmd',
    '/vms/Shared/quorum.vmdk',
    '/vms/shared/QUORUM.VMDK',
  ])
    it(`is told as ${slip}`, async () => {
      assert.deepEqual(await findingsOf(nodes(RIGHT, slip), [RULE, ...OTHERS]), [
        `node1/node1.vmx warning ${RULE} "${RIGHT}"`,
        `node2/node2.vmx warning ${RULE} "${slip}"`,
      ]);
    });

  for (const [one, other] of [
    ['/vms/shared1/quorum.vmdk', '/vms/shared2/quorum.vmdk'],
    ['/vms/shared/quorumA.vmdk', '/vms/shared/quorumB.vmdk'],
    ['/vms/shared/a-quorum.vmdk', '/vms/shared/b-quorum.vmdk'],
    ['/vms/east/quorum.vmdk', '/vms/west/quorum.vmdk'],
    ['/vms/san/quorum.vmdk', '/vms/sanx/quorum.vmdk'],
    ['/vms/sharde/quorum.vmdk', '/vms/shared/quroum.vmdk'],
    ['/vms/shared/quorum.vmdk', '/vms/shared/disks/quorum.vmdk'],
    ['/vms/shared/disks/quorum.vmdk', '/vms/shared/quorum.vmdk'],
    ['D:\\vms\\Shared\\quorum.vmdk', 'd:\\VMs\\shared\\QUORUM.vmdk'],
    ['/Users/me/Shared/quorum.vmdk', '/Users/me/shared/quorum.vmdk'],
    ['/dev/sdb', '/dev/sdc'],
  ] as const)
    it(`may be another one: ${one} and ${other}`, async () => {
      assert.deepEqual(await findingsOf(nodes(one, other), [RULE]), []);
    });

  it('is told of machines whose names are counted, and of no others', async () => {
    const named = (a: string, b: string): Files => ({
      [`${a}/${a}.vmx`]: node(a, GSX, LOCKING_OFF, bus('virtual', RIGHT)),
      [`${b}/${b}.vmx`]: node(b, GSX, LOCKING_OFF, bus('virtual', '/vms/shareds/quorum.vmdk')),
    });
    assert.equal((await findingsOf(named('sqlA', 'sqlb'), [RULE])).length, 2);
    assert.deepEqual(await findingsOf(named('mssql1', 'mysql1'), [RULE]), []);
    const called = {
      'node1/node1.vmx': node('Berlin', GSX, LOCKING_OFF, bus('virtual', RIGHT)),
      'node2/node2.vmx': node('Hamburg', GSX, LOCKING_OFF, bus('virtual', '/vms/shareds/quorum.vmdk')),
    };
    assert.equal((await findingsOf(called, [RULE])).length, 2);
  });

  it('is told beside a backup of one of the nodes', async () => {
    const files = nodes(RIGHT, '/vms/shareds/quorum.vmdk');
    const backup = { ...files, 'node2/node2-backup.vmx': files['node2/node2.vmx'] ?? '' };
    assert.ok(
      (await findingsOf(backup, [RULE])).includes(
        `node2/node2.vmx warning ${RULE} "/vms/shareds/quorum.vmdk"`,
      ),
    );
  });

  it('is told on Virtual Server too', async () => {
    const vmc = (absolute: string): string =>
      vmcText({ scsi: [{ shared: 'true', scsiId: '7', disks: [{ absolute }] }] });
    const files = {
      'node1/node1.vmc': vmc('D:\\VMs\\shared\\quorum.vhd'),
      'node2/node2.vmc': vmc('D:\\VMs\\sharde\\quorum.vhd'),
    };
    assert.equal((await findingsOf(files, [RULE])).length, 2);
  });

  it('is named with both paths', async () => {
    const message = await messageOf(nodes(RIGHT, '/vms/shareds/quorum.vmdk'), 'node2/node2.vmx', RULE);
    assert.match(
      message,
      /^The shared disk scsi1:0 is \/vms\/shareds\/quorum\.vmdk here, but \/vms\/shared\/quorum\.vmdk in node1\.vmx: nearly the same/,
    );
  });
});

const sharing = (slot: string, file: string): string =>
  `${disk(slot, file)}\n${slot}.sharing = "multi-writer"`;
const VSPHERE = product('vsphere6');

expectFindings(
  'A second shared disk that two nodes name nearly alike',
  [RULE, ...OTHERS],
  [
    [
      'is told by the multi-writer flag too, whatever the nodes are called',
      {
        'alice.vmx': node('alice', VSPHERE, sharing('scsi0:1', 'ocrdisk'), sharing('scsi0:2', 'asmdisk')),
        'robert.vmx': node('robert', VSPHERE, sharing('scsi0:1', 'ocrdisk'), sharing('scsi0:2', 'asmdsik')),
      },
      [`alice.vmx warning ${RULE} "/san/asmdisk.vmdk"`, `robert.vmx warning ${RULE} "/san/asmdsik.vmdk"`],
    ],
    [
      'is one mistake on a shared bus',
      pair([ESX, bus('virtual'), disk('scsi1:1', 'data')], [ESX, bus('virtual'), disk('scsi1:1', 'daat')]),
      [
        'a.vmx warning cluster-mixed-disks-on-shared-bus "/san/data.vmdk"',
        'b.vmx warning cluster-mixed-disks-on-shared-bus "/san/daat.vmdk"',
      ],
    ],
    [
      'is no matter on a bus that is not shared',
      pair(
        [ESX, bus('virtual'), disk('scsi0:1', 'quorums')],
        [ESX, bus('virtual'), disk('scsi0:1', 'quorusm')],
      ),
      [],
    ],
  ],
);

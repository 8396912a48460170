import assert from 'node:assert/strict';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const RULE = 'cluster-shared-disk-not-scsi';
const LOCKING_OFF = 'disk.locking = "FALSE"';
const product = (name: string, kind = ''): string => `# vmxlint product=${name} ${kind}`.trim();
const quorum = (slot: string): string => `${slot}.present = "TRUE"\n${slot}.fileName = "/san/quorum.vmdk"`;
const controller = (name: string): string => `${name}.present = "TRUE"`;
const guestNode = (name: string, guest: string, ...lines: readonly string[]): string =>
  node(name, ...lines).replace('winNetEnterprise', guest);

expectFindings(
  'A shared disk that is no SCSI disk',
  [RULE],
  [
    [
      'is an error in every node that has it so',
      pair([quorum('ide1:0')]),
      [`a.vmx error ${RULE} "/san/quorum.vmdk"`, `b.vmx error ${RULE} "/san/quorum.vmdk"`],
    ],
    [
      'is an error where only one of the nodes has it on SCSI',
      pair([bus('virtual')], [controller('sata0'), quorum('sata0:0')]),
      [`b.vmx error ${RULE} "/san/quorum.vmdk"`],
    ],
    [
      'is an error in a single file that declares its cluster',
      { 'a.vmx': node('a', product('gsx3', 'cluster=in-a-box'), LOCKING_OFF, quorum('ide1:0')) },
      [`a.vmx error ${RULE} "/san/quorum.vmdk"`],
    ],
    ['is only a name in a single file that declares nothing', { 'a.vmx': node('a', quorum('ide1:0')) }, []],
    [
      'is right on NVMe from vSphere 8 on with a guest that can, or may be so',
      {
        'a.vmx': guestNode(
          'a',
          'windows2019srvNext-64',
          product('vsphere8'),
          controller('nvme0'),
          quorum('nvme0:0'),
        ),
        'b.vmx': guestNode(
          'b',
          'windows2019srvNext-64',
          product('vsphere9'),
          controller('nvme0'),
          quorum('nvme0:0'),
        ),
      },
      [],
    ],
    [
      'is an error on NVMe with an older guest or release',
      {
        'a.vmx': guestNode(
          'a',
          'windows2019srv-64',
          product('vsphere8'),
          controller('nvme0'),
          quorum('nvme0:0'),
        ),
        'b.vmx': guestNode(
          'b',
          'windows2019srvNext-64',
          product('vsphere7'),
          controller('nvme0'),
          quorum('nvme0:0'),
        ),
      },
      [`a.vmx error ${RULE} "/san/quorum.vmdk"`, `b.vmx error ${RULE} "/san/quorum.vmdk"`],
    ],
    [
      'is no matter for a CD that both drives hold, and in a multi-writer cluster',
      {
        ...pair([bus('virtual'), 'ide1:0.present = "TRUE"\nide1:0.fileName = "/iso/quorum.iso"']),
        'c.vmx': node('c', 'sata0:0.fileName = "/san/rac.vmdk"', 'sata0:0.sharing = "multi-writer"'),
        'd.vmx': node('d', 'sata0:0.fileName = "/san/rac.vmdk"', 'sata0:0.sharing = "multi-writer"'),
      },
      [],
    ],
  ],
);

const MISSING = 'cluster-bus-sharing-missing';
const NOT_ON_ALL = 'cluster-bus-sharing-not-on-all-nodes';
/** A node on vSphere 8 whose guest can share NVMe disks. */
const nvmeNode = (name: string, kind: string, ...lines: readonly string[]): string =>
  guestNode(name, 'windows2019srvNext-64', product('vsphere8', kind), ...lines);
const NVME = `${controller('nvme1')}\n${quorum('nvme1:0')}`;
const PHYSICAL = 'nvme1.sharedBus = "physical"';

expectFindings(
  'The bus of a shared NVMe disk',
  [MISSING, NOT_ON_ALL],
  [
    [
      'is shared in one node and not in the other',
      { 'a.vmx': nvmeNode('a', '', NVME, PHYSICAL), 'b.vmx': nvmeNode('b', '', NVME) },
      [`b.vmx warning ${NOT_ON_ALL} nvme1.present`],
    ],
    [
      'is shared in no node',
      { 'a.vmx': nvmeNode('a', '', NVME), 'b.vmx': nvmeNode('b', '', NVME) },
      [`a.vmx warning ${MISSING} nvme1.present`, `b.vmx warning ${MISSING} nvme1.present`],
    ],
    [
      'cannot be shared by nodes on one host',
      {
        'a.vmx': nvmeNode('a', 'cluster=in-a-box', NVME),
        'b.vmx': nvmeNode('b', 'cluster=in-a-box', NVME),
      },
      [],
    ],
    [
      'is left to the rule about the bus where the guest cannot share it',
      {
        'a.vmx': node('a', product('vsphere8'), NVME, PHYSICAL),
        'b.vmx': node('b', product('vsphere8'), NVME),
      },
      [],
    ],
  ],
);

describe('The repair of an NVMe bus that is not shared', () => {
  it('knows one mode', async () => {
    const files = { 'a.vmx': nvmeNode('a', '', NVME), 'b.vmx': nvmeNode('b', '', NVME) };
    assert.deepEqual(await fixTitles(files, 'a.vmx', MISSING), [
      'Share the controller of quorum.vmdk (physical) in every node',
    ]);
    const onScsi = { ...files, 'b.vmx': nvmeNode('b', '', bus(undefined)) };
    assert.deepEqual(await fixTitles(onScsi, 'b.vmx', MISSING), [
      'Share the controller of quorum.vmdk (physical) in every node',
    ]);
  });

  it('takes over no mode that it does not have', async () => {
    const files = { 'a.vmx': nvmeNode('a', '', bus('virtual')), 'b.vmx': nvmeNode('b', '', NVME) };
    assert.deepEqual(await fixTitles(files, 'b.vmx', NOT_ON_ALL), []);
    const physical = { ...files, 'a.vmx': nvmeNode('a', '', bus('physical')) };
    assert.deepEqual(await fixTitles(physical, 'b.vmx', NOT_ON_ALL), [
      'Share the controller of quorum.vmdk (physical) in every node that lacks it',
    ]);
  });
});

describe('The way to SCSI', () => {
  const titles = (files: Parameters<typeof fixTitles>[0], file = 'a.vmx') => fixTitles(files, file, RULE);

  it('leads to a bus that is shared already', async () => {
    const lines = [bus('virtual', '/san/data.vmdk', 2), quorum('ide1:0')];
    assert.deepEqual(await titles(pair(lines)), ['Move quorum.vmdk to scsi2:1 in every node']);
  });

  it('is the one that the advice names, and scsi1 where there is no repair', async () => {
    for (const [lines, named] of [
      [[bus('virtual', '/san/data.vmdk', 2), quorum('ide1:0')], 'scsi2'],
      [[quorum('ide1:0')], 'scsi1'],
      [[quorum('ide1:0'), 'encryption.data = "x"'], 'scsi1'],
    ] as const)
      assert.match(
        await messageOf(pair(lines), 'a.vmx', RULE),
        new RegExp(`a shared SCSI controller, ${named} for example`),
      );
  });

  it('leads to the target that the other node uses', async () => {
    const files = pair(
      ['scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"', quorum('scsi1:4')],
      [quorum('ide1:0')],
    );
    assert.deepEqual(await titles(files, 'b.vmx'), ['Move quorum.vmdk to scsi1:4']);
  });

  it('says that it switches locking off', async () => {
    const lines = [product('gsx3'), quorum('ide1:0')];
    assert.deepEqual(await titles(pair(lines)), [
      'Move quorum.vmdk to scsi1:0 in every node, and switch disk locking off',
    ]);
    assert.deepEqual(await titles(pair([...lines, 'disk.locking = "FALSE"'])), [
      'Move quorum.vmdk to scsi1:0 in every node',
    ]);
  });

  it('is closed for hosted machines on several hosts and for encrypted files', async () => {
    const apart = [product('gsx3', 'cluster=across-boxes'), quorum('ide1:0')];
    assert.deepEqual(await titles(pair(apart)), []);
    assert.match(
      await messageOf(pair(apart), 'a.vmx', RULE),
      / Take the disk out of every node and connect it over iSCSI inside the guests\.$/,
    );
    assert.deepEqual(await titles(pair([quorum('ide1:0')], [quorum('ide1:0'), 'encryption.data = "x"'])), []);
  });

  it('is told with names and the kind of bus', async () => {
    assert.match(
      await messageOf(pair([quorum('ide1:0')]), 'a.vmx', RULE),
      /quorum\.vmdk, also used by b\.vmx, is on IDE \(ide1:0\)/,
    );
  });
});

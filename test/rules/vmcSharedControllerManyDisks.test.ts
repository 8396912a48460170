import assert from 'node:assert/strict';
import type { LocationText, VmcText } from '../machine/vmcText.js';
import { QUORUM, SHARED } from './vmcFiles.js';
import { check, DATA, node, ofRule, repaired, scsiOf } from './vmcOnDisk.js';

/** Each disk has a controller for itself, in both nodes alike; the nodes have their own SCSI ids. */
function assertApart(after: Readonly<Record<string, string>>, first: string, second: string): void {
  for (const [name, id] of [
    ['a.vmc', 7],
    ['b.vmc', 6],
  ] as const)
    assert.deepEqual(scsiOf(after[name]), [
      `0 virtual ${id}`,
      `scsi0:0 D:\\Cluster\\${first}.vhd`,
      `1 virtual ${id}`,
      `scsi1:0 D:\\Cluster\\${second}.vhd`,
    ]);
}

describe('vmc-shared-controller-many-disks', () => {
  const two: VmcText = { scsi: [{ ...SHARED, disks: [QUORUM, { ...DATA, id: '1' }] }] };
  check('vmc-shared-controller-many-disks', [
    {
      name: 'reports the controller',
      files: { 'a.vmc': node(1, two) },
      expected: ['a.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: { 'a.vmc': node(1, two).replaceAll('shared>', 'bus_shared>').replace('<shared', '<bus_shared') },
      expected: ['a.vmc warning <scsi_controller id="0">'],
    },
    {
      name: 'does not count places without a disk',
      files: {
        'a.vmc': node(1, {
          scsi: [{ ...SHARED, disks: [QUORUM, { id: '1', driveType: '0' }, { id: '2', driveType: '2' }] }],
        }),
      },
      expected: [],
    },
    {
      name: 'takes no controller without a readable id for the one that has the number of its place',
      files: {
        'a.vmc': node(1, {
          scsi: [
            { ...SHARED, id: '{{first}}', disks: [QUORUM] },
            { ...SHARED, id: '0', disks: [DATA] },
          ],
        }),
      },
      expected: [],
    },
    {
      name: 'is silent about a private bus',
      files: { 'a.vmc': node(1, { scsi: [{ disks: [DATA, { id: '1', absolute: 'D:\\b.vhd' }] }] }) },
      expected: [],
    },
  ]);

  it('names the disks', async () => {
    const [finding] = await ofRule('vmc-shared-controller-many-disks', { 'a.vmc': node(1, two) });
    assert.ok(
      finding?.message.startsWith('SCSI controller 0 is shared and has 2 disks: quorum.vhd and data.vhd.'),
    );
  });

  it('names a drive without a file by its place, and gives it no controller', async () => {
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [QUORUM, { id: '1' }] }] }) };
    const [finding] = await ofRule('vmc-shared-controller-many-disks', files);
    assert.match(finding?.message ?? '', /has 2 disks: quorum\.vhd and location 1\./);
    assert.deepEqual(finding?.fixes, []);
  });

  it('gives no controller to the system disk of the other node', async () => {
    const disks = [QUORUM, { id: '1', absolute: 'D:\\Cluster\\node2.vhd' }];
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks }] }), 'b.vmc': node(2) };
    const [finding] = await ofRule('vmc-shared-controller-many-disks', files);
    assert.match(finding?.message ?? '', /has 2 disks: quorum\.vhd and node2\.vhd\./);
    assert.deepEqual(finding?.fixes, []);
  });

  it('leaves the other node alone where it does not share the disk that stays', async () => {
    const other = node(2, { scsi: [{ scsiId: '6', disks: [QUORUM] }] });
    const after = await repaired('vmc-shared-controller-many-disks', {
      'a.vmc': node(1, two),
      'b.vmc': other,
    });
    assert.deepEqual(scsiOf(after['a.vmc']), [
      '0 virtual 7',
      'scsi0:0 D:\\Cluster\\quorum.vhd',
      '1 virtual 7',
      'scsi1:0 D:\\Cluster\\data.vhd',
    ]);
    assert.deepEqual(scsiOf(after['b.vmc']), scsiOf(other));
  });

  it('separates disks that hang in another order in the other node', async () => {
    const after = await repaired('vmc-shared-controller-many-disks', {
      'a.vmc': node(1, two),
      'b.vmc': node(2, { scsi: [{ ...SHARED, scsiId: '6', disks: [DATA, { ...QUORUM, id: '1' }] }] }),
    });
    assertApart(after, 'quorum', 'data');
  });

  it('moves the right one of two disks at one location, in every node or in none', async () => {
    const both = (number: number, ...disks: readonly LocationText[]): string =>
      node(number, { scsi: [{ ...SHARED, scsiId: number === 1 ? '7' : '6', disks }] });
    const files = { 'a.vmc': both(1, QUORUM, DATA), 'b.vmc': both(2, QUORUM, { ...DATA, id: '1' }) };
    const after = await repaired('vmc-shared-controller-many-disks', files);
    assertApart(after, 'data', 'quorum');
    const crossed = { 'a.vmc': both(1, QUORUM, DATA), 'b.vmc': both(2, DATA, QUORUM) };
    const found = await ofRule('vmc-shared-controller-many-disks', crossed);
    assert.deepEqual(
      found.map(({ fixes }) => fixes),
      [[], []],
    );
  });

  it('has no fix for more disks than controllers', async () => {
    const disks = [0, 1, 2, 3, 4].map((id) => ({ id: String(id), absolute: `D:\\${id}.vhd` }));
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks }] }) };
    const [finding] = await ofRule('vmc-shared-controller-many-disks', files);
    assert.deepEqual(finding?.fixes, []);
  });
});

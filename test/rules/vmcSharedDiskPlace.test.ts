import assert from 'node:assert/strict';
import { vmcText, type ScsiText, type VmcText } from '../machine/vmcText.js';
import { files, QUORUM, SHARED } from './vmcFiles.js';
import { check, DATA, declared, node, ofRule, repaired, scsiOf } from './vmcOnDisk.js';

describe('vmc-shared-disk-on-ide', () => {
  check('vmc-shared-disk-on-ide', [
    {
      name: 'reports the node that has it on IDE',
      files: { 'a.vmc': node(1, { scsi: [SHARED] }), 'b.vmc': node(2, { ide: [QUORUM] }) },
      expected: ['b.vmc error D:\\Cluster\\quorum.vhd'],
    },
    {
      name: 'knows the disk under any name when one node shares it',
      files: {
        'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [{ relative: 'Data.vhd' }] }] }),
        'b.vmc': node(2, { ide: [{ relative: 'data.vhd' }] }),
      },
      expected: ['b.vmc error data.vhd'],
    },
    {
      name: 'warns about a witness disk in one file alone',
      files: { 'a.vmc': node(1, { ide: [{ absolute: 'D:\\Witness.vhd' }] }) },
      expected: ['a.vmc warning D:\\Witness.vhd'],
    },
    {
      name: 'is silent about a disk in two files without a sign of a cluster',
      files: { 'a.vmc': node(1, { ide: [DATA] }), 'b.vmc': node(2, { ide: [DATA] }) },
      expected: [],
    },
    {
      name: 'is silent about CD drives, empty places and templates',
      files: {
        'a.vmc': node(1, { ide: [{ ...QUORUM, driveType: '2' }], ...declared }),
        'b.vmc': node(2, { ide: [{ ...QUORUM, driveType: '0' }], ...declared }),
        'c.vmc': node(3, { ide: [{ absolute: '{{quorum}}' }], ...declared }),
      },
      expected: [],
    },
  ]);

  it('moves to the controller that the other node has for it', async () => {
    const after = await repaired('vmc-shared-disk-on-ide', {
      'a.vmc': node(1, { scsi: [{ ...SHARED, id: '2', scsiId: '6' }] }),
      'b.vmc': node(2, { ide: [QUORUM] }),
    });
    assert.deepEqual(scsiOf(after['b.vmc']), ['2 virtual 7', 'scsi2:0 D:\\Cluster\\quorum.vhd']);
  });

  it('has no fix when all four controllers are taken', async () => {
    const full = [0, 1, 2, 3].map((id) => ({ id: String(id), disks: [{ absolute: `D:\\${id}.vhd` }] }));
    const files = { 'a.vmc': node(1, { ide: [QUORUM], scsi: full }) };
    const [finding] = await ofRule('vmc-shared-disk-on-ide', files);
    assert.deepEqual(finding?.fixes, []);
  });
});

describe('vmc-shared-disk-not-at-0', () => {
  const at = (id: string, more: ScsiText = SHARED): VmcText => ({
    scsi: [{ ...more, disks: [{ ...QUORUM, id }] }],
  });
  check('vmc-shared-disk-not-at-0', [
    { name: 'knows location 0', files: { 'a.vmc': node(1, at('0')) }, expected: [] },
    {
      name: 'reports another one, in the node that has it',
      files: { 'a.vmc': node(1, at('0')), 'b.vmc': node(2, at('6')) },
      expected: ['b.vmc error id="6"'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: { 'a.vmc': node(1, at('1')).replaceAll('scsi_adapter', 'scsi_bus') },
      expected: ['a.vmc warning id="1"'],
    },
    {
      name: 'is silent about a private bus, several disks and unreadable ids',
      files: {
        'a.vmc': node(1, at('1', { shared: 'false' })),
        'b.vmc': node(2, { scsi: [{ ...SHARED, disks: [DATA, { ...QUORUM, id: '1' }] }] }),
        'c.vmc': node(3, at('{{place}}')),
      },
      expected: [],
    },
  ]);

  it('moves a boot disk too, which belongs to this machine alone', async () => {
    const system = { id: '1', absolute: 'D:\\Cluster\\node1.vhd' };
    const after = await repaired('vmc-shared-disk-not-at-0', {
      'a.vmc': vmcText({ scsi: [{ ...SHARED, disks: [system] }] }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), ['0 virtual 7', 'scsi0:0 D:\\Cluster\\node1.vhd']);
  });

  it('moves it in the nodes that have it elsewhere, and only there', async () => {
    const titles = async (...places: readonly string[]): Promise<readonly string[]> => {
      const nodes = places.map((place, index) => node(index + 1, at(place)));
      const [finding] = await ofRule('vmc-shared-disk-not-at-0', files(...nodes));
      return finding?.fixes.map(({ title }) => title) ?? [];
    };
    assert.deepEqual(await titles('0', '6'), ['Move quorum.vhd to location 0']);
    assert.deepEqual(await titles('1', '6'), ['Move quorum.vhd to location 0 in every node']);
  });

  it('speaks of a location beyond the last too, where only one counts', async () => {
    const files = { 'a.vmc': node(1, at('9')) };
    assert.equal((await ofRule('vmc-shared-disk-not-at-0', files)).length, 1);
    assert.deepEqual(await ofRule('vmc-scsi-location-range', files), []);
  });

  it('leaves a drive without a file to the rule that asks for one', async () => {
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [{ id: '1' }] }] }) };
    assert.deepEqual(await ofRule('vmc-shared-disk-not-at-0', files), []);
    assert.equal((await ofRule('vmc-drive-empty', files)).length, 1);
  });

  it('moves the disk in every node, over an empty place', async () => {
    const after = await repaired('vmc-shared-disk-not-at-0', {
      'a.vmc': node(1, at('1')),
      'b.vmc': node(2, {
        scsi: [{ ...SHARED, scsiId: '6', disks: [{ driveType: '0' }, { ...QUORUM, id: '2' }] }],
      }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), ['0 virtual 7', 'scsi0:0 D:\\Cluster\\quorum.vhd']);
    assert.deepEqual(scsiOf(after['b.vmc']), ['0 virtual 6', 'scsi0:0 D:\\Cluster\\quorum.vhd']);
  });
});

import assert from 'node:assert/strict';
import { vmcText, type LocationText, type VmcText } from '../machine/vmcText.js';
import { QUORUM, SHARED } from './vmcFiles.js';
import { check, DATA, declared, node, ofRule, repaired, scsiOf } from './vmcOnDisk.js';

describe('vmc-share-flag-missing', () => {
  const unshared: VmcText = { scsi: [{ shared: 'false', scsiId: '7', disks: [QUORUM] }] };
  const data: VmcText = { scsi: [{ scsiId: '7', disks: [DATA] }] };
  check('vmc-share-flag-missing', [
    {
      name: 'reports both nodes when neither shares',
      files: { 'a.vmc': node(1, unshared), 'b.vmc': node(2, unshared) },
      expected: ['a.vmc error false', 'b.vmc error false'],
    },
    {
      name: 'reports the node that deviates',
      files: { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [DATA] }] }), 'b.vmc': node(2, data) },
      expected: ['b.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'takes a declaration in one file for a sign',
      files: { 'a.vmc': node(1, { ...data, ...declared }), 'b.vmc': node(2, data) },
      expected: ['a.vmc error <scsi_controller id="0">', 'b.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'warns about two machines that are known to be different',
      files: { 'a.vmc': node(1, { ...data, bios: '{A}' }), 'b.vmc': node(2, { ...data, bios: '{B}' }) },
      expected: ['a.vmc warning <scsi_controller id="0">', 'b.vmc warning <scsi_controller id="0">'],
    },
    {
      name: 'is silent about a copy',
      files: { 'a.vmc': node(1, { ...data, bios: '{A}' }), 'b.vmc': node(1, { ...data, bios: '{A}' }) },
      expected: [],
    },
    {
      name: 'is silent about two files of which nothing more is known',
      files: { 'a.vmc': node(1, data), 'b.vmc': node(2, data) },
      expected: [],
    },
    {
      name: 'is silent about a boot disk in two machines',
      files: { 'a.vmc': vmcText({ ...data, ...declared }), 'b.vmc': vmcText(data) },
      expected: [],
    },
    {
      name: 'is silent about a disk from which one of the two starts',
      files: { 'a.vmc': vmcText({ ...data, ...declared }), 'b.vmc': node(2, data) },
      expected: [],
    },
    {
      name: 'warns about a quorum disk in one file alone',
      files: { 'a.vmc': node(1, unshared) },
      expected: ['a.vmc warning false'],
    },
    {
      name: 'is sure of it where the file declares a cluster',
      files: { 'a.vmc': node(1, { ...unshared, ...declared }) },
      expected: ['a.vmc error false'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: {
        'a.vmc': node(1, unshared).replaceAll('scsi_controller', 'scsi_bus'),
        'b.vmc': node(2, { scsi: [SHARED] }),
      },
      expected: ['a.vmc warning false'],
    },
    {
      name: 'is silent where nobody can say whether the bus is shared',
      files: {
        'a.vmc': node(1, { scsi: [{ shared: '{{shared}}', disks: [QUORUM] }] }),
        'b.vmc': node(2, { scsi: [{ shared: 'yes', disks: [QUORUM] }] }),
        'c.vmc': node(3, {
          scsi: [{ shared: 'true', more: ['<shared type="boolean">false</shared>'], disks: [QUORUM] }],
        }),
      },
      expected: [],
    },
    {
      name: 'is silent about a file declared for another product',
      files: {
        'a.vmc': node(1, { ...unshared, comments: ['vmxlint product=gsx3'] }),
        'b.vmc': node(2, { scsi: [SHARED] }),
      },
      expected: [],
    },
    { name: 'is silent about a private disk', files: { 'a.vmc': node(1, data) }, expected: [] },
  ]);

  it('names disk, files and controller', async () => {
    const files = { 'a.vmc': node(1, unshared), 'b.vmc': node(2, unshared) };
    const [finding] = await ofRule('vmc-share-flag-missing', files);
    assert.ok(finding);
    assert.ok(
      finding.message.includes('The disk quorum.vhd, named by a.vmc and b.vmc, is on SCSI controller 0'),
    );
    assert.deepEqual(
      finding.related.map(({ uri, span }) => [
        uri.split('/').at(-1),
        files['b.vmc'].slice(span.start, span.end),
      ]),
      [['b.vmc', 'D:\\Cluster\\quorum.vhd']],
    );
  });

  it('asks to share the controller only where the disk is alone on it in every node', async () => {
    const boot: LocationText = { absolute: 'D:\\boot.vhd' };
    const beside: VmcText = { scsi: [{ shared: 'false', disks: [boot, { ...QUORUM, id: '1' }] }] };
    const asked = async (other: VmcText): Promise<string> =>
      (await ofRule('vmc-share-flag-missing', { 'a.vmc': node(1, unshared), 'b.vmc': node(2, other) }))[0]
        ?.message ?? '';
    assert.match(await asked(unshared), /Switch on "Share SCSI bus for clustering" at this controller/);
    assert.match(await asked(beside), /Give quorum\.vhd a SCSI controller of its own/);
  });

  it('gives a disk with company a controller of its own, the same in every node', async () => {
    const beside = (id: string): LocationText => ({ id: '0', absolute: `D:\\private${id}.vhd` });
    const after = await repaired('vmc-share-flag-missing', {
      'a.vmc': node(1, { scsi: [{ scsiId: '7', disks: [beside('1'), { ...QUORUM, id: '3' }] }] }),
      'b.vmc': node(2, {
        scsi: [
          {
            id: '0',
            disks: [
              { ...QUORUM, id: '1' },
              { ...beside('2'), id: '2' },
            ],
          },
          { id: '1', disks: [beside('3')] },
        ],
      }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), [
      '0 none 7',
      'scsi0:0 D:\\private1.vhd',
      '2 virtual 7',
      'scsi2:0 D:\\Cluster\\quorum.vhd',
    ]);
    assert.deepEqual(scsiOf(after['b.vmc']), [
      '0 none default',
      'scsi0:2 D:\\private2.vhd',
      '1 none default',
      'scsi1:0 D:\\private3.vhd',
      '2 virtual 6',
      'scsi2:0 D:\\Cluster\\quorum.vhd',
    ]);
    assert.ok(after['a.vmc']?.startsWith('\uFEFF') && !/[^\r]\n/.test(after['a.vmc']));
  });

  it('leaves an id alone that nobody can read, and offers nothing in a broken file', async () => {
    const template: VmcText = { scsi: [{ shared: 'false', scsiId: '{{id}}', disks: [QUORUM] }] };
    const files = { 'a.vmc': node(1, template), 'b.vmc': node(2, unshared) };
    const after = await repaired('vmc-share-flag-missing', files);
    assert.equal(after['a.vmc'], `\uFEFF${files['a.vmc'].replace('false', 'true')}`);
    const broken = { ...files, 'b.vmc': files['b.vmc'].replace('</preferences>', '') };
    const found = await ofRule('vmc-share-flag-missing', broken);
    assert.deepEqual(
      found.map(({ fixes }) => fixes),
      [[], []],
    );
  });
});

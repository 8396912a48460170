import assert from 'node:assert/strict';
import { diskFixtures } from '../disk/fixtures.js';
import type { Files } from '../lintFiles.js';
import { expectFindings, messageOf } from './nodeFiles.js';
import {
  DELTA,
  descriptor,
  FLAT,
  PHYSICAL_RDM,
  QUORUM,
  QUORUM_FILE,
  sharingNode,
  THICK,
  THIN,
} from './sharedDisks.js';

const RULE = 'cluster-shared-disk-thin';
const ZEROING = 'cluster-shared-disk-zeroing-unknown';
const thinOn = (place: string): string =>
  descriptor('vmfs', `RW 1048576 VMFS "${place}"`, 'ddb.thinProvisioned = "1"');

const SPARSE = descriptor('monolithicSparse', 'RW 1048576 SPARSE "quorum-s001.vmdk"');
const SPARSE_CHILD = descriptor(
  'twoGbMaxExtentSparse',
  'RW 1048576 SPARSE "quorum-s001.vmdk"',
  'parentCID=5c1a9e02',
  'parentFileNameHint="base.vmdk"',
);

function one(
  product: string | undefined,
  disk: string,
  more: { bus?: string; lines?: string[]; file?: string } = {},
): Files {
  const text = { bus: 'virtual', ...more, ...(product === undefined ? {} : { product }) };
  return { 'a.vmx': sharingNode('a', text), [QUORUM_FILE]: disk };
}
const found = (severity: string, file = QUORUM): string[] => [`a.vmx ${severity} ${RULE} "${file}"`];

expectFindings(
  'A thin shared disk',
  [RULE],
  [
    ['is an error on ESX 3', one('esx3', THIN), found('error')],
    ['is an error on vSphere', one('vsphere8', THIN), found('error')],
    ['is unknown to ESX 2', one('esx2', THIN), []],
    ['means something else on hosted products', one('workstation', THIN), []],
    ['is a warning where nothing tells the product', one(undefined, THIN), found('warning')],
    ['is known by its create type', one('vsphere6', descriptor('vmfsThin', FLAT)), found('error')],
    ['may be of a growing type of hosted products, copied to ESX', one('vsphere6', SPARSE), found('error')],
    ['of a growing type is left to another rule where nothing tells the product', one(undefined, SPARSE), []],
    ['of a growing type is no matter of ESX where a snapshot is one', one('vsphere6', SPARSE_CHILD), []],
    [
      'is none of Virtual Server, which grows too',
      {
        ...one('vsphere6', THICK),
        [QUORUM_FILE]: diskFixtures.get('basic-mbr-dynamic.vhd') ?? assert.fail(),
      },
      [],
    ],
    [
      'is known where this node names the sectors, and another one the descriptor',
      {
        'a.vmx': sharingNode('a', {
          product: 'vsphere7',
          bus: 'virtual',
          file: '/vms/shared/quorum-flat.vmdk',
        }),
        'b.vmx': sharingNode('b', { product: 'vsphere7', bus: 'virtual' }),
        [QUORUM_FILE]: THIN,
        'shared/quorum-flat.vmdk': '\0'.repeat(512),
      },
      [`a.vmx error ${RULE} "/vms/shared/quorum-flat.vmdk"`, `b.vmx error ${RULE} "${QUORUM}"`],
    ],
    ['is no matter on vSAN', one('vsphere7', thinOn('vsan://a1b2-c3')), []],
    [
      'is no matter by a relative name in a folder on vSAN',
      {
        'vsan:5212/a.vmx': sharingNode('a', { product: 'vsphere7', bus: 'virtual', file: 'quorum.vmdk' }),
        'vsan:5212/quorum.vmdk': THIN,
      },
      [],
    ],
    [
      'matters on VMFS, although the machine itself is on vSAN',
      {
        'vsan:5212/a.vmx': sharingNode('a', { product: 'vsphere7', bus: 'virtual' }),
        [QUORUM_FILE]: THIN,
      },
      [`vsan:5212/a.vmx error ${RULE} "${QUORUM}"`],
    ],
    ['is no matter on vVols', one('vsphere7', thinOn('vvol://rfc4122.a1b2-c3')), []],
    [
      'is a hint where nothing tells what it lies on',
      one('vsphere7', descriptor('vmfs', '# no extent', 'ddb.thinProvisioned = "1"')),
      found('hint'),
    ],
    [
      'is found by a relative name too',
      one('vsphere7', THIN, { file: 'shared/quorum.vmdk' }),
      found('error', 'shared/quorum.vmdk'),
    ],
    ['a snapshot is another mistake', one('vsphere7', DELTA), []],
    ['a thick disk is right', one('vsphere7', THICK), []],
    ['a mapping takes no room', one('vsphere7', PHYSICAL_RDM), []],
    [
      'a disk that cannot be read is not judged',
      { 'a.vmx': sharingNode('a', { product: 'vsphere7', bus: 'virtual' }) },
      [],
    ],
    [
      'an ordinary machine is not judged',
      {
        ...one('vsphere7', THIN),
        'a.vmx': sharingNode('a', { product: 'vsphere7', file: '/vms/shared/data.vmdk' }),
        'shared/data.vmdk': THIN,
      },
      [],
    ],
    [
      'a multi-writer disk has its own rule',
      one('vsphere7', THIN, { lines: ['scsi1:0.sharing = "multi-writer"'] }),
      [],
    ],
    ['a name that is a template tells nothing', one('vsphere7', THIN, { file: '{{quorum}}' }), []],
  ],
);

expectFindings(
  'Whether a thick disk is zeroed',
  [ZEROING],
  [
    ['is asked once a machine', one('vsphere6', THICK), [`a.vmx hint ${ZEROING} "virtual"`]],
    [
      'is asked of multi-writer disks too',
      {
        'a.vmx': sharingNode('a', { product: 'vsphere6', lines: ['scsi1:0.sharing = "multi-writer"'] }),
        [QUORUM_FILE]: THICK,
      },
      [`a.vmx hint ${ZEROING} "multi-writer"`],
    ],
    ['is told by the create type', one('vsphere6', descriptor('vmfsEagerZeroedThick', FLAT)), []],
    ['does not matter on vSAN', one('vsphere6', descriptor('vmfs', 'RW 8 VMFS "vsan://a1"')), []],
    ['does not matter for a mapping', one('vsphere6', PHYSICAL_RDM), []],
    ['is not asked of a thin disk', one('vsphere6', THIN), []],
    [
      'is not asked on ESX 3, nor of an unknown product',
      {
        ...one('esx3', THICK),
        'b.vmx': sharingNode('b', { bus: 'virtual', file: '/vms/x/q.vmdk' }),
        'x/q.vmdk': THICK,
      },
      [],
    ],
  ],
);

describe('Messages about thin disks', () => {
  it('say of a growing type what it lacks, and no way that is for thin disks alone', async () => {
    const message = await messageOf(one('vsphere6', SPARSE), 'a.vmx', RULE);
    assert.match(
      message,
      /quorum\.vmdk \(scsi1:0\) grows while it is written \(createType "monolithicSparse"\)\./,
    );
    assert.match(message, /, and a disk of this type has only those that were written\. /);
    assert.doesNotMatch(message, /inflatedisk/);
  });

  it('name the disk, its slot and what shows it', async () => {
    assert.match(
      await messageOf(one('vsphere6', THIN), 'a.vmx', RULE),
      /quorum\.vmdk \(scsi1:0\) is thin \(ddb\.thinProvisioned = "1"\)/,
    );
    assert.match(
      await messageOf(one('vsphere6', THICK), 'a.vmx', ZEROING),
      /^Whether the shared disk quorum\.vmdk is zeroed .* in its descriptor\./,
    );
  });
});

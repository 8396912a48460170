import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { say, type Phrase } from '../../server/src/l10n/phrase.js';
import type { DiskImage } from '../../server/src/disk/diskImage.js';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { diskFixtures } from './fixtures.js';
import { memoryFolder } from './memorySource.js';

type Expected = Omit<DiskImage, 'descriptor' | 'parentPaths' | 'identity' | 'parentIdentity'>;

const MIB4 = 4 * 1024 * 1024;
const basic = { kind: 'basic' } as const;
const ldm = { kind: 'dynamic', evidence: say`MBR partition type 0x42, Logical Disk Manager` } as const;
const ldmGpt = {
  kind: 'dynamic',
  evidence: say`GPT partition type ${'5808C8AA-7E8F-42E0-85D2-E1E90434CFB3'}, ${say`LDM metadata`}`,
} as const;
const none = { kind: 'none' } as const;

const plain = {
  isSnapshotLink: false,
  parent: undefined,
  rawMapping: undefined,
  capacity: MIB4,
  extentFiles: [],
  damage: undefined,
  reason: undefined,
};
const fixedVhd = { ...plain, format: 'vhd', subformat: 'fixed', allocation: 'preallocated' } as const;
const dynamicVhd = { ...plain, format: 'vhd', subformat: 'dynamic', allocation: 'growable' } as const;
const childVhd = { ...dynamicVhd, subformat: 'differencing', isSnapshotLink: true } as const;
const redo = {
  ...plain,
  format: 'cowd',
  subformat: 'COWD',
  allocation: 'growable',
  isSnapshotLink: true,
} as const;

const sparse = (file: string, subformat = 'monolithicSparse') =>
  ({
    ...plain,
    format: 'vmdk',
    subformat,
    allocation: 'growable',
    extentFiles: [file],
  }) as const;
const flat = (file: string, subformat = 'monolithicFlat') =>
  ({
    ...plain,
    format: 'vmdk',
    subformat,
    allocation: 'preallocated',
    extentFiles: [file],
  }) as const;
const unknown = (reason: Phrase): Expected => ({
  ...plain,
  format: 'unknown',
  subformat: '',
  allocation: 'unknown',
  capacity: undefined,
  partitioning: { kind: 'unknown', reason },
  reason,
});
const rawData: Expected = {
  ...unknown(
    say`it is neither a VHD, nor a VMDK descriptor, nor a sparse VMDK; a -flat file is known only through its descriptor`,
  ),
  damage: say`there is no VHD footer at its end`,
};
const bareExtent = unknown(
  say`it is one extent of a disk; the descriptor, a text file beside it, stands for the disk`,
);

const expected: Record<string, Expected> = {
  'basic-gpt-dynamic.vhd': { ...dynamicVhd, partitioning: basic },
  'basic-gpt-fixed.vhd': { ...fixedVhd, partitioning: basic },
  'basic-gpt-flat-flat.vmdk': rawData,
  'basic-gpt-flat.vmdk': { ...flat('basic-gpt-flat-flat.vmdk'), partitioning: basic },
  'basic-gpt-sparse.vmdk': { ...sparse('basic-gpt-sparse.vmdk'), partitioning: basic },
  'basic-mbr-dynamic.vhd': { ...dynamicVhd, partitioning: basic },
  'basic-mbr-fixed.vhd': { ...fixedVhd, partitioning: basic },
  'basic-mbr-flat-flat.vmdk': rawData,
  'basic-mbr-flat.vmdk': { ...flat('basic-mbr-flat-flat.vmdk'), partitioning: basic },
  'basic-mbr-sparse.vmdk': { ...sparse('basic-mbr-sparse.vmdk'), partitioning: basic },
  'blank-sparse.vmdk': { ...sparse('blank-sparse.vmdk'), partitioning: none },
  'blank-stream.vmdk': { ...sparse('blank-stream.vmdk', 'streamOptimized'), partitioning: none },
  'child-basic.vhd': { ...childVhd, parent: 'basic-mbr-dynamic.vhd', partitioning: basic },
  'child-empty.vhd': { ...childVhd, parent: 'ldm-mbr-dynamic.vhd', partitioning: ldm },
  'child-empty.vmdk': {
    ...sparse('child-empty.vmdk'),
    isSnapshotLink: true,
    parent: 'ldm-mbr-sparse.vmdk',
    partitioning: ldm,
  },
  'child-written.vhd': { ...childVhd, parent: 'basic-mbr-dynamic.vhd', partitioning: ldm },
  'child-written.vmdk': {
    ...sparse('child-written.vmdk'),
    isSnapshotLink: true,
    parent: 'basic-mbr-sparse.vmdk',
    partitioning: ldm,
  },
  'esx-000001-delta.vmdk': { ...redo, partitioning: ldm },
  'esx-000001.vmdk': {
    ...plain,
    format: 'vmdk',
    subformat: 'vmfsSparse',
    allocation: 'thin',
    isSnapshotLink: true,
    parent: 'esx.vmdk',
    extentFiles: ['esx-000001-delta.vmdk'],
    partitioning: ldm,
  },
  'esx-flat.vmdk': rawData,
  'esx.vmdk': { ...flat('', 'vmfs'), extentFiles: ['esx-flat.vmdk'], partitioning: basic },
  'esx2.vmdk.REDO': { ...redo, parent: 'esx2.vmdk', partitioning: ldm },
  'floppy-like-sparse.vmdk': { ...sparse('floppy-like-sparse.vmdk'), partitioning: none },
  'ldm-gpt-dynamic.vhd': { ...dynamicVhd, partitioning: ldmGpt },
  'ldm-gpt-fixed.vhd': { ...fixedVhd, partitioning: ldmGpt },
  'ldm-gpt-flat-flat.vmdk': rawData,
  'ldm-gpt-flat.vmdk': { ...flat('ldm-gpt-flat-flat.vmdk'), partitioning: ldmGpt },
  'ldm-gpt-sparse.vmdk': { ...sparse('ldm-gpt-sparse.vmdk'), partitioning: ldmGpt },
  'ldm-mbr-2gb-split-s001.vmdk': bareExtent,
  'ldm-mbr-2gb-split-s002.vmdk': bareExtent,
  'ldm-mbr-2gb-split.vmdk': {
    ...sparse('', 'twoGbMaxExtentSparse'),
    capacity: 2050 * 1024 * 1024,
    extentFiles: ['ldm-mbr-2gb-split-s001.vmdk', 'ldm-mbr-2gb-split-s002.vmdk'],
    partitioning: ldm,
  },
  'ldm-mbr-dynamic.vhd': { ...dynamicVhd, partitioning: ldm },
  'ldm-mbr-fixed-511.vhd': { ...fixedVhd, partitioning: ldm },
  'ldm-mbr-fixed.vhd': { ...fixedVhd, partitioning: ldm },
  'ldm-mbr-flat-flat.vmdk': rawData,
  'ldm-mbr-flat.vmdk': { ...flat('ldm-mbr-flat-flat.vmdk'), partitioning: ldm },
  'ldm-mbr-sparse.vmdk': { ...sparse('ldm-mbr-sparse.vmdk'), partitioning: ldm },
  'ldm-mbr-split-flat-f001.vmdk': rawData,
  'ldm-mbr-split-flat.vmdk': {
    ...flat('ldm-mbr-split-flat-f001.vmdk', 'twoGbMaxExtentFlat'),
    partitioning: ldm,
  },
  'ldm-mbr-stream.vmdk': {
    ...sparse('ldm-mbr-stream.vmdk', 'streamOptimized'),
    partitioning: {
      kind: 'unknown',
      reason: say`its sectors are compressed, and compressed disks are not unpacked here`,
    },
  },
};

describe('A disk of several files', () => {
  it('has its partition table wherever its sectors lie', async () => {
    const bytes = diskFixtures.get('basic-gpt-flat-flat.vmdk') ?? assert.fail('the fixture is missing');
    const sectors = bytes.length / 512 - 1;
    const extents = `RW 1 FLAT "first.vmdk" 0\nRW ${sectors} FLAT "rest.vmdk" 0`;
    const { open, openNamed } = memoryFolder(
      new Map([
        ['split.vmdk', new TextEncoder().encode(`# Disk DescriptorFile\ncreateType="custom"\n${extents}\n`)],
        ['first.vmdk', bytes.slice(0, 512)],
        ['rest.vmdk', bytes.slice(512)],
      ]),
    );
    assert.deepEqual((await inspectDisk(open('split.vmdk'), openNamed)).partitioning, { kind: 'basic' });
  });
});

describe('Images made by other programs', () => {
  it('are all expected here', () => {
    assert.deepEqual([...diskFixtures.keys()].sort(), Object.keys(expected).sort());
  });

  for (const [name, image] of Object.entries(expected)) {
    it(name, async () => {
      const { open, openNamed } = memoryFolder(diskFixtures);
      const { descriptor, parentPaths, identity, parentIdentity, ...found } = await inspectDisk(
        open(name),
        openNamed,
      );
      assert.deepEqual(found, image);
      assert.equal(parentPaths[0], image.parent, 'the name of the parent is the first of its paths');
      assert.equal(descriptor !== undefined, image.format === 'vmdk');
      if (image.format === 'vhd') assert.match(identity ?? '', /^[0-9a-f]{32}$/);
      assert.equal(parentIdentity !== undefined, image.isSnapshotLink && image.format !== 'cowd');
    });
  }

  it('give their descriptor', async () => {
    const { open, openNamed } = memoryFolder(diskFixtures);
    const { descriptor } = await inspectDisk(open('ldm-mbr-sparse.vmdk'), openNamed);
    assert.equal(descriptor?.adapterType, 'lsilogic');
    assert.equal(descriptor.parentCid, 'ffffffff');
  });
});

/** Inspects a descriptor that stands alone in its folder, or with the given files. */
async function inspectText(text: string, files: Record<string, Uint8Array> = {}) {
  const bytes = new TextEncoder().encode(`# Disk DescriptorFile\n${text}`);
  const folder = memoryFolder(new Map([['disk.vmdk', bytes], ...Object.entries(files)]));
  const image = await inspectDisk(folder.open('disk.vmdk'), folder.openNamed);
  return { image, opened: folder.names };
}

describe('VMDK descriptors', () => {
  const raw = [
    ['vmfsPassthroughRawDeviceMap', 'VMFSRDM', 'physical'],
    ['vmfsRDMP', 'VMFSRDM', 'physical'],
    ['vmfsRawDeviceMap', 'VMFSRDM', 'virtual'],
    ['VMFSRDM', 'VMFSRDM', 'virtual'],
    ['vmfsRaw', 'VMFSRAW', undefined],
    ['fullDevice', 'FLAT', undefined],
    ['partitionedDevice', 'FLAT', undefined],
  ] as const;
  for (const [createType, type, mapping] of raw) {
    it(`of create type ${createType} are raw mappings, and nothing behind them is opened`, async () => {
      const { image, opened } = await inspectText(
        `createType="${createType}"\nRW 8192 ${type} "quorum-rdmp.vmdk"\n`,
      );
      assert.equal(image.allocation, 'raw-mapping');
      assert.equal(image.rawMapping, mapping);
      assert.equal(image.capacity, MIB4);
      assert.match('reason' in image.partitioning ? ENGLISH(image.partitioning.reason) : '', /never read/);
      assert.deepEqual(opened, []);
    });
  }

  it('open neither a device named as an extent nor a mapping among others', async () => {
    for (const line of [
      'RW 8192 FLAT "/dev/sdb" 0',
      String.raw`RW 8 FLAT "\\.\PhysicalDrive1" 0`,
      'RW 8 VMFSRDM "x.vmdk"',
    ]) {
      const { image, opened } = await inspectText(`createType="custom"\n${line}\n`);
      assert.equal(image.partitioning.kind, 'unknown');
      assert.equal(image.allocation, 'unknown');
      assert.deepEqual(opened, []);
    }
  });

  const allocations = [
    ['vmfs', 'preallocated'],
    ['vmfsPreallocated', 'preallocated'],
    ['vmfsEagerZeroedThick', 'preallocated'],
    ['TWOGBMAXEXTENTFLAT', 'preallocated'],
    ['vmfsThin', 'thin'],
    ['seSparse', 'growable'],
    ['custom', 'unknown'],
  ] as const;
  for (const [createType, allocation] of allocations) {
    it(`of create type ${createType}: ${allocation}`, async () => {
      assert.equal((await inspectText(`createType="${createType}"\n`)).image.allocation, allocation);
    });
  }

  it('with ddb.thinProvisioned are thin', async () => {
    const { image } = await inspectText('createType="vmfs"\nddb.thinProvisioned = "1"\n');
    assert.equal(image.allocation, 'thin');
  });

  it('are decoded as they say', async () => {
    const bytes = Uint8Array.from(
      '# Disk DescriptorFile\nencoding="windows-1252"\nparentFileNameHint="B\u00fcro.vmdk"\n',
      (letter) => letter.charCodeAt(0),
    );
    const folder = memoryFolder(new Map([['disk.vmdk', bytes]]));
    assert.equal((await inspectDisk(folder.open('disk.vmdk'), folder.openNamed)).parent, 'B\u00fcro.vmdk');
  });

  it('in an encoding that nobody knows are read as UTF-8', async () => {
    const { image } = await inspectText('encoding="cp850"\nparentFileNameHint="B\u00fcro.vmdk"\n');
    assert.equal(image.parent, 'B\u00fcro.vmdk');
  });

  it('are not looked into through an extent that is forbidden or of another type', async () => {
    const lines = [
      ['NOACCESS 8192 FLAT "a.vmdk" 0', /NOACCESS/],
      ['RW 8192 SESPARSE "a.vmdk"', /of type SESPARSE are not read/],
      ['RW 8192 SPARSE "a.vmdk"', /no sparse extent/],
    ] as const;
    for (const [line, reason] of lines) {
      const { image } = await inspectText(`createType="custom"\n${line}\n`, {
        'a.vmdk': new Uint8Array(4096),
      });
      assert.match('reason' in image.partitioning ? ENGLISH(image.partitioning.reason) : '', reason);
    }
  });

  it('respect the offset of a flat extent, and read from one extent into the next', async () => {
    const ldmDisk = diskFixtures.get('ldm-mbr-flat-flat.vmdk') ?? new Uint8Array();
    const shifted = new Uint8Array(100 * 512 + 3 * 512);
    shifted.set(ldmDisk.subarray(0, 3 * 512), 100 * 512);
    const { image } = await inspectText(
      'createType="twoGbMaxExtentFlat"\nRW 3 FLAT "a.vmdk" 100\nRW 2 ZERO\nRW 8187 FLAT "b.vmdk" 5\n',
      { 'a.vmdk': shifted, 'b.vmdk': ldmDisk },
    );
    assert.deepEqual(image.partitioning, ldm);
    assert.deepEqual(image.extentFiles, ['a.vmdk', 'b.vmdk']);
    assert.equal(image.capacity, 8192 * 512);
  });

  it('carry what their descriptor says', async () => {
    const { image } = await inspectText('CID=1a2b\nddb.adapterType = "buslogic"\nnonsense\n');
    assert.deepEqual(image.descriptor, {
      cid: '1a2b',
      parentCid: undefined,
      adapterType: 'buslogic',
      changeTrackPath: undefined,
      thinProvisioned: false,
    });
  });
});

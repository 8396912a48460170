import assert from 'node:assert/strict';
import { descriptorDiagnostics } from '../../server/src/features/descriptor/descriptorDiagnostics.js';
import { Places } from '../../server/src/features/place.js';
import type { Files } from '../lintFiles.js';
import { child, descriptor, inWords, sectors, type DescriptorParts } from './descriptorFiles.js';
import { editorSession, fileUri } from './editorSession.js';

/** Severity by number, as the protocol has them. */
const SEVERITY = ['', 'error', 'warning', 'info'];

/** The findings of disk.vmdk as "severity code: marked text". */
async function findings(files: Files): Promise<string[]> {
  const text = String(files['disk.vmdk']);
  const places = new Places(text);
  const session = await editorSession(files);
  const found = await descriptorDiagnostics(session, fileUri('disk.vmdk'));
  return found.map(({ severity = 0, code, range }) => {
    const marked = text.slice(places.offset(range.start), places.offset(range.end));
    return `${SEVERITY[severity]} ${code}: ${marked}`;
  });
}

const messages = async (files: Files): Promise<string[]> =>
  (await descriptorDiagnostics(await editorSession(files), fileUri('disk.vmdk'))).map(({ message }) =>
    inWords(message),
  );

const FLAT = { 'disk-flat.vmdk': sectors(8) };
const flatDisk = (parts: DescriptorParts = {}): Files => ({ 'disk.vmdk': descriptor(parts), ...FLAT });

describe('A whole disk', () => {
  it('has no findings: flat, split, with a gap of zeros, on a physical disk, on the storage of a host', async () => {
    assert.deepEqual(await findings(flatDisk()), []);
    const split = 'RW 4 FLAT "a.vmdk" 0\nRW 2 ZERO\nRW 4 FLAT "a.vmdk" 4\nNOACCESS 7 FLAT "gone.vmdk" 0';
    assert.deepEqual(
      await findings({
        'disk.vmdk': descriptor({ extents: split, createType: 'partitionedDevice' }),
        'a.vmdk': sectors(8),
      }),
      [],
    );
    for (const extents of [
      String.raw`RW 63 FLAT "\\.\PhysicalDrive1" 0`,
      'RW 63 VMFSRDM "disk-rdm.vmdk"',
      'RW 63 VMFS "/vmfs/volumes/san/disk-flat.vmdk"',
      'RW 63 VMFS "vsan://52d4-6f1c/disk"',
      String.raw`RW 63 FLAT "\\server\share\disk-flat.vmdk" 0`,
    ]) {
      assert.deepEqual(await findings({ 'disk.vmdk': descriptor({ extents }) }), [], extents);
    }
  });

  it('may be a snapshot of a whole disk, also with another letter case and without leading zeros', async () => {
    assert.deepEqual(
      await findings({
        'disk.vmdk': child('base.vmdk', 'ABCDE'),
        'base.vmdk': descriptor({ cid: '000abcde' }),
      }),
      [],
    );
  });

  it('is not looked at in a binary file or in a file that is no descriptor', async () => {
    for (const content of ['KDMV\0\0\u0001', 'version=1\nCID=zz\n', '']) {
      assert.deepEqual(await findings({ 'disk.vmdk': content }), []);
    }
  });
});

describe('An extent', () => {
  it('whose file is not there makes the disk impossible to open', async () => {
    assert.deepEqual(await findings({ 'disk.vmdk': descriptor() }), [
      'error vmdk-extent-missing: disk-flat.vmdk',
    ]);
    assert.match(
      (await messages({ 'disk.vmdk': descriptor() }))[0] ?? '',
      /^The file disk-flat\.vmdk of this extent is not there\. .* Bring the file back/,
    );
  });

  it('is told once when a disk of many files has none of them', async () => {
    for (const [extents, names] of [
      ['RW 4 SPARSE "a.vmdk"\nRW 4 SPARSE "b.vmdk"', /^None of the 2 .* a\.vmdk and b\.vmdk\./],
      [
        'RW 4 SPARSE "a.vmdk"\nRW 4 SPARSE "b.vmdk"\nRW 4 SPARSE "c.vmdk"',
        /^None of the 3 .* a\.vmdk, b\.vmdk and c\.vmdk\./,
      ],
    ] as const) {
      const files = { 'disk.vmdk': descriptor({ extents }) };
      assert.deepEqual(await findings(files), ['error vmdk-extent-missing: a.vmdk']);
      assert.match((await messages(files))[0] ?? '', names);
    }
  });

  it('is told for each file where some are there', async () => {
    const extents = 'RW 4 FLAT "a.vmdk" 0\nRW 4 FLAT "b.vmdk" 0\nRW 4 FLAT "c.vmdk" 0';
    assert.deepEqual(await findings({ 'disk.vmdk': descriptor({ extents }), 'b.vmdk': sectors(4) }), [
      'error vmdk-extent-missing: a.vmdk',
      'error vmdk-extent-missing: c.vmdk',
    ]);
  });

  it('is not called missing where the editor shows the descriptor in a wrong encoding', async () => {
    const extents = 'RW 8 FLAT "B\uFFFDro-flat.vmdk" 0';
    const header = 'parentFileNameHint="B\uFFFDro.vmdk"';
    assert.deepEqual(
      await findings({ 'disk.vmdk': descriptor({ parentCid: 'aaaaaaaa', extents, header }) }),
      [],
    );
  });

  it('must have the size that the descriptor says', async () => {
    assert.deepEqual(await findings({ 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(5) }), [
      'warning vmdk-extent-size: 8',
    ]);
    assert.deepEqual(await findings({ 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(9) }), [
      'info vmdk-extent-size: 8',
    ]);
    const [short] = await messages({ 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(5) });
    assert.match(
      short ?? '',
      /2560 bytes, and the descriptor needs 4096.*sectors of the disk have no place.*would be 5\./,
    );
  });

  it('are not in the descriptor itself', async () => {
    const files = { 'disk.vmdk': descriptor({ extents: 'RW 188416 VMFS "disk.vmdk"' }) };
    assert.deepEqual(await findings(files), ['warning vmdk-extent-size: disk.vmdk']);
    const [message] = await messages(files);
    assert.match(message ?? '', /names disk\.vmdk, the descriptor itself.*often disk-flat\.vmdk\.$/);
  });

  it('of a growing file must begin like one', async () => {
    const sparse = descriptor({
      createType: 'twoGbMaxExtentSparse',
      extents: 'RW 8 SPARSE "disk-s001.vmdk"',
    });
    const head = new TextEncoder().encode('KDMV');
    assert.deepEqual(await findings({ 'disk.vmdk': sparse, 'disk-s001.vmdk': head }), []);
    assert.deepEqual(await findings({ 'disk.vmdk': sparse, 'disk-s001.vmdk': sectors(8) }), [
      'warning vmdk-extent-head: SPARSE',
    ]);
  });
});

describe('The lines of a descriptor', () => {
  it('are settings, extents or comments', async () => {
    assert.deepEqual(await findings(flatDisk({ header: 'what is this\nRW 12 FLAT disk-flat.vmdk 0' })), [
      'warning vmdk-line: what is this',
      'warning vmdk-line: RW 12 FLAT disk-flat.vmdk 0',
    ]);
  });

  it('say each thing once', async () => {
    assert.deepEqual(await findings(flatDisk({ header: 'cid=11111111\nversion=3' })), [
      'info vmdk-repeated: cid=11111111',
      'warning vmdk-repeated: version=3',
    ]);
  });

  it('must not lack content id, type and extents', async () => {
    assert.deepEqual(await findings({ 'disk.vmdk': '# Disk DescriptorFile\nversion=1\n' }), [
      'warning vmdk-setting-missing: # Disk DescriptorFile',
      'warning vmdk-setting-missing: # Disk DescriptorFile',
      'warning vmdk-no-extent: # Disk DescriptorFile',
    ]);
    const [id, type] = await messages({ 'disk.vmdk': '# Disk DescriptorFile\nversion=1\n' });
    assert.match(id ?? '', /no CID\. .* also stands in each child of the disk, as parentCID\.$/);
    assert.match(type ?? '', /no createType\. .* Add the line from a backup\.$/);
  });

  it('have values that the format knows', async () => {
    assert.deepEqual(
      await findings(
        flatDisk({
          cid: '11g1',
          createType: 'monolithicFlatt',
          database: 'ddb.adapterType = "scsi"\nddb.geometry.sectors = "64"\nddb.geometry.heads = "many"',
        }),
      ),
      [
        'warning vmdk-cid: 11g1',
        'warning vmdk-create-type: monolithicFlatt',
        'info vmdk-adapter-type: scsi',
        'warning vmdk-geometry: 64',
        'warning vmdk-geometry: many',
      ],
    );
    assert.deepEqual(await findings(flatDisk({ extents: 'RW 8 FLATT "disk-flat.vmdk" 0' })), [
      'warning vmdk-extent-type: FLATT',
    ]);
    const [, type] = await messages(flatDisk({ cid: '1', createType: 'monolithicFlatt', header: 'x' }));
    assert.match(`${type}`, /neither a setting|Write monolithicFlat when/);
  });

  it('may hold what a template leaves open', async () => {
    assert.deepEqual(await findings(flatDisk({ cid: '{{CID}}', createType: '${TYPE}' })), []);
  });

  it('are shown up to a limit, and the limit is told', async () => {
    const found = await findings(flatDisk({ header: 'wrong\n'.repeat(400) }));
    assert.equal(found.length, 201);
    assert.match(found.at(-1) ?? '', /^info vmdk-finding-limit/);
  });

  it('say what was not looked at, however many there are', async () => {
    const extents = 'RW 8 FLATT "disk-flat.vmdk" 0\n'.repeat(2049);
    const found = await findings(flatDisk({ extents, header: 'wrong\n'.repeat(400) }));
    assert.equal(found.length, 202);
    assert.deepEqual(
      found.filter((line) => line.includes('limit')).map((line) => line.split(':')[0]),
      ['info vmdk-extent-limit', 'info vmdk-finding-limit'],
    );
  });
});

import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { SECTOR, limitReads, tableReader } from '../../server/src/disk/reading.js';
import { phraseOf } from '../../server/src/l10n/phrasedError.js';
import { readGrains } from '../../server/src/disk/grains.js';
import { readBlocks } from '../../server/src/disk/vhdBlocks.js';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { memoryFolder, memorySource } from './memorySource.js';

/** The reason in English why a promise was refused. */
async function reason(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return ENGLISH(phraseOf(error));
  }
  return 'nothing was wrong';
}

const descriptor = (...extents: string[]): Uint8Array =>
  new TextEncoder().encode(
    ['# Disk DescriptorFile', 'version=1', 'CID=12345678', 'parentCID=ffffffff', ...extents, ''].join('\n'),
  );
const nothingBeside = memoryFolder(new Map()).openNamed;

describe('A disk that nobody expects', () => {
  it('holds nothing but zeros: it has no partitions', async () => {
    const image = await inspectDisk(memorySource(descriptor('RW 8192 ZERO')), nothingBeside);
    assert.deepEqual([image.capacity, image.partitioning.kind], [8192 * 512, 'none']);
  });

  it('claims to be larger than numbers are exact: nobody knows its size', async () => {
    const extents = Array.from({ length: 3 }, () => `RW ${2 ** 44} ZERO`);
    const image = await inspectDisk(memorySource(descriptor(...extents)), nothingBeside);
    assert.equal(image.capacity, undefined);
  });
});

describe('Reading a disk', () => {
  it('ends at a common limit', async () => {
    const limited = limitReads(10)(memorySource(new Uint8Array(20)));
    assert.equal((await limited.read(0, 10)).length, 10);
    assert.equal(await reason(limited.read(10, 1)), 'more than 10 bytes would have to be read');
  });

  it('says where a table ends that leads out of the file', async () => {
    const entry = tableReader(memorySource(new Uint8Array(514), 514), true);
    assert.equal(await entry(508), 0);
    assert.notEqual(await reason(entry(512)), 'nothing was wrong');
    const cut = tableReader(memorySource(new Uint8Array(518)), true);
    assert.equal(await cut(512), 0);
    assert.equal(await reason(cut(516)), 'a table of it ends outside the file, at byte 516');
  });

  it('goes through the sectors of a differencing VHD one by one, as its bitmap has them', async () => {
    const file = new Uint8Array(4 * SECTOR);
    // The table, with one block at sector 1; its bitmap, which has the first of four sectors; that sector.
    new DataView(file.buffer).setUint32(0, 1);
    file[SECTOR] = 0b1000_0000;
    file.fill(1, 2 * SECTOR);
    const parentPaths = { relativePath: undefined, absolutePath: undefined, oldPaths: [] };
    const header = {
      tableOffset: 0,
      entries: 1,
      blockSectors: 4,
      parentUuid: new Uint8Array(),
      parentName: '',
    };
    const disk = {
      source: memorySource(file),
      header: { ...header, ...parentPaths },
      capacity: 4 * SECTOR,
      leavesSectorsToParent: true,
    };
    const read = readBlocks(disk, (_sector, count) =>
      Promise.resolve(new Uint8Array(count * SECTOR).fill(9)),
    );
    const bytes = await read(0, 3);
    assert.deepEqual(
      [0, 1, 2].map((sector) => bytes[sector * SECTOR]),
      [1, 9, 9],
    );
  });

  it('goes through the grains of a sparse extent as each is: zeroed, written, or left to the parent', async () => {
    // The directory in sector 0 names the table in sector 1, and that the grain of two sectors that begins at sector 2.
    const file = new Uint8Array(4 * SECTOR);
    const view = new DataView(file.buffer);
    view.setUint32(0, 1, true);
    for (const [number, grain] of [1, 2, 0].entries()) view.setUint32(SECTOR + number * 4, grain, true);
    file.fill(5, 2 * SECTOR, 3 * SECTOR);
    file.fill(6, 3 * SECTOR);
    const disk = { capacity: 6, grainSize: 2, tableEntries: 512, directory: 0, isCompressed: false };
    const read = readGrains(
      { ...disk, source: memorySource(file), hasZeroedGrains: true },
      (_sector, count) => Promise.resolve(new Uint8Array(count * SECTOR).fill(9)),
    );
    const bytes = await read(1, 5);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((sector) => bytes[sector * SECTOR]),
      [0, 5, 6, 9, 9],
    );
    assert.equal(await reason(read(5, 2)), 'the extent ends before sector 6');
  });
});

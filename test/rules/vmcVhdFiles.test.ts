import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { diskFixtures } from '../disk/fixtures.js';
import { withParentLocator } from '../disk/parentLocator.js';
import type { Files } from '../lintFiles.js';
import { vmcText, type LocationText, type ScsiText } from '../machine/vmcText.js';
import { checkCases, messageOf } from './vmcFindings.js';

const ide = (...disks: readonly LocationText[]): Files => ({ 'a.vmc': vmcText({ ide: disks }) });
const scsi = (controller: ScsiText): Files => ({ 'a.vmc': vmcText({ scsi: [controller] }) });
const footer = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/footers/${name}.vhd`, import.meta.url)));
const image = (name: string): Uint8Array => diskFixtures.get(name) ?? assert.fail(`no fixture ${name}`);
const DISK = image('basic-mbr-dynamic.vhd');

describe('vmc-vhd-missing', () => {
  const two = ide({ relative: 'a.vhd' }, { id: '1', relative: 'b.vhd' });
  checkCases('vmc-vhd-missing', [
    { name: 'is silent where no disk lies beside the file', files: two, expected: [] },
    {
      name: 'is silent where the other disk lies elsewhere',
      files: { ...ide({ relative: 'disks\\a.vhd' }, { id: '1', relative: 'b.vhd' }), 'disks/a.vhd': DISK },
      expected: [],
    },
    {
      name: 'reports a disk that is missing beside another one',
      files: { ...two, 'a.vhd': DISK },
      expected: ['a.vmc warning b.vhd'],
    },
    {
      name: 'is silent where the absolute path leads to a place that is not looked at',
      files: {
        ...ide({ relative: 'a.vhd' }, { id: '1', absolute: 'D:\\b.vhd', relative: 'b.vhd' }),
        'a.vhd': DISK,
      },
      expected: [],
    },
    {
      name: 'is silent about CD images and empty places',
      files: {
        ...ide({ relative: 'a.vhd' }, { id: '1', driveType: '2', relative: 'cd.iso' }),
        'a.vhd': DISK,
      },
      expected: [],
    },
  ]);

  const QUORUM = '..\\shared\\quorum.vhd';
  /** A node in a folder of its own, beside the folder of the shared disk. */
  const ofNode = (number: number): string =>
    vmcText({
      networks: ['Production', 'Heartbeat'],
      ide: [{ relative: `node${number}.vhd` }],
      scsi: [{ shared: 'true', scsiId: number === 1 ? '7' : '6', disks: [{ relative: QUORUM }] }],
      bios: `{${number}}`,
    });
  const nodes = {
    'node1/node1.vmc': ofNode(1),
    'node2/node2.vmc': ofNode(2),
    'shared/quorum.vhd': DISK,
  };
  checkCases('vmc-vhd-missing', [
    {
      name: 'reports a disk of a node where the other node has its own',
      files: { ...nodes, 'node2/node2.vhd': DISK },
      expected: ['node1/node1.vmc warning node1.vhd'],
    },
    { name: 'is silent where no node has a disk of its own', files: nodes, expected: [] },
    {
      name: 'is silent about a backup of a node',
      files: {
        ...nodes,
        'node1/node1.vhd': DISK,
        'node2/node2.vhd': DISK,
        'old/node1.vmc': ofNode(1),
      },
      expected: [],
    },
  ]);

  it('names the disk of the other node', async () => {
    assert.match(
      await messageOf('vmc-vhd-missing', { ...nodes, 'node2/node2.vhd': DISK }),
      /node1\.vhd at location 0 of IDE controller 0 is not there, although node2\.vhd lies beside node2\.vmc\./,
    );
  });

  it('names the place and the disk that is there', async () => {
    const message = await messageOf('vmc-vhd-missing', { ...two, 'a.vhd': DISK });
    assert.match(
      message,
      /b\.vhd at location 1 of IDE controller 0 is not there, although a\.vhd lies beside/,
    );
  });
});

describe('vmc-vhd-parent-missing', () => {
  const child = { ...ide({ relative: 'a.vhd' }), 'a.vhd': image('child-written.vhd') };
  checkCases('vmc-vhd-parent-missing', [
    { name: 'reports a parent that is not there', files: child, expected: ['a.vmc error a.vhd'] },
    { name: 'finds the parent', files: { ...child, 'basic-mbr-dynamic.vhd': DISK }, expected: [] },
    {
      name: 'is silent about other disks',
      files: { ...ide({ relative: 'a.vhd' }), 'a.vhd': DISK },
      expected: [],
    },
    { name: 'is silent where the disk itself is missing', files: ide({ relative: 'a.vhd' }), expected: [] },
  ]);

  it('names the parent', async () => {
    assert.match(
      await messageOf('vmc-vhd-parent-missing', child),
      /its parent basic-mbr-dynamic\.vhd is not there/,
    );
  });
});

describe('vmc-vhd-wrong-parent', () => {
  const written = image('child-written.vhd');
  const child = { ...ide({ relative: 'a.vhd' }), 'a.vhd': written };
  const parent = image('ldm-mbr-dynamic.vhd');
  /** The image with another id in a block of its head or end, whose checksum is made right again. */
  const withId = (bytes: Uint8Array, id: number, place: 'own' | 'of the parent'): Uint8Array => {
    const changed = Uint8Array.from(bytes);
    const [start, size, at, checksum] =
      place === 'own' ? [bytes.length - 512, 512, 68, 64] : [512, 1024, 40, 36];
    changed.fill(id, start + at, start + at + 16);
    const view = new DataView(changed.buffer);
    view.setUint32(start + checksum, 0);
    const sum = changed.subarray(start, start + size).reduce((total, byte) => total + byte, 0);
    view.setUint32(start + checksum, ~sum >>> 0);
    return changed;
  };
  const PARENT = 'basic-mbr-dynamic.vhd';
  checkCases('vmc-vhd-wrong-parent', [
    {
      name: 'reports another disk under the name of the parent',
      files: { ...child, [PARENT]: parent },
      expected: ['a.vmc error a.vhd'],
    },
    { name: 'knows the right parent', files: { ...child, [PARENT]: DISK }, expected: [] },
    { name: 'is silent where the parent is missing', files: child, expected: [] },
    {
      name: 'is silent where a place that nobody may look into is named too, as it may hold the right one',
      files: {
        ...child,
        'a.vhd': withParentLocator(written, 'W2ku', Buffer.from('D:\\base\\parent.vhd', 'utf16le')),
        [PARENT]: parent,
      },
      expected: [],
    },
    {
      name: 'is silent where another place holds the right one',
      files: {
        ...child,
        'a.vhd': withParentLocator(written, 'W2ku', Buffer.from('.\\right.vhd', 'utf16le')),
        [PARENT]: parent,
        'right.vhd': DISK,
      },
      expected: [],
    },
    {
      name: 'goes by the id alone',
      files: { ...child, [PARENT]: withId(DISK, 7, 'own') },
      expected: ['a.vmc error a.vhd'],
    },
    {
      name: 'is silent about a parent without an id',
      files: { ...child, [PARENT]: withId(DISK, 0, 'own') },
      expected: [],
    },
    {
      name: 'is silent about a child that knows no id of its parent',
      files: { ...child, 'a.vhd': withId(written, 0, 'of the parent'), [PARENT]: DISK },
      expected: [],
    },
    {
      name: 'is silent about a parent that is no VHD',
      files: { ...child, [PARENT]: image('basic-mbr-sparse.vmdk') },
      expected: [],
    },
    {
      name: 'is silent about a cut-off parent',
      files: { ...child, [PARENT]: parent.subarray(0, 700) },
      expected: [],
    },
    {
      name: 'is silent where two drives claim one place',
      files: {
        'a.vmc': vmcText({ ide: [{ relative: 'a.vhd' }, { relative: 'a.vhd' }] }),
        'a.vhd': written,
        [PARENT]: parent,
      },
      expected: [],
    },
    {
      name: 'is silent about a disk without a parent',
      files: { ...ide({ relative: 'a.vhd' }), 'a.vhd': DISK },
      expected: [],
    },
  ]);

  it('names the file at the place of the parent', async () => {
    assert.match(
      await messageOf('vmc-vhd-wrong-parent', { ...child, [PARENT]: parent }),
      /a\.vhd is a differencing disk, and basic-mbr-dynamic\.vhd at the place of its parent is another disk/,
    );
  });
});

describe('vmc-vhd-too-big', () => {
  const onIde = (bytes: Uint8Array): Files => ({ ...ide({ relative: 'a.vhd' }), 'a.vhd': bytes });
  const onScsi = (bytes: Uint8Array): Files => ({
    ...scsi({ disks: [{ relative: 'a.vhd' }] }),
    'a.vhd': bytes,
  });
  checkCases('vmc-vhd-too-big', [
    { name: 'knows a small disk', files: onIde(DISK), expected: [] },
    { name: 'tells of 200 GB on IDE', files: onIde(footer('200-gb')), expected: ['a.vmc info a.vhd'] },
    { name: 'knows 200 GB on SCSI', files: onScsi(footer('200-gb')), expected: [] },
    { name: 'knows the greatest disk', files: onScsi(footer('2040-gb')), expected: [] },
    { name: 'reports a greater one', files: onScsi(footer('2041-gb')), expected: ['a.vmc error a.vhd'] },
    {
      name: 'reports it on IDE too, as one mistake',
      files: onIde(footer('2041-gb')),
      expected: ['a.vmc error a.vhd'],
    },
    { name: 'is silent about a file that is no VHD', files: onIde(new Uint8Array(4096)), expected: [] },
  ]);

  it('names the size', async () => {
    assert.match(
      await messageOf('vmc-vhd-too-big', onScsi(footer('2041-gb'))),
      /^The disk a\.vhd has 2089984 MB\./,
    );
  });
});

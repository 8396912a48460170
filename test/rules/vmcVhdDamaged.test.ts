import assert from 'node:assert/strict';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { say } from '../../server/src/l10n/phrase.js';
import { diskFixtures } from '../disk/fixtures.js';
import type { Files } from '../lintFiles.js';
import { vmcText, type LocationText } from '../machine/vmcText.js';
import { checkCases, messageOf } from './vmcFindings.js';

const RULE = 'vmc-vhd-damaged';
const SECTOR = 512;

const ide = (...disks: readonly LocationText[]): Files => ({ 'a.vmc': vmcText({ ide: disks }) });
const withDisk = (bytes: Uint8Array): Files => ({ ...ide({ relative: 'a.vhd' }), 'a.vhd': bytes });
const image = (name: string): Uint8Array => diskFixtures.get(name) ?? assert.fail(`no fixture ${name}`);

/** A copy of an image with a change in it. */
function changed(name: string, change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = image(name).slice();
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

/** Writes the checksum of a structure, one's complement of the sum of its other bytes. */
function seal(bytes: Uint8Array, start: number, length: number, checksumAt: number): void {
  const view = new DataView(bytes.buffer);
  view.setUint32(start + checksumAt, 0);
  const sum = bytes.subarray(start, start + length).reduce((all, byte) => all + byte, 0);
  view.setUint32(start + checksumAt, ~sum >>> 0);
}

const FIXED = 'basic-mbr-fixed.vhd';
const DYNAMIC = 'basic-mbr-dynamic.vhd';
const CHILD = 'child-written.vhd';
const footerAt = ({ length }: Uint8Array): number => length - SECTOR;
/** Where a growing disk has its header, behind the copy of the footer. */
const HEADER = SECTOR;

/** A fixed disk whose footer is right in itself, and says something else. */
const withFooter = (change: (footer: DataView) => void): Uint8Array =>
  changed(FIXED, (bytes) => {
    change(new DataView(bytes.buffer, footerAt(bytes)));
    seal(bytes, footerAt(bytes), SECTOR, 64);
  });
const withCapacity = (more: number): Uint8Array =>
  withFooter((footer) => {
    footer.setBigUint64(48, footer.getBigUint64(48) + BigInt(more));
  });
const noHeader = (name: string): Uint8Array => changed(name, (bytes) => bytes.fill(0, HEADER, HEADER + 1024));

const told = ['a.vmc warning a.vhd'];

describe(RULE, () => {
  checkCases(RULE, [
    { name: 'reports an empty file', files: withDisk(new Uint8Array()), expected: told },
    { name: 'reports a file of something else', files: withDisk(new Uint8Array(4096)), expected: told },
    { name: 'reports a VHD that was cut off', files: withDisk(image(FIXED).slice(0, -1024)), expected: told },
    {
      name: 'reports a VHDX',
      files: withDisk(new TextEncoder().encode('vhdxfile'.padEnd(4096))),
      expected: told,
    },
    { name: 'reports a VMDK', files: withDisk(image('basic-mbr-sparse.vmdk')), expected: told },
    { name: 'reports a redo log of ESX', files: withDisk(image('esx2.vmdk.REDO')), expected: told },
    {
      name: 'reports a footer with a wrong checksum',
      files: withDisk(
        changed(FIXED, (bytes, view) => {
          view.setUint32(footerAt(bytes) + 64, 1);
        }),
      ),
      expected: told,
    },
    {
      name: 'takes the copy at the start of a growing disk, as the products do',
      files: withDisk(changed(DYNAMIC, (bytes) => bytes.fill(0, footerAt(bytes)))),
      expected: [],
    },
    {
      name: 'is silent about a growing disk that has lost its footer and nothing else',
      files: withDisk(image(DYNAMIC).slice(0, -SECTOR)),
      expected: [],
    },
    ...[DYNAMIC, CHILD].flatMap((name) => [
      {
        name: `reports a growing disk that was cut off in its last block: ${name}`,
        files: withDisk(image(name).slice(0, -2 * SECTOR)),
        expected: told,
      },
      {
        name: `reports a growing disk that was cut off in its table: ${name}`,
        files: withDisk(image(name).slice(0, HEADER + 1024 + 2)),
        expected: told,
      },
    ]),
    {
      name: 'reports a type of disk that is not in use',
      files: withDisk(
        withFooter((footer) => {
          footer.setUint32(60, 9);
        }),
      ),
      expected: told,
    },
    {
      name: 'reports an impossible size',
      files: withDisk(
        withFooter((footer) => {
          footer.setBigUint64(48, 2n ** 60n);
        }),
      ),
      expected: told,
    },
    {
      name: 'reports a fixed disk that says it is larger than its file',
      files: withDisk(withCapacity(2)),
      expected: told,
    },
    {
      name: 'is silent about a fixed disk with room behind its data, and one of 511 bytes of footer',
      files: {
        ...ide({ relative: 'a.vhd' }, { id: '1', relative: 'b.vhd' }),
        'a.vhd': withCapacity(-SECTOR),
        'b.vhd': image('ldm-mbr-fixed-511.vhd'),
      },
      expected: [],
    },
    { name: 'reports a growing disk without a header', files: withDisk(noHeader(DYNAMIC)), expected: told },
    { name: 'reports a child without a header', files: withDisk(noHeader(CHILD)), expected: told },
    {
      name: 'reports a header with a wrong checksum',
      files: withDisk(
        changed(DYNAMIC, (_bytes, view) => {
          view.setUint32(HEADER + 28, 7);
        }),
      ),
      expected: told,
    },
    {
      name: 'reports a header that lies behind the end of the file',
      files: withDisk(image(DYNAMIC).slice(0, HEADER + 100)),
      expected: told,
    },
    {
      name: 'reports an impossible block size',
      files: withDisk(
        changed(DYNAMIC, (bytes, view) => {
          view.setUint32(HEADER + 32, 3 * SECTOR);
          seal(bytes, HEADER, 1024, 36);
        }),
      ),
      expected: told,
    },
    {
      name: 'is silent about sound disks, and about a pointer of Git LFS',
      files: {
        ...ide({ relative: 'a.vhd' }, { id: '1', relative: 'b.vhd' }),
        'a.vhd': image(DYNAMIC),
        'b.vhd': new TextEncoder().encode(
          'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n',
        ),
      },
      expected: [],
    },
    {
      name: 'is silent where two drives claim the place, and about what is no hard disk',
      files: {
        ...ide({ relative: 'a.vhd' }, { relative: 'b.vhd' }, { id: '1', driveType: '2', relative: 'a.vhd' }),
        'a.vhd': new Uint8Array(),
        'b.vhd': new Uint8Array(),
      },
      expected: [],
    },
    { name: 'is silent about a disk that is missing', files: ide({ relative: 'a.vhd' }), expected: [] },
  ]);

  for (const [what, bytes, unreadable] of [
    ['the header', image(DYNAMIC), HEADER],
    ['the header of a disk without its footer', image(DYNAMIC).slice(0, -2 * SECTOR), HEADER],
    ['the table of a disk without its footer', image(DYNAMIC).slice(0, -2 * SECTOR), HEADER + 1024],
  ] as const) {
    it(`takes nothing for damaged that could not be read: ${what}`, async () => {
      const { damage, subformat } = await inspectDisk(
        {
          size: bytes.length,
          read: (offset, length) =>
            offset === unreadable
              ? Promise.reject(new Error('the disk does not answer'))
              : Promise.resolve(bytes.slice(offset, offset + length)),
        },
        () => Promise.resolve({ unreadable: say`no file is named` }),
      );
      assert.deepEqual([subformat, damage], ['dynamic', undefined]);
    });
  }

  it('says what is wrong, and where the drive is', async () => {
    assert.match(
      await messageOf(RULE, withDisk(withCapacity(SECTOR))),
      /^The disk file a\.vhd at location 0 of IDE controller 0 is no sound virtual hard disk \(its VHD footer gives a fixed size of 4194816 bytes, which makes 4195328 with the footer, but the file has only 4194816\)\./,
    );
    assert.match(
      await messageOf(RULE, withDisk(new Uint8Array(4096))),
      /\(there is no VHD footer at its end\)\./,
    );
  });
});

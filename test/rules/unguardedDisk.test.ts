import assert from 'node:assert/strict';
import { textOf, type Files } from '../lintFiles.js';
import { bus, declare, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const UNPROTECTED = 'cluster-disk-locking-off-unprotected';
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');
const DATA = '/san/data.vmdk';

it('An unguarded disk of nodes on several hosts goes to iSCSI in the guests', async () => {
  const message = async (...kinds: readonly (string | undefined)[]): Promise<string> => {
    const [a = [], b = []] = kinds.map((kind) => [declare('gsx3', kind), bus(undefined), OFF]);
    return messageOf(pair(a, b), 'a.vmx', UNPROTECTED);
  };
  assert.match(await message('in-a-box', 'in-a-box'), /Share the controller of the disk in every node/);
  assert.match(await message('across-boxes', 'across-boxes'), /connect it over iSCSI inside the guests\.$/);
  assert.match(await message(undefined, 'across-boxes'), /connect it over iSCSI inside the guests\.$/);
});

describe('An unguarded disk whose bus no repair shares is not told to be shared there', () => {
  const LONGHORN = 'guestOS = "longhorn-64"';
  const windows2008 = (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        textOf(text).replace('guestOS = "winNetEnterprise"', LONGHORN),
      ]),
    );
  const BESIDE_BOOT = ['scsi0:1.present = "TRUE"', `scsi0:1.fileName = "${DATA}"`].join('\n');
  const ON_IDE = ['ide0:1.present = "TRUE"', `ide0:1.fileName = "${DATA}"`].join('\n');
  const rows: readonly (readonly [what: string, files: Files, advice: RegExp])[] = [
    [
      'of a guest that needs SCSI-3 reservations',
      windows2008(pair([GSX, bus(undefined, DATA), OFF])),
      /take the disk out of every node, and connect it over iSCSI inside the guests\.$/,
    ],
    [
      'of such a guest, no disk of which is known to be shared',
      windows2008({ 'a.vmx': node('a', GSX, OFF) }),
      /"TRUE"; disks that other nodes use too are connected over iSCSI inside the guests\.$/,
    ],
    [
      'beside the boot disk',
      pair([declare('server1'), BESIDE_BOOT, OFF]),
      /Move the disk to a SCSI controller without the boot disk in every node and share that one/,
    ],
    [
      'on IDE',
      pair([GSX, ON_IDE, OFF]),
      /Move the disk to a SCSI controller without the boot disk in every node and share that one/,
    ],
    [
      'from which another machine starts',
      pair([GSX, bus(undefined, 'b.vmdk'), OFF], [GSX, OFF]),
      /name the disk in no other machine than the one that starts from it\.$/,
    ],
  ];
  for (const [what, files, advice] of rows) {
    it(what, async () => {
      assert.match(await messageOf(files, 'a.vmx', UNPROTECTED), advice);
      for (const title of await fixTitles(files, 'a.vmx', UNPROTECTED))
        assert.match(title, /^Set disk\.locking back to "TRUE"/);
    });
  }
});

import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { textOf, type Files } from '../lintFiles.js';
import { checkFixes } from './fixInvariants.js';
import {
  both,
  bus,
  declare,
  expectFindings,
  findingsOf,
  fixTitles,
  messageOf,
  node,
  pair,
} from './nodeFiles.js';

const MULTI = 'cluster-multi-writer-on-hosted';
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');
const MULTI_WRITER = 'scsi1:0.sharing = "multi-writer"';
const MOVE = 'Move the shared disks from scsi0 to scsi1, and share that controller, in every node';
const TWICE = 'scsi0:2.present = "TRUE"\nscsi0:2.fileName = "data.vmdk"';
const second = (file: string): string => `scsi0:1.present = "TRUE"\nscsi0:1.fileName = "${file}"`;

expectFindings(
  'The multi-writer flag on a hosted product',
  [MULTI],
  [
    [
      'alone',
      pair([declare('workstation'), bus('none'), MULTI_WRITER]),
      both(`warning ${MULTI} "multi-writer"`),
    ],
    [
      'beside a shared bus',
      pair([GSX, bus('virtual'), OFF, MULTI_WRITER]),
      both(`info ${MULTI} "multi-writer"`),
    ],
    [
      'beside a bus that one node alone shares',
      pair([GSX, bus('virtual'), OFF, MULTI_WRITER], [GSX, bus('none'), OFF, MULTI_WRITER]),
      both(`warning ${MULTI} "multi-writer"`),
    ],
    [
      'on the boot controller',
      { 'a.vmx': node('a', GSX, second('data.vmdk'), 'scsi0:1.sharing = "MultiWriter"') },
      [`a.vmx warning ${MULTI} "MultiWriter"`],
    ],
    [
      'on a product that the file tells',
      { 'a.vmx': node('a', bus('none'), MULTI_WRITER, 'ethernet0.connectionType = "nat"') },
      [`a.vmx warning ${MULTI} "multi-writer"`],
    ],
    [
      'with another value',
      { 'a.vmx': node('a', GSX, bus('none', 'data.vmdk'), 'scsi1:0.sharing = "none"') },
      [],
    ],
    ['on vSphere', pair([declare('vsphere6'), bus('none'), MULTI_WRITER]), []],
    ['on an unknown product', pair([bus('none'), MULTI_WRITER]), []],
    ['as a placeholder', pair([GSX, bus('none'), 'scsi1:0.sharing = "{{ sharing }}"']), []],
  ],
);

const guests = (id: string, files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, textOf(file).replace('winNetEnterprise', id)]),
  );

describe('Repairs of the multi-writer flag', () => {
  const SHARE_UNLOCKED = 'Share the controller of the disk instead, in every node';
  const SHARE = `${SHARE_UNLOCKED}, and switch disk locking off`;
  const rows: readonly (readonly [what: string, lines: readonly string[], titles: readonly string[]])[] = [
    ['share the bus instead', [declare('workstation'), bus('none'), MULTI_WRITER], [SHARE]],
    [
      'only delete it where the bus is shared',
      [GSX, bus('virtual'), OFF, MULTI_WRITER],
      ['Delete the multi-writer flag in every node'],
    ],
    [
      'only delete it where the disk is shared',
      [GSX, bus('none'), 'scsi1:0.shared = "TRUE"', OFF, MULTI_WRITER],
      ['Delete the multi-writer flag in every node'],
    ],
    ['nothing between hosts', [declare('gsx3', 'across-boxes'), bus('none'), MULTI_WRITER], []],
    [
      'take the disk away from the boot disk first',
      [declare('workstation'), second('data.vmdk'), 'scsi0:1.sharing = "multi-writer"'],
      [`${MOVE}, and switch disk locking off`],
    ],
    [
      'nothing beside the boot disk where the disk is named twice',
      [declare('workstation'), second('data.vmdk'), 'scsi0:1.sharing = "multi-writer"', TWICE],
      [],
    ],
  ];
  for (const [what, lines, titles] of rows) {
    it(what, async () => {
      assert.deepEqual(await fixTitles(pair(lines), 'a.vmx', MULTI), titles);
      for (const rule of ALL_RULES.filter(({ id }) => id === MULTI)) await checkFixes(pair(lines), rule);
    });
  }

  it('share the bus too where only one of the nodes does', async () => {
    const files = pair([GSX, bus('virtual'), OFF, MULTI_WRITER], [GSX, bus('none'), OFF, MULTI_WRITER]);
    for (const file of ['a.vmx', 'b.vmx'])
      assert.deepEqual(await fixTitles(files, file, MULTI), [SHARE_UNLOCKED]);
    // One mistake in each file: the flag that nobody reads here.
    const SHARING = 'cluster-bus-sharing-not-on-all-nodes';
    assert.deepEqual(await findingsOf(files, [MULTI, SHARING]), both(`warning ${MULTI} "multi-writer"`));
    for (const rule of ALL_RULES.filter(({ id }) => id === MULTI)) await checkFixes(files, rule);
  });

  it('are said as the disk is shared here and elsewhere', async () => {
    const shared = [GSX, bus('virtual'), OFF, MULTI_WRITER];
    const unshared = [GSX, bus('none'), OFF, MULTI_WRITER];
    const everywhere = await messageOf(pair(shared), 'a.vmx', MULTI);
    assert.match(everywhere, /Here it does nothing, .* Delete the flag in every node\.$/);
    const here = await messageOf(pair(shared, unshared), 'a.vmx', MULTI);
    assert.match(here, /Here it does nothing, .* Share the controller of the disk/);
    const there = await messageOf(pair(shared, unshared), 'b.vmx', MULTI);
    assert.match(there, /no reservation keeps them apart/);
  });

  const advice: readonly (readonly [what: string, files: Files, said: RegExp])[] = [
    [
      'between hosts',
      pair([declare('gsx3', 'across-boxes'), bus('none'), MULTI_WRITER]),
      /quorum\.vmdk\. Take the disk out of every node and connect it over iSCSI inside the guests\.$/,
    ],
    [
      'to a guest that needs SCSI-3 reservations',
      guests('longhorn', pair([GSX, bus('none'), MULTI_WRITER])),
      /connect it over iSCSI inside the guests\.$/,
    ],
    [
      'of the system disk of another node',
      pair([GSX, bus('none', 'b.vmdk'), OFF, MULTI_WRITER], [GSX, OFF]),
      /Delete the flag, and name the disk in no other machine than the one that starts from it\.$/,
    ],
    [
      'of the boot controller',
      pair([declare('workstation'), second('data.vmdk'), 'scsi0:1.sharing = "multi-writer"', TWICE]),
      /Move the disk to a SCSI controller without the boot disk in every node, share that one/,
    ],
  ];
  for (const [what, files, said] of advice) {
    it(`tell nobody to share a bus ${what}`, async () => {
      assert.match(await messageOf(files, 'a.vmx', MULTI), said);
      assert.deepEqual(await fixTitles(files, 'a.vmx', MULTI), []);
    });
  }
});

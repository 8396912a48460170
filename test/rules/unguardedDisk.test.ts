import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { checkFixes } from './fixInvariants.js';
import { bus, declare, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const UNPROTECTED = 'cluster-disk-locking-off-unprotected';
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');
const DATA = '/san/data.vmdk';

const LONGHORN = 'guestOS = "longhorn-64"';
const windows2008 = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      textOf(text).replace('guestOS = "winNetEnterprise"', LONGHORN),
    ]),
  );

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
      'beside the boot disk of one node, and elsewhere in another one',
      pair([declare('server1'), BESIDE_BOOT, OFF], [declare('server1'), bus(undefined, DATA), OFF]),
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
      const titles = await fixTitles(files, 'a.vmx', UNPROTECTED);
      assert.equal(titles.length, 1);
      assert.match(titles[0] ?? '', /^Set disk\.locking back to "TRUE"/);
    });
  }
});

expectFindings(
  'Locking off for disks in a nonpersistent mode',
  [UNPROTECTED, 'vmx-disk-in-two-machines'],
  [
    [
      'is no mistake for a template that many machines start from, whose mode throws their writes away',
      pair([GSX, 'scsi0:0.mode = "independent-nonpersistent"', OFF]),
      [],
    ],
    [
      'is told in the one machine of two whose writes reach the disk; the other one reads what changes under it',
      pair(
        [GSX, bus(undefined, DATA), 'scsi0:0.mode = "nonpersistent"', 'scsi1:0.mode = "nonpersistent"', OFF],
        [GSX, bus(undefined, DATA), OFF],
      ),
      [`a.vmx warning vmx-disk-in-two-machines "/san/data.vmdk"`, `b.vmx error ${UNPROTECTED} "FALSE"`],
    ],
  ],
);

describe('Unguarded disks beside the boot disk', () => {
  const disk = (slot: string, file: string): string =>
    `${slot}.present = "TRUE"\n${slot}.fileName = "/rac/${file}.vmdk"`;
  const MOVE = 'Move the shared disks from scsi0 to scsi1, and share that controller, in every node';
  const LOCK = 'Set disk.locking back to "TRUE" in every machine that shares nothing';
  const WORKSTATION = declare('workstation');
  const titles = (...[a, b]: Parameters<typeof pair>): Promise<readonly string[]> =>
    fixTitles(pair(a, b), 'a.vmx', UNPROTECTED);

  it('are moved all at once to a shared controller of their own, and the private one stays', async () => {
    const lines = [WORKSTATION, disk('scsi0:1', 'crs'), disk('scsi0:3', 'data'), OFF];
    const files = pair([...lines, disk('scsi0:2', 'own-a')], [...lines, disk('scsi0:2', 'own-b')]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', UNPROTECTED), [MOVE, LOCK]);
    const found = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === UNPROTECTED);
    const moved = applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'));
    for (const name of ['a', 'b']) {
      const text = textOf(moved[`${name}.vmx`] ?? '');
      for (const line of [
        'scsi1.present = "TRUE"',
        'scsi1.sharedBus = "virtual"',
        'scsi1:1.fileName = "/rac/crs.vmdk"',
        'scsi1:3.fileName = "/rac/data.vmdk"',
        `scsi0:2.fileName = "/rac/own-${name}.vmdk"`,
      ])
        assert.ok(text.includes(`${line}\n`), `${line} in ${text}`);
    }
    for (const rule of ALL_RULES.filter(({ id }) => id === UNPROTECTED)) await checkFixes(files, rule);
  });

  it('are switched free of locks where one node still locks', async () => {
    const lines = [WORKSTATION, disk('scsi0:1', 'crs')];
    assert.deepEqual(await titles([...lines, OFF], lines), [
      `${MOVE}, and switch disk locking off`,
      'Set disk.locking back to "TRUE"',
    ]);
  });

  it('stay where nodes have them at different targets, or one has it twice, or no controller is free', async () => {
    const at = (...slots: readonly string[]): readonly string[] => [
      WORKSTATION,
      ...slots.map((slot) => disk(slot, 'crs')),
      OFF,
    ];
    const full = [1, 2, 3].map((number) => disk(`scsi${number}:0`, `own${number}`));
    assert.deepEqual(await titles(at('scsi0:1'), at('scsi0:2')), [LOCK]);
    assert.deepEqual(await titles(at('scsi0:1', 'scsi0:2')), [LOCK]);
    assert.deepEqual(await titles([...at('scsi0:1'), ...full], at('scsi0:1')), [LOCK]);
  });

  it('stay at a target that the new controller does not have, all of them', async () => {
    const lines = (last: string): readonly string[] => [
      WORKSTATION,
      disk('scsi0:1', 'crs'),
      disk(`scsi0:${last}`, 'data'),
      OFF,
    ];
    assert.deepEqual(await titles(lines('15')), [MOVE, LOCK]);
    assert.deepEqual(await titles(lines('16')), [LOCK]);
  });

  it('are moved too for a line of bus sharing that stands on the disk, which goes', async () => {
    const onTarget = 'cluster-sharedbus-on-target';
    const lines = [disk('scsi0:1', 'crs'), 'scsi0:1.sharedbus = "virtual"', OFF];
    const files = pair([WORKSTATION, ...lines]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', onTarget), [MOVE]);
    for (const rule of ALL_RULES.filter(({ id }) => id === onTarget)) await checkFixes(files, rule);
    for (const other of [
      [declare('vsphere6'), ...lines],
      [WORKSTATION, ...lines.slice(0, 1), 'scsi0:1.sharedbus = "physical"', OFF],
    ])
      assert.deepEqual(await fixTitles(pair(other), 'a.vmx', onTarget), []);
    const hidden = pair([WORKSTATION, ...lines], [WORKSTATION, ...lines, 'encryption.data = "x"']);
    for (const none of [hidden, windows2008(files)])
      assert.deepEqual(await fixTitles(none, 'a.vmx', onTarget), []);
  });
});

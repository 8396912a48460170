import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf } from '../lintFiles.js';
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

const NOT_OFF = 'cluster-disk-locking-not-off';
const UNPROTECTED = 'cluster-disk-locking-off-unprotected';
const LOCKING = [NOT_OFF, UNPROTECTED];
/** With those that an unprotected disk supersedes: one mistake, one finding. */
const ALL = [
  ...LOCKING,
  'cluster-bus-sharing-missing',
  'cluster-bus-sharing-not-on-all-nodes',
  'vmx-disk-in-two-machines',
];
const OFF = 'disk.locking = "FALSE"';
const ON = 'disk.locking = "TRUE"';
const GSX = declare('gsx3');

expectFindings('A shared bus with locking on', LOCKING, [
  ['not written: on the mode', pair([GSX, bus('virtual')]), both(`error ${NOT_OFF} "virtual"`)],
  ['written: on the value', pair([GSX, bus('virtual'), ON]), both(`error ${NOT_OFF} "TRUE"`)],
  [
    'written without a value: on the mode',
    pair([GSX, bus('virtual'), 'disk.locking = ""']),
    both(`error ${NOT_OFF} "virtual"`),
  ],
  ['in lower case', pair([GSX, bus('virtual'), 'DISK.LOCKING = "true"']), both(`error ${NOT_OFF} "true"`)],
  [
    'in one node',
    pair([GSX, bus('virtual'), OFF], [GSX, bus('virtual')]),
    [`b.vmx error ${NOT_OFF} "virtual"`],
  ],
  [
    'by one shared disk',
    pair([GSX, bus(undefined), 'scsi1:0.shared = "TRUE"']),
    both(`error ${NOT_OFF} "TRUE"`),
  ],
  ...['server1', 'server2', 'workstation'].map(
    (product) =>
      [
        `on ${product}`,
        { 'a.vmx': node('a', declare(product), bus('virtual')) },
        [`a.vmx error ${NOT_OFF} "virtual"`],
      ] as const,
  ),
  [
    'on a product that the file tells',
    pair([bus('virtual'), 'ethernet0.connectionType = "nat"']),
    both(`error ${NOT_OFF} "virtual"`),
  ],
  ['on an unknown product: warning', pair([bus('virtual')]), both(`warning ${NOT_OFF} "virtual"`)],
  [
    'on a product that is ESX or hosted by its hardware version: warning',
    pair([bus('virtual'), 'virtualHW.version = "7"']),
    both(`warning ${NOT_OFF} "virtual"`),
  ],
]);

expectFindings('Locking is no question', LOCKING, [
  ['when it is off', pair([GSX, bus('virtual'), OFF]), []],
  ['on ESX', pair([declare('esx3'), bus('virtual')]), []],
  ['on ESX that the file tells', pair([bus('virtual', '/vmfs/volumes/san/quorum.vmdk')]), []],
  ['for a physical bus', pair([GSX, bus('physical')]), []],
  ['for an ordinary machine', { 'a.vmx': node('a', GSX) }, []],
  ['for a machine that says that locking is on', { 'a.vmx': node('a', GSX, ON) }, []],
  ['where it stands twice', pair([GSX, bus('virtual'), ON, OFF]), []],
  ['where it is a placeholder', pair([GSX, bus('virtual'), 'disk.locking = "{{ locking }}"']), []],
  ['where it is no boolean', pair([GSX, bus('virtual'), 'disk.locking = "off"']), []],
  ['in an encrypted file', pair([GSX, bus('virtual'), 'encryption.data = "x"']), []],
  ['for multi-writer disks', pair([GSX, bus('none'), 'scsi1:0.sharing = "multi-writer"', ON]), []],
  [
    'between hosts, where the bus is the mistake',
    pair([declare('gsx3', 'across-boxes'), bus('virtual')]),
    [],
  ],
]);

describe('The repair of a shared bus with locking on', () => {
  const titles = (...b: readonly string[]): Promise<readonly string[]> =>
    fixTitles(pair([GSX, bus('virtual')], [GSX, ...b]), 'a.vmx', NOT_OFF);
  const rows: readonly (readonly [what: string, lines: readonly string[], title: string])[] = [
    ['covers a node that shares too', [bus('virtual')], 'Set disk.locking = "FALSE" in every node'],
    ['leaves a node that shares nothing yet', [bus(undefined)], 'Set disk.locking = "FALSE"'],
    ['leaves a node where it is off already', [bus('virtual'), OFF], 'Set disk.locking = "FALSE"'],
  ];
  for (const [what, lines, title] of rows) {
    it(what, async () => {
      assert.deepEqual(await titles(...lines), [title]);
    });
  }
});

const DATA = '/san/data.vmdk';
expectFindings('Locking off without bus sharing', ALL, [
  [
    'with a disk named quorum',
    { 'a.vmx': node('a', GSX, bus(undefined), OFF) },
    [`a.vmx error ${UNPROTECTED} "FALSE"`],
  ],
  [
    'with a disk named witness and the mode none',
    { 'a.vmx': node('a', GSX, bus('none', 'witness.vmdk'), OFF) },
    [`a.vmx error ${UNPROTECTED} "FALSE"`],
  ],
  ['in both nodes: one finding each', pair([GSX, bus(undefined), OFF]), both(`error ${UNPROTECTED} "FALSE"`)],
  [
    'in one node of two',
    pair([GSX, bus('virtual'), OFF], [GSX, bus(undefined), OFF]),
    [`b.vmx error ${UNPROTECTED} "FALSE"`],
  ],
  [
    'with a disk that another machine names',
    pair([GSX, bus(undefined, DATA), OFF]),
    both(`error ${UNPROTECTED} "FALSE"`),
  ],
  [
    'with private disks alone: warning',
    { 'a.vmx': node('a', GSX, OFF) },
    [`a.vmx warning ${UNPROTECTED} "FALSE"`],
  ],
  [
    'on an unknown product: warning',
    { 'a.vmx': node('a', bus(undefined), OFF) },
    [`a.vmx warning ${UNPROTECTED} "FALSE"`],
  ],
  [
    'declared across boxes, which is over iSCSI',
    { 'a.vmx': node('a', declare('gsx3', 'across-boxes'), OFF) },
    [`a.vmx warning ${UNPROTECTED} "FALSE"`],
  ],
  ...[
    '//scsi1.sharedBus = "virtual"',
    ';scsi1.sharedBus = "virtual"',
    '_scsi1.sharedBus = "virtual"',
    'scsil.sharedBus = "none"',
    'scsi1:0.sharedBus = "none"',
    'scsi1.shared = "FALSE"',
  ].map(
    (line) =>
      [
        `beside a line that shares nothing: ${line}`,
        { 'a.vmx': node('a', GSX, bus(undefined), line, OFF) },
        [`a.vmx error ${UNPROTECTED} "FALSE"`],
      ] as const,
  ),
]);

expectFindings('Locking off is guarded, or nobody can say', LOCKING, [
  ['by a virtual bus', { 'a.vmx': node('a', GSX, bus('virtual'), OFF) }, []],
  [
    'by a bus in the mode that hosted products do not have',
    { 'a.vmx': node('a', GSX, bus('physical'), OFF) },
    [],
  ],
  ['by .shared', { 'a.vmx': node('a', GSX, bus(undefined), 'scsi1:0.shared = "TRUE"', OFF) }, []],
  [
    'by a bus on which no disk hangs, which is another mistake',
    { 'a.vmx': node('a', GSX, 'scsi1.sharedBus = "virtual"', OFF) },
    [],
  ],
  [
    'by a bus without disks whose mode stands twice, or is a placeholder',
    {
      'a.vmx': node('a', GSX, 'scsi1.sharedBus = "virtual"', 'scsi1.sharedBus = "virtual"', OFF),
      'b.vmx': node('b', GSX, 'scsi1.sharedBus = "{{ mode }}"', OFF),
    },
    [],
  ],
  [
    'by a misspelled key',
    { 'a.vmx': node('a', GSX, bus(undefined), 'scsil.sharedBus = "virtual"', OFF) },
    [],
  ],
  ['by a misspelled mode', { 'a.vmx': node('a', GSX, bus('virtua'), OFF) }, []],
  [
    'by a mode on the disk',
    { 'a.vmx': node('a', GSX, bus(undefined), 'scsi1:0.sharedBus = "virtual"', OFF) },
    [],
  ],
  [
    'by a mode that stands twice',
    { 'a.vmx': node('a', GSX, bus('none'), 'scsi1.sharedBus = "virtual"', OFF) },
    [],
  ],
  ['by a placeholder', { 'a.vmx': node('a', GSX, bus('{{ mode }}'), OFF) }, []],
  [
    'by a line that VMware drops',
    { 'a.vmx': node('a', GSX, bus(undefined), 'scsi1.sharedBus=virtual disk.locking = false', OFF) },
    [],
  ],
  ['in an encrypted file', { 'a.vmx': node('a', GSX, OFF, 'encryption.data = "x"') }, []],
  [
    'with multi-writer disks, which another rule judges',
    { 'a.vmx': node('a', GSX, bus('none'), 'scsi1:0.sharing = "multi-writer"', OFF) },
    [],
  ],
  [
    'on ESX, which does not know the setting',
    { 'a.vmx': node('a', declare('esx3'), bus(undefined), OFF) },
    [],
  ],
  ['in a machine without disks', { 'a.vmx': `${OFF}\n${GSX}\nscsi0.present = "TRUE"\n` }, []],
  ['where locking stands twice', { 'a.vmx': node('a', GSX, OFF, OFF) }, []],
]);

it('A disk that only a copy of the machine names is not known to be shared', async () => {
  const text = node('a', GSX, bus(undefined, DATA), OFF);
  assert.deepEqual(
    await findingsOf({ 'a.vmx': text, 'b.vmx': text }, ALL),
    both(`warning ${UNPROTECTED} "FALSE"`),
  );
});

describe('The repairs of an unprotected disk', () => {
  const SHARE = 'Set scsi1.sharedBus to "virtual"';
  const LOCK = 'Set disk.locking back to "TRUE"';
  const rows: readonly (readonly [what: string, lines: readonly string[], titles: readonly string[]])[] = [
    ['sharing first, where the disk is known to be shared', [GSX, bus(undefined)], [SHARE, LOCK]],
    ['locking only, where nothing is known to be shared', [GSX], [LOCK]],
    [
      'locking only, beside the boot disk on VMware Server',
      [declare('server1'), 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "quorum.vmdk"'],
      [LOCK],
    ],
    [
      'sharing also beside the boot disk on GSX Server',
      [GSX, 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "quorum.vmdk"'],
      ['Set scsi0.sharedBus to "virtual"', LOCK],
    ],
    [
      'locking only, where the disk is on IDE',
      [GSX, 'ide0:1.present = "TRUE"\nide0:1.fileName = "quorum.vmdk"'],
      [LOCK],
    ],
    [
      'locking only, where the guest needs reservations that hosted products lack',
      [GSX, bus(undefined), 'guestOS = "longhorn-64"'],
      [LOCK],
    ],
    ['locking only, across boxes', [declare('gsx3', 'across-boxes'), bus(undefined)], [LOCK]],
  ];
  for (const [what, lines, titles] of rows) {
    it(what, async () => {
      const guestless = node('a', ...lines, OFF).replace(
        lines.some((line) => line.startsWith('guestOS')) ? 'guestOS = "winNetEnterprise"\n' : '\u0000',
        '',
      );
      assert.deepEqual(await fixTitles({ 'a.vmx': guestless }, 'a.vmx', UNPROTECTED), titles);
    });
  }

  it('switch locking off where it is on, so that the other node starts', async () => {
    const files = pair([GSX, bus(undefined, DATA), OFF], [GSX, bus(undefined, DATA)]);
    const [fix] = ((await lintFiles(files)).get('a.vmx') ?? [])
      .filter(({ ruleId }) => ruleId === UNPROTECTED)
      .flatMap(({ fixes }) => fixes);
    const after = applyFix(files, fix ?? assert.fail('there is no fix'));
    assert.equal(fix?.title, 'Share the controller of data.vmdk in every node, and switch disk locking off');
    for (const content of Object.values(after)) {
      assert.match(textOf(content), /^scsi1\.sharedBus = "virtual"$/m);
      assert.match(textOf(content), /^disk\.locking = "FALSE"$/m);
    }
  });

  it('cover every machine that names the disk', async () => {
    assert.deepEqual(await fixTitles(pair([GSX, bus(undefined, DATA), OFF]), 'a.vmx', UNPROTECTED), [
      'Share the controller of data.vmdk in every node',
      'Set disk.locking back to "TRUE" in every machine that shares nothing',
    ]);
  });
});

describe('Messages about locking name what stands in the file', () => {
  const rows: readonly (readonly [rule: string, lines: readonly string[], words: readonly string[]])[] = [
    [NOT_OFF, [GSX, bus('virtual')], ['scsi1.sharedBus = "virtual"', 'missing']],
    [
      NOT_OFF,
      [GSX, bus(undefined), 'scsi1:0.shared = "TRUE"', ON],
      ['scsi1:0.shared = "TRUE"', 'disk.locking is TRUE'],
    ],
    [UNPROTECTED, [GSX, bus(undefined, DATA), OFF], ['data.vmdk', 'scsi1:0', 'b.vmx']],
  ];
  for (const [rule, lines, words] of rows) {
    it(`${rule}: ${words.join(', ')}`, async () => {
      const message = await messageOf(pair(lines), 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

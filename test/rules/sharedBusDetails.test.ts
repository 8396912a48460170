import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const ON_TARGET = 'cluster-sharedbus-on-target';
const ON_CONTROLLER = 'cluster-shared-on-controller';
const REDUNDANT = 'cluster-shared-flag-redundant';
const TWO_BUSES = 'cluster-two-shared-buses';
const MIXED = 'cluster-mixed-disks-on-shared-bus';
const NUMBER = 'cluster-controller-number-differs';

const product = (name: string, kind = ''): string => `# vmxlint product=${name} ${kind}`.trim();
const LOCKING_OFF = 'disk.locking = "FALSE"';
const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "/san/${file}.vmdk"`;

expectFindings(
  'Bus sharing on a disk',
  [ON_TARGET],
  [
    [
      'is a warning in an ordinary machine too, in any letter case',
      { 'a.vmx': node('a', disk('scsi1:1', 'data'), 'SCSI1:1.SharedBus = "Virtual"') },
      [`a.vmx warning ${ON_TARGET} SCSI1:1.SharedBus`],
    ],
    [
      'is a hint where it says none, or where the bus is shared anyway',
      {
        'a.vmx': node('a', disk('scsi1:1', 'data'), 'scsi1:1.sharedBus = "none"'),
        'b.vmx': node('b', bus('virtual'), 'scsi1:0.sharedBus = "virtual"'),
      },
      [`a.vmx hint ${ON_TARGET} scsi1:1.sharedBus`, `b.vmx hint ${ON_TARGET} scsi1:0.sharedBus`],
    ],
    [
      'is a warning whatever the value, a placeholder included',
      { 'a.vmx': node('a', disk('scsi1:1', 'data'), 'scsi1:1.sharedBus = "{{mode}}"') },
      [`a.vmx warning ${ON_TARGET} scsi1:1.sharedBus`],
    ],
    [
      'is none where the controller has a number of four digits, which no machine has',
      { 'a.vmx': node('a', 'scsi1000:1.sharedBus = "virtual"') },
      [],
    ],
    [
      'is not the same as sharing one disk',
      { 'a.vmx': node('a', disk('scsi1:1', 'data'), 'scsi1:1.shared = "TRUE"', 'scsi1:1.sharing = "none"') },
      [],
    ],
  ],
);

expectFindings(
  'Sharing of a disk on the controller',
  [ON_CONTROLLER],
  [
    [
      'is a warning on every product',
      {
        'a.vmx': node('a', product('gsx3'), bus(undefined, '/san/a1.vmdk'), 'scsi1.shared = "TRUE"'),
        'b.vmx': node('b', product('esx3'), bus(undefined, '/san/b1.vmdk'), 'scsi1.shared = "true"'),
        'c.vmx': node('c', 'scsi2.shared = "{{flag}}"'),
      },
      [
        `a.vmx warning ${ON_CONTROLLER} scsi1.shared`,
        `b.vmx warning ${ON_CONTROLLER} scsi1.shared`,
        `c.vmx warning ${ON_CONTROLLER} scsi2.shared`,
      ],
    ],
    [
      'is none where the controller has a number of four digits, which no machine has',
      { 'a.vmx': node('a', 'scsi1000.shared = "TRUE"') },
      [],
    ],
    [
      'is a hint where it says FALSE, or where the bus is shared anyway',
      {
        'a.vmx': node('a', 'scsi1.shared = "FALSE"'),
        'b.vmx': node('b', bus('virtual'), 'scsi1.shared = "TRUE"'),
      },
      [`a.vmx hint ${ON_CONTROLLER} scsi1.shared`, `b.vmx hint ${ON_CONTROLLER} scsi1.shared`],
    ],
  ],
);

describe('The repair of a setting in the wrong place', () => {
  it('also switches locking off on hosted products', async () => {
    const files = { 'a.vmx': node('a', product('gsx3'), bus(undefined), 'scsi1:0.sharedBus = "virtual"') };
    assert.deepEqual(await fixTitles(files, 'a.vmx', ON_TARGET), ['Write it as scsi1.sharedBus']);
  });

  it('is not offered for the bus of the boot disk, a bus without disks, and for modes that contradict', async () => {
    const files = {
      'a.vmx': node('a', product('esx3'), disk('scsi0:1', 'a1'), 'scsi0:1.sharedBus = "virtual"'),
      'b.vmx': node('b', 'scsi1:1.sharedBus = "virtual"'),
      'c.vmx': node(
        'c',
        disk('scsi1:0', 'c0'),
        'scsi1:0.sharedBus = "virtual"',
        disk('scsi1:1', 'c1'),
        'scsi1:1.sharedBus = "physical"',
      ),
      'd.vmx': node(
        'd',
        'scsi1.sharedBus = "{{mode}}"',
        disk('scsi1:0', 'd0'),
        'scsi1:0.sharedBus = "virtual"',
      ),
    };
    for (const file of Object.keys(files))
      assert.deepEqual(await fixTitles(files, file, ON_TARGET), [], file);
    assert.match(await messageOf(files, 'a.vmx', ON_TARGET), /a controller without the boot disk/);
  });

  it('shares the disks one by one only where that exists', async () => {
    const lines = [bus(undefined), 'scsi1.shared = "TRUE"'];
    const titles = async (name: string): Promise<readonly string[]> =>
      fixTitles({ 'a.vmx': node('a', product(name), ...lines) }, 'a.vmx', ON_CONTROLLER);
    assert.deepEqual(await titles('server1'), [
      'Share the bus instead',
      'Share the disks one by one instead',
    ]);
    assert.deepEqual(await titles('esx3'), ['Share the bus instead']);
    assert.deepEqual(await fixTitles(pair([product('server1'), ...lines]), 'a.vmx', ON_CONTROLLER), [
      'Share the bus instead, in every node',
      'Share the disks one by one instead, in every node',
    ]);
  });

  it('writes the mode that a declaration of several hosts asks for', async () => {
    const kind = product('esx3', 'cluster=across-boxes');
    const files = { 'a.vmx': node('a', kind, bus(undefined), 'scsi1.shared = "TRUE"') };
    assert.match(await messageOf(files, 'a.vmx', ON_CONTROLLER), /scsi1\.sharedBus = "physical"/);
  });
});

expectFindings(
  'A shared disk on a shared bus',
  [REDUNDANT],
  [
    [
      'is a hint on hosted products and where the product is not known',
      {
        'a.vmx': node('a', product('server2'), LOCKING_OFF, bus('virtual'), 'scsi1:0.shared = "TRUE"'),
        'b.vmx': node('b', bus('virtual', '/san/b1.vmdk'), 'scsi1:0.shared = "true"'),
      },
      [`a.vmx hint ${REDUNDANT} "TRUE"`, `b.vmx hint ${REDUNDANT} "true"`],
    ],
    [
      'is nothing on ESX, with FALSE, and with a bus of its own mode',
      {
        'a.vmx': node('a', product('esx3'), bus('virtual'), 'scsi1:0.shared = "TRUE"'),
        'b.vmx': node('b', bus('virtual', '/san/b1.vmdk'), 'scsi1:0.shared = "FALSE"'),
        'c.vmx': node('c', bus('none', '/san/c1.vmdk'), 'scsi1:0.shared = "TRUE"'),
        'd.vmx': node('d', bus('{{mode}}', '/san/d1.vmdk'), 'scsi1:0.shared = "TRUE"'),
      },
      [],
    ],
  ],
);

const SECOND = bus('virtual', '/san/data.vmdk', 2);
expectFindings(
  'Two shared buses',
  [TWO_BUSES],
  [
    ...(
      [
        ['server2', 'error'],
        ['gsx3', 'hint'],
        ['workstation', 'hint'],
      ] as const
    ).map(
      ([name, severity]) =>
        [
          `are of severity ${severity} on ${name}`,
          pair([product(name), LOCKING_OFF, bus('virtual'), SECOND]),
          [`a.vmx ${severity} ${TWO_BUSES} "virtual"`, `b.vmx ${severity} ${TWO_BUSES} "virtual"`],
        ] as const,
    ),
    [
      'are a hint where the product may be another one',
      pair(['virtualHW.version = "7"', bus('virtual'), SECOND]),
      [`a.vmx hint ${TWO_BUSES} "virtual"`, `b.vmx hint ${TWO_BUSES} "virtual"`],
    ],
    [
      'are what ESX knows, and no matter where one of them is empty or private',
      {
        ...pair([product('esx3'), bus('virtual'), SECOND]),
        'c.vmx': node(
          'c',
          product('server2'),
          LOCKING_OFF,
          bus('virtual', '/san/c.vmdk'),
          bus('none', '/san/d.vmdk', 2),
        ),
        'd.vmx': node(
          'd',
          product('server2'),
          LOCKING_OFF,
          bus('virtual', '/san/e.vmdk'),
          'scsi2.sharedBus = "virtual"',
        ),
      },
      [],
    ],
  ],
);

const ESX = product('esx3');
expectFindings(
  'A private disk on a shared bus',
  [MIXED],
  [
    [
      'is a warning on ESX 2 as well, and a hint where the product is not known',
      {
        ...pair(
          [product('esx2'), bus('virtual'), disk('scsi1:1', 'mine')],
          [product('esx2'), bus('virtual')],
        ),
        'c.vmx': node('c', bus('virtual', '/san/q2.vmdk'), disk('scsi1:1', 'other')),
        'd.vmx': node('d', bus('virtual', '/san/q2.vmdk')),
      },
      [`a.vmx warning ${MIXED} "/san/mine.vmdk"`, `c.vmx hint ${MIXED} "/san/other.vmdk"`],
    ],
    [
      'is reported in each node that has one',
      pair([ESX, bus('virtual'), disk('scsi1:1', 'one')], [ESX, bus('virtual'), disk('scsi1:1', 'two')]),
      [`a.vmx warning ${MIXED} "/san/one.vmdk"`, `b.vmx warning ${MIXED} "/san/two.vmdk"`],
    ],
    [
      'is not known with one node, an encrypted node, a placeholder, or the same name elsewhere',
      {
        'a.vmx': node('a', ESX, bus('virtual', '/san/qa.vmdk'), disk('scsi1:1', 'a1')),
        'b.vmx': node('b', ESX, bus('virtual', '/san/qb.vmdk'), disk('scsi1:1', 'b1')),
        'c.vmx': node('c', ESX, bus('virtual', '/san/qb.vmdk'), 'encryption.data = "x"'),
        'd.vmx': node('d', ESX, bus('virtual', '/san/qd.vmdk'), disk('scsi1:1', 'd1')),
        'e.vmx': node('e', ESX, bus('virtual', '/san/qd.vmdk'), 'scsi1:1.fileName = "{{data}}"'),
        'f.vmx': node('f', ESX, bus('virtual', '/san/qf.vmdk'), disk('scsi1:1', 'f1')),
        'g.vmx': node('g', ESX, bus('virtual', '/san/qf.vmdk'), 'scsi1:1.fileName = "/other/F1.vmdk"'),
      },
      [],
    ],
    [
      'is no raw mapping, which may be the same LUN by another file',
      pair(
        [ESX, bus('virtual'), disk('scsi1:1', 'one'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
        [ESX, bus('virtual'), disk('scsi1:1', 'two'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
      ),
      [],
    ],
  ],
);

expectFindings(
  'Controllers of different numbers',
  [NUMBER],
  [
    [
      'are a hint in the one node of three that deviates, once for all of its disks',
      {
        'a.vmx': node('a', bus('virtual'), disk('scsi1:1', 'data')),
        'b.vmx': node('b', bus('virtual'), disk('scsi1:1', 'data')),
        'c.vmx': node('c', bus('virtual', '/san/quorum.vmdk', 3), disk('scsi3:1', 'data')),
      },
      [`c.vmx hint ${NUMBER} scsi3:0.fileName`],
    ],
    [
      'are graver mistakes where the targets differ too, or where one is the bus of the boot disk',
      {
        ...pair([bus('virtual')], [bus('virtual', '/san/quorum.vmdk', 2).replaceAll('scsi2:0', 'scsi2:1')]),
        'c.vmx': node('c', disk('scsi0:1', 'quorum2')),
        'd.vmx': node('d', 'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"', disk('scsi1:1', 'quorum2')),
      },
      [],
    ],
  ],
);

it('A place that another disk has is not given away', async () => {
  const files = pair(
    [bus('virtual'), SECOND],
    [bus('virtual', '/san/data.vmdk'), bus('virtual', '/san/quorum.vmdk', 2)],
  );
  assert.deepEqual(await fixTitles(files, 'a.vmx', NUMBER), []);
  assert.match(
    await messageOf(files, 'a.vmx', NUMBER),
    /quorum\.vmdk hangs on scsi1 here, but on scsi2 in b\.vmx/,
  );
});

/** The lines about sharing and files in /san, by file, after the first repair that a rule offers in a.vmx. */
async function repaired(rule: string, files: Files): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = ((await lintFiles(files)).get('a.vmx') ?? []).find(({ ruleId }) => ruleId === rule);
  const after = applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'));
  return Object.fromEntries(
    Object.entries(after).map(([file, content]) => [
      file,
      textOf(content)
        .split('\n')
        .filter((line) => /sharedBus|:\d+\.fileName = "\/san/.test(line))
        .sort(),
    ]),
  );
}

describe('The repair of different controller numbers', () => {
  const on = (number: number, ...more: readonly string[]): readonly string[] => [
    bus('virtual', '/san/quorum.vmdk', number),
    ...more,
  ];
  const onFirst = [
    'scsi1.sharedBus = "virtual"',
    'scsi1:0.fileName = "/san/quorum.vmdk"',
    'scsi1:1.fileName = "/san/data.vmdk"',
  ];

  it('brings all disks of the bus, and shares the empty one no more', async () => {
    const files = pair(on(1, disk('scsi1:1', 'data')), on(2, disk('scsi2:1', 'data')));
    assert.deepEqual(await repaired(NUMBER, files), {
      'a.vmx': onFirst,
      'b.vmx': [...onFirst, 'scsi2.sharedBus = "none"'],
    });
  });

  it('brings the disk of the other node only where it is elsewhere there', async () => {
    const files = pair(on(1), on(2, disk('scsi2:1', 'own')));
    assert.deepEqual((await repaired(NUMBER, files))['b.vmx'], [
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.fileName = "/san/quorum.vmdk"',
      'scsi2.sharedBus = "virtual"',
      'scsi2:1.fileName = "/san/own.vmdk"',
    ]);
  });

  it('shares no bus where the disks are shared one by one', async () => {
    const single = (number: number): readonly string[] => [
      bus(undefined, '/san/quorum.vmdk', number),
      `scsi${number}:0.shared = "TRUE"`,
    ];
    assert.deepEqual((await repaired(NUMBER, pair(single(1), single(2))))['b.vmx'], [
      'scsi1:0.fileName = "/san/quorum.vmdk"',
    ]);
  });

  it('is not offered where the place of another disk of the bus is taken', async () => {
    const files = pair(
      on(1, disk('scsi1:1', 'data')),
      on(2, disk('scsi2:1', 'data'), 'scsi1.sharedBus = "virtual"', disk('scsi1:1', 'own')),
    );
    assert.deepEqual(await fixTitles(files, 'a.vmx', NUMBER), []);
  });

  it('is shown with the places of the other nodes only', async () => {
    const files = { ...pair(on(1), on(2)), 'c.vmx': node('c', ...on(3)) };
    const [found] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(({ ruleId }) => ruleId === NUMBER);
    assert.deepEqual(
      found?.related.map(({ message }) => message),
      ['The same disk at scsi2:0.', 'The same disk at scsi3:0.'],
    );
    assert.match(found.message, /hangs on scsi1 here, but on scsi2 in b\.vmx/);
  });
});

describe('The repair of two shared buses', () => {
  const SERVER = [product('server2'), LOCKING_OFF];
  it('hangs the disks on the lowest bus and stops sharing those that are left empty', async () => {
    const files = pair(
      [...SERVER, bus('virtual'), SECOND, disk('scsi2:1', 'log')],
      [...SERVER, bus('virtual', '/san/log.vmdk', 3), SECOND, bus('virtual')],
    );
    assert.deepEqual(await repaired(TWO_BUSES, files), {
      'a.vmx': [
        'scsi1.sharedBus = "virtual"',
        'scsi1:0.fileName = "/san/quorum.vmdk"',
        'scsi1:1.fileName = "/san/data.vmdk"',
        'scsi1:2.fileName = "/san/log.vmdk"',
        'scsi2.sharedBus = "none"',
      ],
      'b.vmx': [
        'scsi1.sharedBus = "virtual"',
        'scsi1:0.fileName = "/san/quorum.vmdk"',
        'scsi1:1.fileName = "/san/data.vmdk"',
        'scsi1:2.fileName = "/san/log.vmdk"',
        'scsi2.sharedBus = "none"',
        'scsi3.sharedBus = "none"',
      ],
    });
  });

  it('keeps a target number that is free, and a bus shared that keeps another disk', async () => {
    const second = 'scsi2.present = "TRUE"\nscsi2.sharedBus = "virtual"';
    const files = pair(
      [...SERVER, bus('virtual'), second, disk('scsi2:5', 'data')],
      [...SERVER, bus('virtual'), second, disk('scsi2:5', 'data'), disk('scsi2:6', 'own')],
    );
    assert.deepEqual(await repaired(TWO_BUSES, files), {
      'a.vmx': [
        'scsi1.sharedBus = "virtual"',
        'scsi1:0.fileName = "/san/quorum.vmdk"',
        'scsi1:5.fileName = "/san/data.vmdk"',
        'scsi2.sharedBus = "none"',
      ],
      'b.vmx': [
        'scsi1.sharedBus = "virtual"',
        'scsi1:0.fileName = "/san/quorum.vmdk"',
        'scsi1:5.fileName = "/san/data.vmdk"',
        'scsi2.sharedBus = "virtual"',
        'scsi2:6.fileName = "/san/own.vmdk"',
      ],
    });
  });

  it('takes a target that is free in every node', async () => {
    const files = pair(
      [...SERVER, bus('virtual'), SECOND],
      [...SERVER, bus('virtual'), disk('scsi1:1', 'own'), SECOND],
    );
    assert.deepEqual((await repaired(TWO_BUSES, files))['a.vmx'], [
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.fileName = "/san/quorum.vmdk"',
      'scsi1:2.fileName = "/san/data.vmdk"',
      'scsi2.sharedBus = "none"',
    ]);
  });
});

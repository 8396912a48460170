import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';
import { disk, repaired, SECOND } from './sharedBusFiles.js';

const NUMBER = 'cluster-controller-number-differs';

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
    /quorum\.vmdk is on scsi1 here, but on scsi2 in b\.vmx/,
  );
});

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

  it('renumbers a controller that moves as a whole, with its settings', async () => {
    const slot = 'scsi2.pciSlotNumber = "35"';
    const files = pair(on(1, disk('scsi1:1', 'data')), on(2, disk('scsi2:1', 'data'), slot));
    assert.deepEqual(await repaired(NUMBER, files), { 'a.vmx': onFirst, 'b.vmx': onFirst });
    const [fix] = (await lintFiles(files)).get('b.vmx')?.find(({ ruleId }) => ruleId === NUMBER)?.fixes ?? [];
    const after = textOf(applyFix(files, fix ?? assert.fail())['b.vmx'] ?? '');
    assert.match(after, /^scsi1\.pciSlotNumber = "35"$/m);
    assert.doesNotMatch(after, /scsi2/);
  });

  it('removes a controller without disks beside one that has the number already', async () => {
    const there = 'scsi1.present = "TRUE"\nscsi1.virtualDev = "lsilogic"';
    const leftover = 'scsi2:5.present = "FALSE"';
    const files = pair(on(1), on(2, there, leftover));
    const after = await repaired(NUMBER, files);
    assert.deepEqual(after['b.vmx'], [
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.fileName = "/san/quorum.vmdk"',
    ]);
    const nodesDiffer = async (given: Files): Promise<boolean> =>
      [...(await lintFiles(given)).values()].flat().some(({ ruleId }) => ruleId === 'cluster-nodes-differ');
    assert.ok(await nodesDiffer(files));
    const [fix] = (await lintFiles(files)).get('b.vmx')?.find(({ ruleId }) => ruleId === NUMBER)?.fixes ?? [];
    assert.ok(!(await nodesDiffer(applyFix(files, fix ?? assert.fail()))));
  });

  it('keeps a controller for what else hangs on it, and shares it no more', async () => {
    const drive = (...lines: readonly string[]): string => lines.map((line) => `scsi2:5.${line}`).join('\n');
    for (const rest of [
      drive('present = "TRUE"', 'deviceType = "cdrom-image"', 'fileName = "/san/tools.iso"'),
      drive('present = "FALSE"', 'fileName = "/san/old.vmdk"'),
    ]) {
      const lines = (await repaired(NUMBER, pair(on(1), on(2, rest))))['b.vmx'] ?? [];
      assert.equal(lines[1], 'scsi1:0.fileName = "/san/quorum.vmdk"');
      assert.equal(lines[2], 'scsi2.sharedBus = "none"');
      assert.match(lines[3] ?? '', /^scsi2:5\.fileName/);
    }
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
    const moved = ['scsi1:0.fileName = "/san/quorum.vmdk"'];
    assert.deepEqual((await repaired(NUMBER, pair(single(1), single(2))))['b.vmx'], moved);
    const drive =
      'scsi2:5.present = "TRUE"\nscsi2:5.deviceType = "cdrom-image"\nscsi2:5.fileName = "tools.iso"';
    assert.deepEqual((await repaired(NUMBER, pair(single(1), [...single(2), drive])))['b.vmx'], moved);
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
    assert.match(found.message, /is on scsi1 here, but on scsi2 in b\.vmx/);
  });
});

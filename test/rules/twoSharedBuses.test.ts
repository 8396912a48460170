import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';
import { disk, LOCKING_OFF, product, repaired, SECOND } from './sharedBusFiles.js';

const TWO_BUSES = 'cluster-two-shared-buses';

/** A disk that is shared without its bus. */
const alone = (slot: string, file: string): string =>
  `${slot.replace(/:.*/, '')}.present = "TRUE"\n${disk(slot, file)}\n${slot}.shared = "TRUE"`;
const SHARED_ALONE = alone('scsi2:0', 'data');

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
      'are as many where a disk is shared alone',
      pair([product('server2'), LOCKING_OFF, bus('virtual'), SHARED_ALONE]),
      [`a.vmx error ${TWO_BUSES} "TRUE"`, `b.vmx error ${TWO_BUSES} "TRUE"`],
    ],
    [
      'are as many where all disks are shared alone, and none where those are on one bus',
      {
        ...pair([product('server2'), LOCKING_OFF, alone('scsi1:0', 'quorum'), SHARED_ALONE]),
        'c.vmx': node('c', product('server2'), LOCKING_OFF, alone('scsi1:0', 'c'), alone('scsi1:1', 'd')),
      },
      [`a.vmx error ${TWO_BUSES} "TRUE"`, `b.vmx error ${TWO_BUSES} "TRUE"`],
    ],
    [
      'are not there while one of them holds shared disks, but is not shared itself',
      pair([product('server2'), LOCKING_OFF, bus('virtual'), bus('none', '/san/data.vmdk', 2)]),
      [],
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

  it('prefers the bus that is shared as a whole, and writes nothing about one that never was', async () => {
    const files = pair([...SERVER, alone('scsi1:0', 'quorum'), SECOND]);
    assert.deepEqual((await repaired(TWO_BUSES, files))['b.vmx'], [
      'scsi2.sharedBus = "virtual"',
      'scsi2:0.fileName = "/san/data.vmdk"',
      'scsi2:1.fileName = "/san/quorum.vmdk"',
    ]);
  });

  it('brings disks together that are all shared alone', async () => {
    const files = pair([...SERVER, alone('scsi1:0', 'quorum'), SHARED_ALONE]);
    assert.deepEqual((await repaired(TWO_BUSES, files))['b.vmx'], [
      'scsi1:0.fileName = "/san/quorum.vmdk"',
      'scsi1:1.fileName = "/san/data.vmdk"',
    ]);
  });

  it('is not offered where the disk would be shared no more in another node', async () => {
    const quorum = alone('scsi1:0', 'quorum');
    const own = [...SERVER, quorum, SHARED_ALONE];
    const offered = async (...other: readonly string[]): Promise<readonly string[]> =>
      fixTitles(pair(own, [...SERVER, ...other]), 'a.vmx', TWO_BUSES);
    assert.equal((await offered(quorum, SHARED_ALONE)).length, 1);
    assert.deepEqual(await offered(quorum, disk('scsi2:0', 'data'), 'scsi2.present = "TRUE"'), []);
    assert.deepEqual(await offered(alone('scsi3:0', 'quorum'), SHARED_ALONE), []);
  });
});

describe('A second bus that is not shared yet', () => {
  const MISSING = 'cluster-bus-sharing-missing';
  const unshared = (name: string): Files =>
    pair([product(name), LOCKING_OFF, bus('virtual'), bus('none', '/san/data.vmdk', 2)]);

  it('is not shared on VMware Server 2, whose machines start with one shared bus only', async () => {
    assert.deepEqual(await fixTitles(unshared('server2'), 'a.vmx', MISSING), []);
    assert.match(
      await messageOf(unshared('server2'), 'a.vmx', MISSING),
      /\. Put the disk on scsi1, which is shared already, /,
    );
  });

  it('may be shared on other products, and beside a shared boot bus, which is a mistake of its own', async () => {
    assert.equal((await fixTitles(unshared('gsx3'), 'a.vmx', MISSING)).length, 1);
    const bootBus = pair([product('server2'), LOCKING_OFF, 'scsi0.sharedBus = "virtual"', bus('none')]);
    assert.equal((await fixTitles(bootBus, 'a.vmx', MISSING)).length, 1);
  });
});

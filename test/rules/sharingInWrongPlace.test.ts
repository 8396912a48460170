import assert from 'node:assert/strict';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';
import { disk, product } from './sharedBusFiles.js';

const ON_TARGET = 'cluster-sharedbus-on-target';
const ON_CONTROLLER = 'cluster-shared-on-controller';

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

describe('What is said of .shared on the controller of the boot disk', () => {
  for (const [what, lines, advice] of [
    ['never tells to share the boot disk alone', [product('gsx3')], /controller without the boot disk/],
    [
      'tells to share its bus for another disk on GSX Server only',
      [product('gsx3'), disk('scsi0:1', 'quorum')],
      /Write scsi0\.sharedBus = "virtual" instead/,
    ],
    [
      'tells elsewhere to put the other disk on another one',
      [product('workstation'), disk('scsi0:1', 'quorum')],
      /controller without the boot disk/,
    ],
  ] as const) {
    it(what, async () => {
      const files = { 'a.vmx': node('a', ...lines, 'scsi0.shared = "TRUE"') };
      assert.match(await messageOf(files, 'a.vmx', ON_CONTROLLER), advice);
    });
  }
});

describe('The repair of a setting in the wrong place', () => {
  it('also switches locking off on hosted products, and says so', async () => {
    const lines = [product('gsx3'), bus(undefined), 'scsi1:0.sharedBus = "virtual"'];
    const titles = async (...more: readonly string[]): Promise<readonly string[]> =>
      fixTitles({ 'a.vmx': node('a', ...lines, ...more) }, 'a.vmx', ON_TARGET);
    assert.deepEqual(await titles(), ['Write it as scsi1.sharedBus, and switch disk locking off']);
    assert.deepEqual(await titles('disk.locking = "FALSE"'), ['Write it as scsi1.sharedBus']);
  });

  it('shares nothing where hosted nodes run on several hosts, and share by iSCSI', async () => {
    for (const [rule, key, value] of [
      [ON_CONTROLLER, 'scsi1.shared', 'TRUE'],
      [ON_TARGET, 'scsi1:0.sharedBus', 'virtual'],
    ] as const) {
      const files = pair([product('gsx3', 'cluster=across-boxes'), bus(undefined), `${key} = "${value}"`]);
      assert.deepEqual(await fixTitles(files, 'a.vmx', rule), [`Delete ${key}`]);
      assert.match(await messageOf(files, 'a.vmx', rule), /Delete this line\.$/);
    }
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
      'Share the bus instead, and switch disk locking off',
      'Share the disks one by one instead, and switch disk locking off',
    ]);
    assert.deepEqual(await titles('esx3'), ['Share the bus instead']);
    assert.deepEqual(await fixTitles(pair([product('server1'), ...lines]), 'a.vmx', ON_CONTROLLER), [
      'Share the bus instead, in every node, and switch disk locking off',
      'Share the disks one by one instead, in every node, and switch disk locking off',
    ]);
  });

  it('shares no bus that is switched off', async () => {
    const off = bus(undefined).replace('scsi1.present = "TRUE"', 'scsi1.present = "FALSE"');
    const files = { 'a.vmx': node('a', product('esx3'), off, 'scsi1.shared = "TRUE"') };
    assert.match(await messageOf(files, 'a.vmx', ON_CONTROLLER), /scsi1\.sharedBus = "virtual"/);
    assert.deepEqual(await fixTitles(files, 'a.vmx', ON_CONTROLLER), []);
  });

  it('writes the mode that a declaration of several hosts asks for', async () => {
    const kind = product('esx3', 'cluster=across-boxes');
    const files = { 'a.vmx': node('a', kind, bus(undefined), 'scsi1.shared = "TRUE"') };
    assert.match(await messageOf(files, 'a.vmx', ON_CONTROLLER), /scsi1\.sharedBus = "physical"/);
    const inOtherNode = {
      'a.vmx': node('a', product('esx3'), bus(undefined), 'scsi1.shared = "TRUE"'),
      'b.vmx': node('b', kind, bus('none')),
    };
    assert.match(await messageOf(inOtherNode, 'a.vmx', ON_CONTROLLER), /scsi1\.sharedBus = "physical"/);
  });
});

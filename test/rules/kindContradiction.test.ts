import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import {
  KIND,
  KIND_RULES,
  both,
  bus,
  declare,
  expectFindings,
  findingsOf,
  messageOf,
  node,
  pair,
  fixTitles,
} from './nodeFiles.js';

const HOST_ONLY =
  'ethernet0.present = "TRUE"\nethernet0.devName = "vmnic0"\nethernet1.present = "TRUE"\nethernet1.devName = "vmnet_0"';
const SWITCHES =
  'ethernet0.present = "TRUE"\nethernet0.networkName = "LAN"\nethernet1.present = "TRUE"\nethernet1.networkName = "HB"';
const HBA = 'vmhba0:1:0:1:quorum.vmdk';
const LABEL = 'san:quorum.vmdk';
const descriptor = (createType: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="${createType}"\nRW 2048 VMFSRDM "q-rdm.vmdk"\n`;

expectFindings('A bus mode against the rest of the files, nothing declared', KIND_RULES, [
  [
    'physical, host-only heartbeat',
    pair([bus('physical'), HOST_ONLY]),
    both(`warning ${KIND.contradiction} "physical"`),
  ],
  ['physical, label path', pair([bus('physical', LABEL)]), both(`warning ${KIND.contradiction} "physical"`)],
  [
    'physical, both',
    pair([bus('physical', LABEL), HOST_ONLY]),
    both(`warning ${KIND.contradiction} "physical"`),
  ],
  [
    'physical, host-only heartbeat in one node: there',
    pair([bus('physical'), HOST_ONLY], [bus('physical'), SWITCHES]),
    [`a.vmx warning ${KIND.contradiction} "physical"`],
  ],
  ['virtual, hardware path', pair([bus('virtual', HBA)]), both(`warning ${KIND.contradiction} "virtual"`)],
  [
    'virtual, physical-mode raw mapping',
    {
      ...pair([declare('esx3'), bus('virtual', '/vms/q.vmdk')]),
      'q.vmdk': descriptor('vmfsPassthroughRawDeviceMap'),
    },
    both(`warning ${KIND.contradiction} "virtual"`),
  ],
  [
    'virtual, virtual-mode raw mapping',
    { ...pair([declare('esx3'), bus('virtual', '/vms/q.vmdk')]), 'q.vmdk': descriptor('vmfsRawDeviceMap') },
    [],
  ],
  ['virtual, label path, host-only heartbeat', pair([bus('virtual', LABEL), HOST_ONLY]), []],
  ['physical, hardware path, named switches', pair([bus('physical', HBA)]), []],
  [
    'physical, path of ESX 3 and later',
    pair([bus('physical', '/vmfs/volumes/san/quorum.vmdk'), SWITCHES]),
    [],
  ],
  [
    'nodes that disagree',
    pair([declare('esx3'), bus('virtual')], [declare('esx3'), bus('physical')]),
    [`a.vmx warning ${KIND.contradiction} "virtual"`, `b.vmx warning ${KIND.contradiction} "physical"`],
  ],
  [
    'nodes that disagree, product unknown',
    pair([bus('virtual')], [bus('physical')]),
    [`a.vmx warning ${KIND.contradiction} "virtual"`, `b.vmx warning ${KIND.contradiction} "physical"`],
  ],
  [
    'one node against two: there',
    { ...pair([bus('virtual')], [bus('physical')]), 'c.vmx': node('c', bus('virtual')) },
    [`b.vmx warning ${KIND.contradiction} "physical"`],
  ],
  [
    'two modes in one machine, for two disks',
    { 'a.vmx': node('a', bus('virtual'), bus('physical', '/san/data.vmdk', 2)) },
    [],
  ],
  ['a mode in one node, a placeholder in the other', pair([bus('virtual')], [bus('${MODE}')]), []],
  [
    'declared: other rules judge',
    pair([declare('esx2', 'across-boxes'), bus('physical', LABEL), HOST_ONLY]),
    [],
  ],
  [
    'multi-writer disks by hardware path',
    pair([bus('none', HBA), 'scsi1:0.sharing = "multi-writer"', HOST_ONLY]),
    [],
  ],
]);

describe('The ways out of a contradiction', () => {
  const VIRTUALLY = 'Set bus sharing to "virtual" in every node';
  const PHYSICALLY = 'Set bus sharing to "physical" in every node';
  const BOX = 'Declare a cluster in a box and set bus sharing to "virtual" in every node';
  const BOXES = 'Declare a cluster across boxes and set bus sharing to "physical" in every node';
  const rows: readonly (readonly [
    what: string,
    files: Parameters<typeof fixTitles>[0],
    file: string,
    titles: readonly string[],
  ])[] = [
    ['the rest is right', pair([bus('physical'), HOST_ONLY]), 'a.vmx', [VIRTUALLY, BOX]],
    ['the rest is right, the other way', pair([bus('virtual', HBA)]), 'a.vmx', [PHYSICALLY, BOXES]],
    ['none when the rest contradicts itself', pair([bus('virtual', HBA), HOST_ONLY]), 'a.vmx', []],
    [
      'both ways when only the modes disagree',
      pair([bus('virtual')], [bus('physical')]),
      'b.vmx',
      [PHYSICALLY, VIRTUALLY, BOXES, BOX],
    ],
    [
      'the way of most nodes first',
      { ...pair([bus('virtual')], [bus('physical')]), 'c.vmx': node('c', bus('virtual')) },
      'b.vmx',
      [VIRTUALLY, PHYSICALLY, BOX, BOXES],
    ],
    [
      'not across boxes with a plain disk file before vSphere 7',
      {
        ...pair(
          [declare('vsphere6'), bus('virtual', '/vms/q.vmdk')],
          [declare('vsphere6'), bus('physical', '/vms/q.vmdk')],
        ),
        'q.vmdk': descriptor('vmfs').replace('VMFSRDM', 'VMFS'),
      },
      'a.vmx',
      [VIRTUALLY, BOX],
    ],
  ];
  for (const [what, files, file, titles] of rows) {
    it(what, async () => {
      assert.deepEqual(await fixTitles(files, file, KIND.contradiction), titles);
    });
  }
});

describe('A bus that becomes virtual in a node of a hosted product, beside nodes on ESX', () => {
  const rows: readonly (readonly [what: string, rule: string, files: Files, title: string])[] = [
    [
      'where the kind is declared',
      KIND.inABox,
      pair([declare('esx3', 'in-a-box'), bus('physical')], [declare('gsx3', 'in-a-box'), bus('physical')]),
      'Set bus sharing to "virtual" for the shared disks of every node, and switch disk locking off',
    ],
    [
      'where the modes contradict each other',
      KIND.contradiction,
      pair([declare('esx3'), bus('virtual')], [declare('gsx3'), bus('physical')]),
      'Set bus sharing to "virtual" in every node, and switch disk locking off',
    ],
  ];
  for (const [what, rule, files, title] of rows) {
    it(`has its locking switched off too, and the title says so, ${what}`, async () => {
      const fix = ((await lintFiles(files)).get('a.vmx') ?? [])
        .filter(({ ruleId }) => ruleId === rule)
        .flatMap(({ fixes }) => fixes)
        .find((one) => one.title === title);
      const after = applyFix(files, fix ?? assert.fail(`there is no fix ${title}`));
      assert.match(textOf(after['b.vmx'] ?? ''), /^scsi1\.sharedBus = "virtual"$/m);
      assert.match(textOf(after['b.vmx'] ?? ''), /^disk\.locking = "FALSE"$/m);
      assert.doesNotMatch(textOf(after['a.vmx'] ?? ''), /disk\.locking/);
    });
  }
});

describe('Beside a contradiction stands what speaks against the bus', () => {
  const rows: readonly (readonly [what: string, files: Files, places: readonly string[]])[] = [
    ['for one host', pair([bus('physical', LABEL)]), ['This speaks for one host.']],
    ['for several hosts', pair([bus('virtual', HBA)]), ['This speaks for several hosts.']],
    [
      'in another node, not in this one',
      { ...pair([bus('virtual')], [bus('physical')]), 'c.vmx': node('c', bus('physical')) },
      ['b', 'c'].map(() => 'scsi1.sharedBus = "physical" for the same disk.'),
    ],
  ];
  for (const [what, files, places] of rows) {
    it(what, async () => {
      const found = (await lintFiles(files))
        .get('a.vmx')
        ?.find(({ ruleId }) => ruleId === KIND.contradiction);
      assert.deepEqual(
        found?.related.map(({ message }) => message),
        places,
      );
    });
  }
});

describe('Messages about contradictions name what stands in the file', () => {
  const rows: readonly (readonly [
    rule: string,
    files: Parameters<typeof messageOf>[0],
    words: readonly string[],
  ])[] = [
    [
      KIND.contradiction,
      pair([bus('physical', LABEL), HOST_ONLY]),
      ['scsi1.sharedBus = "physical"', LABEL, 'vmnet_0', 'ethernet1'],
    ],
    [
      KIND.contradiction,
      pair([bus('virtual')], [bus('physical')]),
      ['scsi1.sharedBus = "virtual"', 'scsi1.sharedBus = "physical" (b.vmx)', 'quorum.vmdk'],
    ],
  ];
  for (const [rule, files, words] of rows) {
    it(`${rule}: ${words.join(', ')}`, async () => {
      const message = await messageOf(files, 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

describe('The mode of a bus that was not shared', () => {
  const MISSING = 'cluster-bus-sharing-missing';
  const unshared = (file: string, ...more: readonly string[]): Files =>
    pair([declare('esx2'), bus('none', file), ...more]);

  it('is first the one that the rest of the files speaks for', async () => {
    const physicalFirst = [
      'Share the controller of quorum.vmdk (physical) in every node',
      'Share the controller of quorum.vmdk (virtual) in every node',
    ];
    assert.deepEqual(await fixTitles(unshared(HBA), 'a.vmx', MISSING), physicalFirst);
    const virtualFirst = physicalFirst.toReversed();
    assert.deepEqual(await fixTitles(unshared(LABEL), 'a.vmx', MISSING), virtualFirst);
    assert.deepEqual(await fixTitles(unshared(HBA, HOST_ONLY), 'a.vmx', MISSING), virtualFirst);
  });

  it('is that of the other bus where the node has a physical one', async () => {
    const files = pair([declare('esx2'), bus('none', LABEL), bus('physical', '/vmfs/san/data.vmdk', 2)]);
    const [first] = await fixTitles(files, 'a.vmx', MISSING);
    assert.equal(first, 'Share the controller of quorum.vmdk (physical) in every node');
  });

  it('is physical where a disk with a hardware path moves to SCSI', async () => {
    const ide = `ide0:0.present = "TRUE"\nide0:0.fileName = "${HBA}"`;
    const files = pair([declare('esx2'), ide]);
    const found = (await lintFiles(files)).get('a.vmx') ?? [];
    const fix = found.find(({ ruleId }) => ruleId === 'cluster-shared-disk-not-scsi')?.fixes[0];
    const after = applyFix(files, fix ?? assert.fail('there is no fix'));
    assert.match(textOf(after['a.vmx'] ?? ''), /scsi1\.sharedBus = "physical"/);
    assert.deepEqual(await findingsOf(after, [KIND.contradiction]), []);
  });
});

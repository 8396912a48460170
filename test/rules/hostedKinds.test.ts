import assert from 'node:assert/strict';
import { PRODUCTS, type Product } from '../../server/src/machine/product.js';
import { CLUSTER_KINDS } from '../../server/src/machine/declaration.js';
import { applyFix, lintFiles, textOf } from '../lintFiles.js';
import {
  KIND,
  KIND_RULES,
  both,
  bus,
  declare,
  expectFindings,
  fixTitles,
  messageOf,
  node,
  pair,
  findingsOf,
} from './nodeFiles.js';

expectFindings('A physical bus on a hosted product', KIND_RULES, [
  [
    'that is declared',
    pair([declare('server1'), bus('physical'), 'disk.locking = "FALSE"']),
    both(`warning ${KIND.hostedBus} "physical"`),
  ],
  [
    'that the file tells',
    pair([bus('physical'), 'ethernet0.connectionType = "nat"']),
    both(`warning ${KIND.hostedBus} "physical"`),
  ],
  [
    'of a declared cluster in a box',
    pair([declare('gsx3', 'in-a-box'), bus('physical')]),
    both(`warning ${KIND.hostedBus} "physical"`),
  ],
  [
    'with a host-only heartbeat, as usual there: one finding',
    pair([
      declare('gsx3'),
      bus('physical'),
      'ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\nethernet1.present = "TRUE"\nethernet1.connectionType = "hostonly"',
    ]),
    both(`warning ${KIND.hostedBus} "physical"`),
  ],
  [
    'whose other node is virtual: one finding',
    pair([declare('gsx3'), bus('physical')], [declare('gsx3'), bus('virtual')]),
    [`a.vmx warning ${KIND.hostedBus} "physical"`],
  ],
  [
    'also on the controller of the boot disk',
    {
      'a.vmx': node(
        'a',
        declare('gsx3'),
        'scsi0.sharedBus = "physical"\nscsi0:1.present = "TRUE"\nscsi0:1.fileName = "quorum.vmdk"',
      ),
    },
    [`a.vmx warning ${KIND.hostedBus} "physical"`],
  ],
  ['that nobody knows to be one', pair([bus('physical')]), []],
]);

it('The repair of a physical bus names the setting where there is one node', async () => {
  const lines = [declare('gsx3'), bus('physical'), 'disk.locking = "FALSE"'];
  assert.deepEqual(await fixTitles({ 'a.vmx': node('a', ...lines) }, 'a.vmx', KIND.hostedBus), [
    'Set scsi1.sharedBus to "virtual"',
  ]);
  assert.deepEqual(await fixTitles(pair(lines), 'a.vmx', KIND.hostedBus), [
    'Set scsi1.sharedBus to "virtual", in every node with this mistake',
  ]);
});

it('A physical bus that holds the boot disk alone is not made virtual, neither by its own repair nor by that of another', async () => {
  const idle = 'scsi0.sharedBus = "physical"';
  const OFF = 'disk.locking = "FALSE"';
  const lone = pair([declare('gsx3'), idle, bus('virtual'), OFF]);
  assert.deepEqual(await findingsOf(lone, [KIND.hostedBus]), both(`warning ${KIND.hostedBus} "physical"`));
  assert.match(await messageOf(lone, 'a.vmx', KIND.hostedBus), /Set scsi0\.sharedBus to "none"/);
  assert.deepEqual(await fixTitles(lone, 'a.vmx', KIND.hostedBus), []);
  const two = pair([declare('gsx3'), idle, bus('physical'), OFF]);
  assert.deepEqual(await fixTitles(two, 'a.vmx', KIND.hostedBus), [
    'Set scsi1.sharedBus to "virtual", in every node with this mistake',
  ]);
  const found = ((await lintFiles(two)).get('a.vmx') ?? []).find(({ fixes }) =>
    fixes.some(({ title }) => title.startsWith('Set scsi1.sharedBus')),
  );
  const after = applyFix(two, found?.fixes[0] ?? assert.fail('there is no fix'));
  assert.deepEqual(textOf(after['b.vmx'] ?? '').match(/scsi\d\.sharedBus = .*/g), [
    'scsi0.sharedBus = "physical"',
    'scsi1.sharedBus = "virtual"',
  ]);
});

it('The repair of a physical bus leaves a node alone that shares virtually, and one that runs on ESX', async () => {
  const OFF = 'disk.locking = "FALSE"';
  const physical = [declare('gsx3'), bus('physical'), OFF];
  const others = [
    [declare('gsx3'), bus('virtual'), OFF],
    [declare('esx3'), bus('physical')],
  ];
  for (const other of others) {
    assert.deepEqual(await fixTitles(pair(physical, other), 'a.vmx', KIND.hostedBus), [
      'Set scsi1.sharedBus to "virtual"',
    ]);
  }
});

expectFindings('Nodes of hosted products on several hosts', KIND_RULES, [
  [
    'with a virtual bus',
    pair([declare('gsx3', 'across-boxes'), bus('virtual')]),
    both(`error ${KIND.hosts} "virtual"`),
  ],
  [
    'with a physical bus: the same mistake, one finding',
    pair([declare('server2', 'across-boxes'), bus('physical')]),
    both(`error ${KIND.hosts} "physical"`),
  ],
  [
    'on Workstation: warning',
    pair([declare('workstation', 'across-boxes'), bus('virtual')]),
    both(`warning ${KIND.hosts} "virtual"`),
  ],
  [
    'on a product that may be Workstation: warning',
    pair(['# vmxlint cluster=across-boxes', bus('virtual'), 'ethernet0.connectionType = "nat"']),
    both(`warning ${KIND.hosts} "virtual"`),
  ],
  [
    'with one shared disk',
    pair([declare('server1', 'across-boxes'), bus(undefined), 'scsi1:0.shared = "TRUE"']),
    both(`error ${KIND.hosts} "TRUE"`),
  ],
  [
    'with .shared on a shared bus: one finding',
    pair([declare('server1', 'across-boxes'), bus('virtual'), 'scsi1:0.shared = "TRUE"']),
    both(`error ${KIND.hosts} "virtual"`),
  ],
  ['without anything shared', pair([declare('gsx3', 'across-boxes')]), []],
  ['in a box', pair([declare('gsx3', 'in-a-box'), bus('virtual')]), []],
  ['not declared', pair([declare('gsx3'), bus('virtual')]), []],
]);

describe('Taking the shared disks out of hosted nodes', () => {
  it('is one way; the other one is to declare that the nodes run on one host', async () => {
    const files = pair([declare('gsx3', 'across-boxes'), bus('virtual')]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', KIND.hosts), [
      'Take the shared disks out of every node, for iSCSI in the guests',
      'Declare a cluster in a box in every node, and switch disk locking off',
    ]);
  });

  it('takes a disk out that this node alone is known to share by its own line', async () => {
    const lines = [bus(undefined, '/cl/data.vmdk'), 'scsi1:0.shared = "TRUE"', 'disk.locking = "FALSE"'];
    const files = { 'a.vmx': node('a', declare('gsx3', 'across-boxes'), ...lines) };
    const [first] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(
      ({ ruleId }) => ruleId === KIND.hosts,
    );
    const after = applyFix(files, first?.fixes[0] ?? assert.fail('there is no fix'));
    assert.equal(
      after['a.vmx'],
      node('a', declare('gsx3', 'across-boxes'), 'scsi1.present = "TRUE"', 'disk.locking = "TRUE"'),
    );
  });

  it('takes a disk out that other nodes use, whatever it is called', async () => {
    const files = pair([declare('gsx3', 'across-boxes'), bus('virtual', '/cl/data.vmdk')]);
    const [first] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(
      ({ ruleId }) => ruleId === KIND.hosts,
    );
    const after = applyFix(files, first?.fixes[0] ?? assert.fail('there is no fix'));
    for (const content of Object.values(after)) assert.doesNotMatch(textOf(content), /data\.vmdk/);
  });

  it('leaves private disks where they are, and locks again', async () => {
    const files = pair(
      [
        declare('gsx3', 'across-boxes'),
        'scsi0.sharedBus = "virtual"\nscsi0:1.present = "TRUE"\nscsi0:1.fileName = "data.vmdk"',
        'scsi0:2.present = "TRUE"\nscsi0:2.fileName = "/cl/quorum.vmdk"\ndisk.locking = "FALSE"',
      ],
      [declare('gsx3', 'across-boxes'), bus('virtual', '/cl/quorum.vmdk')],
    );
    const [first] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(
      ({ ruleId }) => ruleId === KIND.hosts,
    );
    assert.ok(first?.fixes[0]);
    const after = applyFix(files, first.fixes[0]);
    assert.equal(
      after['a.vmx'],
      node(
        'a',
        declare('gsx3', 'across-boxes'),
        'scsi0.sharedBus = "none"\nscsi0:1.present = "TRUE"\nscsi0:1.fileName = "data.vmdk"\ndisk.locking = "TRUE"',
      ),
    );
    assert.equal(
      after['b.vmx'],
      node('b', declare('gsx3', 'across-boxes'), 'scsi1.present = "TRUE"\nscsi1.sharedBus = "none"'),
    );
  });
});

describe('The kinds that products support (table A.1)', () => {
  const unsupported: Readonly<Partial<Record<Product, Readonly<Record<string, string>>>>> = {
    gsx3: { 'physical-to-virtual': 'error' },
    server1: { 'physical-to-virtual': 'warning' },
    server2: { 'physical-to-virtual': 'warning' },
    workstation: { 'physical-to-virtual': 'warning' },
  };
  for (const product of PRODUCTS.filter((one) => one !== 'vs2005')) {
    for (const kind of CLUSTER_KINDS) {
      const severity = unsupported[product]?.[kind];
      it(`${product}, ${kind}: ${severity ?? 'supported'}`, async () => {
        const files = { 'a.vmx': node('a', declare(product, kind)) };
        assert.deepEqual(
          await findingsOf(files, [KIND.support]),
          severity === undefined ? [] : [`a.vmx ${severity} ${KIND.support} ${kind}`],
        );
      });
    }
  }
});

expectFindings('A kind that the product does not support', KIND_RULES, [
  [
    'stands in each file that declares it',
    pair([declare('gsx3', 'physical-to-virtual'), bus('physical')]),
    both(`error ${KIND.support} physical-to-virtual`),
  ],
  [
    'stands only in the file that declares it',
    pair([declare('gsx3', 'physical-to-virtual'), bus('virtual')], [declare('gsx3'), bus('virtual')]),
    [`a.vmx error ${KIND.support} physical-to-virtual`],
  ],
  [
    'is milder where the product may be Workstation',
    { 'a.vmx': node('a', '# vmxlint cluster=physical-to-virtual', 'ethernet0.connectionType = "nat"') },
    [`a.vmx warning ${KIND.support} physical-to-virtual`],
  ],
  [
    'is not known where the product is not',
    { 'a.vmx': node('a', '# vmxlint cluster=physical-to-virtual') },
    [],
  ],
  [
    'is not asked where the kind is only presumed',
    { 'a.vmx': node('a', declare('gsx3'), bus('physical')) },
    [`a.vmx warning ${KIND.hostedBus} "physical"`],
  ],
]);

it('A declaration that the product does not support is not rewritten by a repair', async () => {
  const files = pair([declare('gsx3', 'physical-to-virtual'), bus('virtual')]);
  assert.deepEqual(await fixTitles(files, 'a.vmx', KIND.support), []);
});

describe('Virtual Server', () => {
  const vmc = (kind: string): string =>
    `<!-- vmxlint cluster=${kind} -->\n<preferences><hardware/></preferences>`;
  it('supports a cluster in a box and no other', async () => {
    const rules = [KIND.support, 'vmc-cluster-across-hosts'];
    assert.deepEqual(await findingsOf({ 'a.vmc': vmc('in-a-box') }, rules), []);
    for (const kind of ['across-boxes', 'physical-to-virtual']) {
      const found = await findingsOf({ 'a.vmc': vmc(kind) }, rules);
      assert.equal(found.length, 1, 'one mistake, one finding');
      assert.match(found[0] ?? '', /^a\.vmc error /);
    }
  });
});

describe('Messages about products and kinds name what stands in the file', () => {
  const rows: readonly (readonly [
    rule: string,
    files: Parameters<typeof messageOf>[0],
    words: readonly string[],
  ])[] = [
    [
      KIND.hostedBus,
      pair([bus('physical'), 'ethernet0.connectionType = "nat"']),
      ['scsi1', 'ethernet0.connectionType = "nat"'],
    ],
    [
      KIND.hosts,
      pair([declare('gsx3', 'across-boxes'), bus('virtual')]),
      ['scsi1.sharedBus = "virtual"', 'GSX Server 3'],
    ],
    [
      KIND.support,
      { 'a.vmx': node('a', declare('gsx3', 'physical-to-virtual')) },
      ['physical-to-virtual', 'GSX Server 3'],
    ],
  ];
  for (const [rule, files, words] of rows) {
    it(`${rule}: ${words.join(', ')}`, async () => {
      const message = await messageOf(files, 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

expectFindings('A disk that nodes of a hosted product on several hosts name without sharing it', KIND_RULES, [
  [
    'is a warning at most',
    pair([declare('gsx3', 'across-boxes'), bus(undefined, '/san/data.vmdk')]),
    both(`warning ${KIND.hosts} "/san/data.vmdk"`),
  ],
  [
    'is told by another rule where locking is off',
    pair([declare('gsx3', 'across-boxes'), bus(undefined, '/san/data.vmdk'), 'disk.locking = "FALSE"']),
    [],
  ],
  [
    'is told by another rule where a node starts from it',
    pair(
      [declare('gsx3', 'across-boxes'), bus(undefined, 'quorum.vmdk')],
      [declare('gsx3', 'across-boxes'), bus(undefined, 'a.vmdk')],
    ),
    [],
  ],
  ['is no matter in one node', { 'a.vmx': node('a', declare('gsx3', 'across-boxes'), bus(undefined)) }, []],
]);

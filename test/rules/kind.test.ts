import assert from 'node:assert/strict';
import { KIND, KIND_RULES, both, bus, declare, expectFindings, messageOf, node, pair } from './nodeFiles.js';

expectFindings('A declared cluster in a box on ESX', KIND_RULES, [
  [
    'with a physical bus: error on ESX 2',
    pair([declare('esx2', 'in-a-box'), bus('physical')]),
    both(`error ${KIND.inABox} "physical"`),
  ],
  [
    'with a physical bus: warning later',
    pair([declare('vsphere6', 'in-a-box'), bus('physical')]),
    both(`warning ${KIND.inABox} "physical"`),
  ],
  [
    'with a physical bus, product unknown: warning',
    pair(['# vmxlint cluster=in-a-box', bus('physical')]),
    both(`warning ${KIND.inABox} "physical"`),
  ],
  [
    'with PHYSICAL in another letter case',
    pair([declare('esx3', 'in-a-box'), bus('PHYSICAL')]),
    both(`warning ${KIND.inABox} "PHYSICAL"`),
  ],
  [
    'declared by one node for both',
    pair([declare('esx3', 'in-a-box'), bus('physical')], [declare('esx3'), bus('physical')]),
    both(`warning ${KIND.inABox} "physical"`),
  ],
  [
    'with one node that has the other mode',
    pair([declare('esx3', 'in-a-box'), bus('physical')], [bus('virtual')]),
    [`a.vmx warning ${KIND.inABox} "physical"`],
  ],
  ['with a virtual bus', pair([declare('esx3', 'in-a-box'), bus('virtual')]), []],
  [
    'with no bus sharing at all, which is another mistake',
    pair([declare('esx3', 'in-a-box'), bus('none')]),
    [],
  ],
  [
    'with a mode that stands twice',
    pair([declare('esx3', 'in-a-box'), bus('physical'), 'scsi1.sharedBus = "virtual"']),
    [],
  ],
  ['with a mode that is a placeholder', pair([declare('esx3', 'in-a-box'), bus('{{ mode }}')]), []],
  ['with a mode that nobody knows', pair([declare('esx3', 'in-a-box'), bus('phyiscal')]), []],
  [
    'with the shared disk beside the boot disk, which must move first',
    {
      'a.vmx': node(
        'a',
        declare('esx3', 'in-a-box'),
        'scsi0.sharedBus = "physical"\nscsi0:1.fileName = "quorum.vmdk"\nscsi0:1.present = "TRUE"',
      ),
    },
    [],
  ],
  [
    'with multi-writer disks',
    pair([declare('vsphere7', 'in-a-box'), bus('none'), 'scsi1:0.sharing = "multi-writer"']),
    [],
  ],
]);

expectFindings('A declared cluster across boxes on ESX', KIND_RULES, [
  [
    'with a virtual bus',
    pair([declare('vsphere5', 'across-boxes'), bus('virtual')]),
    both(`error ${KIND.across} "virtual"`),
  ],
  [
    'with a virtual bus, product unknown: warning',
    pair(['# vmxlint cluster=across-boxes', bus('virtual')]),
    both(`warning ${KIND.across} "virtual"`),
  ],
  [
    'with the mode none in the only known node',
    { 'a.vmx': node('a', declare('esx3', 'across-boxes'), bus('none')) },
    [`a.vmx error ${KIND.across} "none"`],
  ],
  [
    'with no mode in the only known node',
    { 'a.vmx': node('a', declare('esx3', 'across-boxes'), bus(undefined)) },
    [`a.vmx error ${KIND.across} scsi1.present`],
  ],
  [
    'with no mode in both, which is the finding of another rule',
    pair([declare('esx3', 'across-boxes'), bus(undefined)]),
    [],
  ],
  [
    'with no mode in both, and a second disk that only one of them names',
    pair(
      [
        declare('esx3', 'across-boxes'),
        bus(undefined),
        'scsi1:1.present = "TRUE"\nscsi1:1.fileName = "/san/witness.vmdk"',
      ],
      [declare('esx3', 'across-boxes'), bus(undefined)],
    ),
    [],
  ],
  [
    'with an encrypted part, which may hold the mode',
    { 'a.vmx': node('a', declare('esx3', 'across-boxes'), bus(undefined), 'encryption.data = "x"') },
    [],
  ],
  ['with a physical bus', pair([declare('esx3', 'across-boxes'), bus('physical')]), []],
  ['without any shared disk, by iSCSI in the guests', pair([declare('esx3', 'across-boxes')]), []],
  [
    'with two controllers of which one is virtual',
    {
      'a.vmx': node(
        'a',
        declare('esx3', 'across-boxes'),
        bus('physical'),
        bus('virtual', '/san/data.vmdk', 2),
      ),
    },
    [`a.vmx error ${KIND.across} "virtual"`],
  ],
]);

expectFindings('A virtual node that stands by for a physical one', KIND_RULES, [
  [
    'with a virtual bus',
    { 'a.vmx': node('a', declare('esx2', 'physical-to-virtual'), bus('virtual')) },
    [`a.vmx error ${KIND.standby} "virtual"`],
  ],
  [
    'with the mode none',
    { 'a.vmx': node('a', declare('vsphere6', 'physical-to-virtual'), bus('none')) },
    [`a.vmx error ${KIND.standby} "none"`],
  ],
  [
    'with a second virtual node and no mode in either: that nothing is shared says it all',
    pair([declare('vsphere6', 'physical-to-virtual'), bus(undefined)]),
    [],
  ],
  [
    'with a virtual bus, product unknown: warning',
    { 'a.vmx': node('a', '# vmxlint cluster=physical-to-virtual', bus('virtual')) },
    [`a.vmx warning ${KIND.standby} "virtual"`],
  ],
  [
    'with a physical bus',
    { 'a.vmx': node('a', declare('esx3', 'physical-to-virtual'), bus('physical')) },
    [],
  ],
]);

describe('Messages about the mode name what stands in the file', () => {
  const rows: readonly (readonly [
    rule: string,
    files: Parameters<typeof messageOf>[0],
    words: readonly string[],
  ])[] = [
    [
      KIND.inABox,
      pair([declare('esx3', 'in-a-box'), bus('physical')]),
      ['scsi1.sharedBus', '"physical"', 'quorum.vmdk'],
    ],
    [
      KIND.across,
      pair([declare('esx3', 'across-boxes'), bus('virtual')]),
      ['scsi1', '"virtual"', 'quorum.vmdk'],
    ],
    [
      KIND.standby,
      { 'a.vmx': node('a', declare('esx3', 'physical-to-virtual'), bus('virtual')) },
      ['scsi1', '"virtual"', 'quorum.vmdk'],
    ],
  ];
  for (const [rule, files, words] of rows) {
    it(`${rule}: ${words.join(', ')}`, async () => {
      const message = await messageOf(files, 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

it('The advice about a bus across boxes speaks of GSX Server only where the machine may be one', async () => {
  const advice = async (words: string): Promise<string> =>
    messageOf(pair([words, bus('virtual')]), 'a.vmx', KIND.across);
  assert.match(
    await advice(declare('esx3', 'across-boxes')),
    / Set scsi1\.sharedBus to "physical" in every node, with all nodes powered off\.$/,
  );
  assert.match(
    await advice('# vmxlint cluster=across-boxes'),
    / On ESX set scsi1\.sharedBus to "physical" .*; GSX and VMware Server cluster several hosts only over iSCSI/,
  );
});

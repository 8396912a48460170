import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, textOf, type Files } from '../lintFiles.js';
import { checkFixes } from './fixInvariants.js';

const LABEL = '/vmfs/local/quorum.vmdk';
const HBA = '/vmfs/vmhba1:0:3:1/quorum.vmdk';

interface NodeText {
  readonly product?: string;
  readonly kind?: string;
  readonly bus?: string;
  readonly system?: string;
  readonly shared?: string;
  readonly lines?: string;
}

/** A node of ESX 2 with its own system disk and one shared disk. */
function node({
  product = 'esx2',
  kind,
  bus = 'virtual',
  system = 'system.vmdk',
  shared = LABEL,
  lines = '',
}: NodeText): string {
  return `# vmxlint product=${product}${kind === undefined ? '' : ` cluster=${kind}`}
config.version = "8"
virtualHW.version = "3"
guestOS = "winNetEnterprise"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${system}"
scsi1.present = "TRUE"
scsi1.sharedBus = "${bus}"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "${shared}"
${lines}`;
}

const box = (more: NodeText = {}): string => node({ kind: 'in-a-box', ...more });
const across = (more: NodeText = {}): string =>
  node({ kind: 'across-boxes', bus: 'physical', shared: HBA, ...more });
const files = (...texts: readonly string[]): Files =>
  Object.fromEntries(texts.map((text, index) => [`${'abcd'[index] ?? 'x'}.vmx`, text]));

async function found(rule: string, given: Files): Promise<string[]> {
  return [...(await lintFiles(given))].flatMap(([file, all]) =>
    all
      .filter(({ ruleId }) => ruleId === rule)
      .map(
        ({ severity, span }) =>
          `${file.replace('.vmx', '')} ${severity} ${textOf(given[file] ?? '').slice(span.start, span.end)}`,
      ),
  );
}

type Row = readonly [name: string, given: Files, expected: readonly string[]];

function table(id: string, rows: readonly Row[]): void {
  describe(id, () => {
    for (const [name, given, expected] of rows) {
      it(name, async () => {
        assert.deepEqual(await found(id, given), expected);
      });
    }
    it('offers sound fixes', async () => {
      const rule = ALL_RULES.find((one) => one.id === id) ?? assert.fail(`${id} is no rule`);
      for (const [, given] of rows) await checkFixes(given, rule);
    });
  });
}

table('esx2-in-a-box-needs-label', [
  ['knows the label', files(box(), box({ shared: 'local:quorum.vmdk' })), []],
  [
    'reports both forms of the hardware path',
    files(box({ shared: HBA }), box({ shared: 'vmhba0:0:0:6:quorum.dsk' })),
    [`a warning "${HBA}"`, 'b warning "vmhba0:0:0:6:quorum.dsk"'],
  ],
  ['is silent across boxes and where the kind is not known', files(across(), node({ shared: HBA })), []],
  ['leaves a wrong bus to the rule about it', files(box({ shared: HBA, bus: 'physical' })), []],
  [
    'is silent about a raw LUN, a mapping and a device',
    files(
      box({ shared: 'vmhba1:0:3:0' }),
      box({ shared: HBA, lines: 'scsi1:0.deviceType = "scsi-nonpassthru-rdm"\n' }),
      box({ shared: '/vmfs/devices/x' }),
    ),
    [],
  ],
  [
    'is silent about templates and later releases',
    files(box({ shared: '{{disk}}' }), box({ shared: HBA, product: 'esx3' })),
    [],
  ],
]);

table('esx2-private-disk-needs-label', [
  [
    'hints at the hardware path of a disk of its own',
    files(box({ system: '/vmfs/vmhba0:0:0:6/a.vmdk' })),
    ['a hint "/vmfs/vmhba0:0:0:6/a.vmdk"'],
  ],
  [
    'is silent about shared disks, labels and raw LUNs',
    files(across(), box({ system: '/vmfs/local/a.vmdk' }), box({ system: 'vmhba0:0:1:0' })),
    [],
  ],
  [
    'is silent about an ordinary machine',
    files('scsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "vmhba0:0:0:6:a.vmdk"\n'),
    [],
  ],
  ['is silent on later releases', files(box({ system: '/vmfs/vmhba0:0:0:6/a.vmdk', product: 'esx3' })), []],
]);

const mapping = (lines: string, more: NodeText = {}): string =>
  node({ kind: 'physical-to-virtual', bus: 'physical', shared: '/vmfs/san/map.vmdk', lines, ...more });
const type = (value: string): string => `scsi1:0.deviceType = "${value}"\n`;
const descriptor = `# Disk DescriptorFile
version=1
CID=fffffffe
parentCID=ffffffff
createType="vmfsRawDeviceMap"
RW 8192 VMFSRDM "quorum-rdm.vmdk"
`;
table('esx2-rdm-device-type', [
  [
    'knows both types, in any letter case',
    files(mapping(type('scsi-passthru-rdm')), mapping(type('SCSI-nonpassthru-RDM'))),
    [],
  ],
  [
    'reports a word with rdm that is none of them',
    files(mapping(type('scsi-passthrough-rdm')), mapping(type('virtual-rdm'))),
    ['a error "scsi-passthrough-rdm"', 'b error "virtual-rdm"'],
  ],
  [
    'reports a mapping by its descriptor',
    {
      ...files(box({ shared: 'quorum.vmdk' }), box({ shared: 'quorum.vmdk', lines: type('scsi-hardDisk') })),
      'quorum.vmdk': descriptor,
    },
    ['a error scsi1:0.present', 'b error "scsi-hardDisk"'],
  ],
  [
    'reports a mode that is not persistent',
    files(mapping(`${type('scsi-passthru-rdm')}scsi1:0.mode = "undoable"\n`)),
    ['a error "undoable"'],
  ],
  [
    'reports it in the node that has it, and leaves the mode of the other one',
    files(
      mapping(`${type('scsi-passthru-rdm')}scsi1:0.mode = "undoable"\n`),
      mapping(`${type('scsi-passthru-rdm')}scsi1:0.mode = "independent-persistent"\n`),
    ),
    ['a error "undoable"'],
  ],
  [
    'reports type and mode once, and repairs both',
    files(mapping(`${type('rdm')}scsi1:0.mode = "append"\n`)),
    ['a error "rdm"'],
  ],
  [
    'knows persistent modes',
    files(
      mapping(`${type('scsi-passthru-rdm')}scsi1:0.mode = "persistent"\n`),
      mapping(`${type('scsi-passthru-rdm')}scsi1:0.mode = "independent-persistent"\n`),
    ),
    [],
  ],
  [
    'is silent about other disks, templates and two types',
    files(
      box({ lines: type('scsi-hardDisk') }),
      mapping(type('{{rdm}}')),
      mapping(type('rdm') + type('rdm')),
    ),
    [],
  ],
  ['is silent on later releases', files(mapping(type('rdm'), { product: 'vsphere5' })), []],
]);

table('esx2-vmfs-access-mode', [
  [
    'hints once a machine, on its declaration',
    files(box(), across()),
    ['a hint in-a-box', 'b hint across-boxes'],
  ],
  ['hints on the bus where the kind is presumed', files(node({})), ['a hint "virtual"']],
  ['knows the older ending', files(box({ shared: '/vmfs/local/quorum.dsk' })), ['a hint in-a-box']],
  [
    'is silent where no VMFS holds the shared disk',
    files(box({ shared: 'vmhba1:0:3:0' }), mapping(type('scsi-passthru-rdm'))),
    [],
  ],
  [
    'is silent where the kind is disputed, and on later releases',
    files(node({ shared: HBA }), box({ product: 'esx3' })),
    [],
  ],
]);

table('esx2-vmfs-dedicated', [
  ['hints across boxes', files(across()), ['a hint across-boxes']],
  [
    'is silent in a box, for a raw LUN and on later releases',
    files(
      box(),
      across({ shared: 'vmhba1:0:3:0' }),
      across({ product: 'esx3', shared: '/vmfs/volumes/san/quorum.vmdk' }),
    ),
    [],
  ],
]);

table('cluster-esx2-not-zeroed', [
  ['hints at disk files', files(box(), across()), ['a hint in-a-box', 'b hint across-boxes']],
  [
    'is silent about a LUN, a mapping and later releases',
    files(box({ shared: 'vmhba1:0:3:0' }), mapping(type('scsi-passthru-rdm')), box({ product: 'esx3' })),
    [],
  ],
]);

describe('Messages about ESX 2 name what stands in the file', () => {
  const rows: readonly (readonly [rule: string, text: string, words: readonly string[]])[] = [
    ['esx2-in-a-box-needs-label', box({ shared: HBA }), [HBA, 'scsi1:0']],
    [
      'esx2-rdm-device-type',
      mapping(type('virtual-rdm')),
      ['map.vmdk', 'virtual-rdm', 'scsi-nonpassthru-rdm'],
    ],
    ['esx2-rdm-device-type', box({ shared: 'quorum.vmdk' }), ['scsi1:0.deviceType is not written']],
    ['esx2-vmfs-access-mode', across(), ['quorum.vmdk', '"shared"']],
    ['esx2-vmfs-access-mode', box(), ['quorum.vmdk', '"public"']],
  ];
  for (const [rule, text, words] of rows) {
    it(`${rule}: ${words.join(', ')}`, async () => {
      const all = (await lintFiles({ 'a.vmx': text, 'quorum.vmdk': descriptor })).get('a.vmx') ?? [];
      const message = all.find(({ ruleId }) => ruleId === rule)?.message ?? '';
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

describe('The title of a repair on ESX 2', () => {
  const titles = async (given: Files, rule: string): Promise<string[]> =>
    ((await lintFiles(given)).get('a.vmx') ?? [])
      .filter(({ ruleId }) => ruleId === rule)
      .flatMap(({ fixes }) => fixes.map(({ title }) => title));

  it('says that every node with the hardware path gets the label', async () => {
    const rule = 'esx2-in-a-box-needs-label';
    // The nodes are known as one cluster by their data disk.
    const lines = 'scsi1:1.present = "TRUE"\nscsi1:1.fileName = "local:data.vmdk"\n';
    const hardware = box({ shared: HBA, lines });
    const label = box({ shared: 'local:quorum.vmdk', lines });
    const title = /^Name it as .* does: local:quorum\.vmdk/;
    const [one, two] = [
      await titles(files(hardware, label), rule),
      await titles(files(hardware, hardware, label), rule),
    ].map(([first = '']) => first);
    assert.match(one ?? '', title);
    assert.doesNotMatch(one ?? '', /every node/);
    assert.match(two ?? '', /local:quorum\.vmdk, in every node with this mistake$/);
  });

  it('names the mode where that changes too', async () => {
    const rule = 'esx2-rdm-device-type';
    assert.deepEqual(await titles(files(mapping(type('rdm'))), rule), [
      'Set the device type of map.vmdk to "scsi-passthru-rdm" in every node',
    ]);
    assert.deepEqual(await titles(files(mapping(`${type('rdm')}scsi1:0.mode = "append"\n`)), rule), [
      'Set the device type of map.vmdk to "scsi-passthru-rdm" and its mode to "persistent" in every node',
    ]);
  });
});

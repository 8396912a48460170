import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { decodeFile } from '../../server/src/workspace/encoding.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { slotName } from '../../server/src/machine/virtualMachine.js';
import { diskFixtures } from '../disk/fixtures.js';
import { lintFiles, type Files, type EnglishFinding } from '../lintFiles.js';
import { utf16, vmcText, type LocationText, type ScsiText, type VmcText } from '../machine/vmcText.js';

const QUORUM: LocationText = { absolute: 'D:\\Cluster\\quorum.vhd' };
const DATA: LocationText = { absolute: 'D:\\Cluster\\data.vhd' };
const SHARED: ScsiText = { shared: 'true', scsiId: '7', disks: [QUORUM] };

/** A node with two networks and a boot disk of its own on IDE, in front of what else is on IDE. */
function node(number: number, more: VmcText = {}): string {
  return vmcText({
    networks: ['Production', 'Heartbeat'],
    ...more,
    ide: [
      { id: '0', absolute: `D:\\Cluster\\node${number}.vhd` },
      ...(more.ide ?? []).map((disk, index) => ({ ...disk, id: String(index + 1) })),
    ],
  });
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const textOf = (content: string | Uint8Array | undefined): string =>
  decodeFile(bytesOf(content ?? ''), 'vmc').text;

/** The files as they lie on a disk: text of machines as UTF-16LE with byte order mark. */
function onDisk(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? utf16(content) : content,
    ]),
  );
}

/** Findings of a rule as `file severity "marked characters"`, which must be the same in both encodings. */
async function findings(rule: string, files: Files): Promise<string[]> {
  const inBoth = await Promise.all([files, onDisk(files)].map((one) => marked(rule, one)));
  assert.deepEqual(inBoth[1], inBoth[0], 'UTF-16LE and UTF-8 differ');
  return inBoth[0] ?? [];
}

async function marked(rule: string, files: Files): Promise<string[]> {
  return [...(await lintFiles(files))].flatMap(([file, all]) =>
    all
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ severity, span }) => `${file} ${severity} ${textOf(files[file]).slice(span.start, span.end)}`),
  );
}

async function ofRule(rule: string, files: Files): Promise<readonly EnglishFinding[]> {
  return [...(await lintFiles(files)).values()].flat().filter(({ ruleId }) => ruleId === rule);
}

/** The machines as they lie on a disk after the first fix of a rule, which must leave them well-formed. */
async function repaired(rule: string, files: Files): Promise<Record<string, string>> {
  const before = onDisk(files);
  const [finding] = await ofRule(rule, before);
  const fix = finding?.fixes[0];
  assert.ok(fix, 'there is no fix');
  const after: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(before).map(([name, content]) => [name, bytesOf(content)]),
  );
  for (const { uri, edits } of fix.files) {
    const name = URI.parse(uri).path.split('/').at(-1) ?? '';
    after[name] = new Uint8Array(Buffer.from(applyEdits(textOf(after[name]), edits), 'utf16le'));
  }
  assert.deepEqual(await ofRule('vmc-not-well-formed', after), []);
  return Object.fromEntries(Object.entries(after).map(([name, bytes]) => [name, textOf(bytes)]));
}

/** Every SCSI controller as `number shared id`, followed by its disks as `slot file`. */
function scsiOf(text: string | undefined): string[] {
  const { controllers, disks } = readVmcMachine('file:///vms/x.vmc', text ?? '');
  return controllers
    .filter(({ bus }) => bus === 'scsi')
    .flatMap(({ number, sharing, scsiId }) => [
      `${number} ${sharing.value ?? 'none'} ${scsiId.value ?? 'default'}`,
      ...disks
        .filter(({ slot }) => slot.bus === 'scsi' && slot.controller === number)
        .map(({ slot, fileName }) => `${slotName(slot)} ${fileName.value ?? ''}`),
    ]);
}

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

function check(rule: string, cases: readonly Case[]): void {
  for (const { name, files, expected } of cases) {
    it(name, async () => {
      assert.deepEqual(await findings(rule, files), expected);
    });
  }
}

const declared = { comments: ['vmxlint cluster=in-a-box'] };

describe('vmc-not-well-formed', () => {
  check('vmc-not-well-formed', [
    { name: 'knows a whole file', files: { 'a.vmc': node(1) }, expected: [] },
    {
      name: 'marks the place of each mistake',
      files: { 'a.vmc': '<preferences>\r\n\t<version>R&D</version>\r\n\t<a>\r\n</preferences>' },
      expected: ['a.vmc error &', 'a.vmc error <a>'],
    },
    {
      name: 'says one quiet word about files of other programs',
      files: { 'a.vmc': 'VERSION 3\r\nCOLOR 1 & 2\r\n' },
      expected: ['a.vmc hint VERSION 3'],
    },
    {
      name: 'is silent about placeholders',
      files: { 'a.vmc': '<preferences><notes>{{ a && b }}</notes></preferences>' },
      expected: [],
    },
    {
      name: 'reports the same beside a declared product of VMware',
      files: { 'a.vmc': '<!-- vmxlint product=esx3 --><preferences>&</preferences>' },
      expected: ['a.vmc error &'],
    },
    {
      name: 'calls its own limit no mistake of the file',
      files: { 'a.vmc': `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<!-- -->` },
      expected: ['a.vmc info <a'],
    },
  ]);

  it('reports an empty file', async () => {
    for (const text of ['', ' \r\n'])
      assert.deepEqual(await marked('vmc-not-well-formed', { 'a.vmc': text }), [`a.vmc error ${text}`]);
  });

  it('knows UTF-16 without a mark that was read as UTF-8', async () => {
    const bytes = new Uint8Array(Buffer.from(' <preferences/>', 'utf16le'));
    const [finding] = await ofRule('vmc-not-well-formed', { 'a.vmc': bytes });
    assert.equal(finding?.severity, 'error');
    assert.match(finding.message, /wrong encoding/);
  });
});

describe('vmc-share-flag-missing', () => {
  const unshared: VmcText = { scsi: [{ shared: 'false', scsiId: '7', disks: [QUORUM] }] };
  const data: VmcText = { scsi: [{ scsiId: '7', disks: [DATA] }] };
  check('vmc-share-flag-missing', [
    {
      name: 'reports both nodes when neither shares',
      files: { 'a.vmc': node(1, unshared), 'b.vmc': node(2, unshared) },
      expected: ['a.vmc error false', 'b.vmc error false'],
    },
    {
      name: 'reports the node that deviates',
      files: { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [DATA] }] }), 'b.vmc': node(2, data) },
      expected: ['b.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'takes a declaration in one file for a sign',
      files: { 'a.vmc': node(1, { ...data, ...declared }), 'b.vmc': node(2, data) },
      expected: ['a.vmc error <scsi_controller id="0">', 'b.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'warns about two machines that are known to be different',
      files: { 'a.vmc': node(1, { ...data, bios: '{A}' }), 'b.vmc': node(2, { ...data, bios: '{B}' }) },
      expected: ['a.vmc warning <scsi_controller id="0">', 'b.vmc warning <scsi_controller id="0">'],
    },
    {
      name: 'is silent about a copy',
      files: { 'a.vmc': node(1, { ...data, bios: '{A}' }), 'b.vmc': node(1, { ...data, bios: '{A}' }) },
      expected: [],
    },
    {
      name: 'is silent about two files of which nothing more is known',
      files: { 'a.vmc': node(1, data), 'b.vmc': node(2, data) },
      expected: [],
    },
    {
      name: 'is silent about a boot disk in two machines',
      files: { 'a.vmc': vmcText({ ...data, ...declared }), 'b.vmc': vmcText(data) },
      expected: [],
    },
    {
      name: 'warns about a quorum disk in one file alone',
      files: { 'a.vmc': node(1, unshared) },
      expected: ['a.vmc warning false'],
    },
    {
      name: 'is sure of it where the file declares a cluster',
      files: { 'a.vmc': node(1, { ...unshared, ...declared }) },
      expected: ['a.vmc error false'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: {
        'a.vmc': node(1, unshared).replaceAll('scsi_controller', 'scsi_bus'),
        'b.vmc': node(2, { scsi: [SHARED] }),
      },
      expected: ['a.vmc warning false'],
    },
    {
      name: 'is silent where nobody can say whether the bus is shared',
      files: {
        'a.vmc': node(1, { scsi: [{ shared: '{{shared}}', disks: [QUORUM] }] }),
        'b.vmc': node(2, { scsi: [{ shared: 'yes', disks: [QUORUM] }] }),
        'c.vmc': node(3, {
          scsi: [{ shared: 'true', more: ['<shared type="boolean">false</shared>'], disks: [QUORUM] }],
        }),
      },
      expected: [],
    },
    {
      name: 'is silent about a file declared for another product',
      files: {
        'a.vmc': node(1, { ...unshared, comments: ['vmxlint product=gsx3'] }),
        'b.vmc': node(2, { scsi: [SHARED] }),
      },
      expected: [],
    },
    { name: 'is silent about a private disk', files: { 'a.vmc': node(1, data) }, expected: [] },
  ]);

  it('names disk, files and controller', async () => {
    const files = { 'a.vmc': node(1, unshared), 'b.vmc': node(2, unshared) };
    const [finding] = await ofRule('vmc-share-flag-missing', files);
    assert.ok(finding);
    assert.ok(
      finding.message.includes('The disk quorum.vhd, named by a.vmc and b.vmc, hangs on SCSI controller 0'),
    );
    assert.deepEqual(
      finding.related.map(({ uri, span }) => [
        uri.split('/').at(-1),
        files['b.vmc'].slice(span.start, span.end),
      ]),
      [['b.vmc', 'D:\\Cluster\\quorum.vhd']],
    );
  });

  it('gives a disk with company a controller of its own, the same in every node', async () => {
    const beside = (id: string): LocationText => ({ id: '0', absolute: `D:\\private${id}.vhd` });
    const after = await repaired('vmc-share-flag-missing', {
      'a.vmc': node(1, { scsi: [{ scsiId: '7', disks: [beside('1'), { ...QUORUM, id: '3' }] }] }),
      'b.vmc': node(2, {
        scsi: [
          {
            id: '0',
            disks: [
              { ...QUORUM, id: '1' },
              { ...beside('2'), id: '2' },
            ],
          },
          { id: '1', disks: [beside('3')] },
        ],
      }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), [
      '0 none 7',
      'scsi0:0 D:\\private1.vhd',
      '2 virtual 7',
      'scsi2:0 D:\\Cluster\\quorum.vhd',
    ]);
    assert.deepEqual(scsiOf(after['b.vmc']), [
      '0 none default',
      'scsi0:2 D:\\private2.vhd',
      '1 none default',
      'scsi1:0 D:\\private3.vhd',
      '2 virtual 6',
      'scsi2:0 D:\\Cluster\\quorum.vhd',
    ]);
    assert.ok(after['a.vmc']?.startsWith('\uFEFF') && !/[^\r]\n/.test(after['a.vmc']));
  });

  it('leaves an id alone that nobody can read, and offers nothing in a broken file', async () => {
    const template: VmcText = { scsi: [{ shared: 'false', scsiId: '{{id}}', disks: [QUORUM] }] };
    const files = { 'a.vmc': node(1, template), 'b.vmc': node(2, unshared) };
    const after = await repaired('vmc-share-flag-missing', files);
    assert.equal(after['a.vmc'], `\uFEFF${files['a.vmc'].replace('false', 'true')}`);
    const broken = { ...files, 'b.vmc': files['b.vmc'].replace('</preferences>', '') };
    for (const { fixes } of await ofRule('vmc-share-flag-missing', broken)) assert.deepEqual(fixes, []);
  });
});

describe('vmc-shared-disk-on-ide', () => {
  check('vmc-shared-disk-on-ide', [
    {
      name: 'reports the node that has it on IDE',
      files: { 'a.vmc': node(1, { scsi: [SHARED] }), 'b.vmc': node(2, { ide: [QUORUM] }) },
      expected: ['b.vmc error D:\\Cluster\\quorum.vhd'],
    },
    {
      name: 'knows the disk under any name when one node shares it',
      files: {
        'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [{ relative: 'Data.vhd' }] }] }),
        'b.vmc': node(2, { ide: [{ relative: 'data.vhd' }] }),
      },
      expected: ['b.vmc error data.vhd'],
    },
    {
      name: 'warns about a witness disk in one file alone',
      files: { 'a.vmc': node(1, { ide: [{ absolute: 'D:\\Witness.vhd' }] }) },
      expected: ['a.vmc warning D:\\Witness.vhd'],
    },
    {
      name: 'is silent about a disk in two files without a sign of a cluster',
      files: { 'a.vmc': node(1, { ide: [DATA] }), 'b.vmc': node(2, { ide: [DATA] }) },
      expected: [],
    },
    {
      name: 'is silent about CD drives, empty places and templates',
      files: {
        'a.vmc': node(1, { ide: [{ ...QUORUM, driveType: '2' }], ...declared }),
        'b.vmc': node(2, { ide: [{ ...QUORUM, driveType: '0' }], ...declared }),
        'c.vmc': node(3, { ide: [{ absolute: '{{quorum}}' }], ...declared }),
      },
      expected: [],
    },
  ]);

  it('moves to the controller that the other node has for it', async () => {
    const after = await repaired('vmc-shared-disk-on-ide', {
      'a.vmc': node(1, { scsi: [{ ...SHARED, id: '2', scsiId: '6' }] }),
      'b.vmc': node(2, { ide: [QUORUM] }),
    });
    assert.deepEqual(scsiOf(after['b.vmc']), ['2 virtual 7', 'scsi2:0 D:\\Cluster\\quorum.vhd']);
  });

  it('has no fix when all four controllers are taken', async () => {
    const full = [0, 1, 2, 3].map((id) => ({ id: String(id), disks: [{ absolute: `D:\\${id}.vhd` }] }));
    const files = { 'a.vmc': node(1, { ide: [QUORUM], scsi: full }) };
    const [finding] = await ofRule('vmc-shared-disk-on-ide', files);
    assert.deepEqual(finding?.fixes, []);
  });
});

describe('vmc-shared-disk-not-at-0', () => {
  const at = (id: string, more: ScsiText = SHARED): VmcText => ({
    scsi: [{ ...more, disks: [{ ...QUORUM, id }] }],
  });
  check('vmc-shared-disk-not-at-0', [
    { name: 'knows location 0', files: { 'a.vmc': node(1, at('0')) }, expected: [] },
    {
      name: 'reports another one, in the node that has it',
      files: { 'a.vmc': node(1, at('0')), 'b.vmc': node(2, at('6')) },
      expected: ['b.vmc error id="6"'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: { 'a.vmc': node(1, at('1')).replaceAll('scsi_adapter', 'scsi_bus') },
      expected: ['a.vmc warning id="1"'],
    },
    {
      name: 'is silent about a private bus, several disks and unreadable ids',
      files: {
        'a.vmc': node(1, at('1', { shared: 'false' })),
        'b.vmc': node(2, { scsi: [{ ...SHARED, disks: [DATA, { ...QUORUM, id: '1' }] }] }),
        'c.vmc': node(3, at('{{place}}')),
      },
      expected: [],
    },
  ]);

  it('moves a boot disk too, which belongs to this machine alone', async () => {
    const system = { id: '1', absolute: 'D:\\Cluster\\node1.vhd' };
    const after = await repaired('vmc-shared-disk-not-at-0', {
      'a.vmc': vmcText({ scsi: [{ ...SHARED, disks: [system] }] }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), ['0 virtual 7', 'scsi0:0 D:\\Cluster\\node1.vhd']);
  });

  it('speaks of a location beyond the last too, where only one counts', async () => {
    const files = { 'a.vmc': node(1, at('9')) };
    assert.equal((await ofRule('vmc-shared-disk-not-at-0', files)).length, 1);
    assert.deepEqual(await ofRule('vmc-scsi-location-range', files), []);
  });

  it('leaves a drive without a file to the rule that asks for one', async () => {
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [{ id: '1' }] }] }) };
    assert.deepEqual(await ofRule('vmc-shared-disk-not-at-0', files), []);
    assert.equal((await ofRule('vmc-drive-empty', files)).length, 1);
  });

  it('moves the disk in every node, over an empty place', async () => {
    const after = await repaired('vmc-shared-disk-not-at-0', {
      'a.vmc': node(1, at('1')),
      'b.vmc': node(2, {
        scsi: [{ ...SHARED, scsiId: '6', disks: [{ driveType: '0' }, { ...QUORUM, id: '2' }] }],
      }),
    });
    assert.deepEqual(scsiOf(after['a.vmc']), ['0 virtual 7', 'scsi0:0 D:\\Cluster\\quorum.vhd']);
    assert.deepEqual(scsiOf(after['b.vmc']), ['0 virtual 6', 'scsi0:0 D:\\Cluster\\quorum.vhd']);
  });
});

describe('vmc-shared-controller-many-disks', () => {
  const two: VmcText = { scsi: [{ ...SHARED, disks: [QUORUM, { ...DATA, id: '1' }] }] };
  check('vmc-shared-controller-many-disks', [
    {
      name: 'reports the controller',
      files: { 'a.vmc': node(1, two) },
      expected: ['a.vmc error <scsi_controller id="0">'],
    },
    {
      name: 'warns only where the names are not the usual ones',
      files: { 'a.vmc': node(1, two).replaceAll('shared>', 'bus_shared>').replace('<shared', '<bus_shared') },
      expected: ['a.vmc warning <scsi_controller id="0">'],
    },
    {
      name: 'does not count places without a disk',
      files: {
        'a.vmc': node(1, {
          scsi: [{ ...SHARED, disks: [QUORUM, { id: '1', driveType: '0' }, { id: '2', driveType: '2' }] }],
        }),
      },
      expected: [],
    },
    {
      name: 'is silent about a private bus',
      files: { 'a.vmc': node(1, { scsi: [{ disks: [DATA, { id: '1', absolute: 'D:\\b.vhd' }] }] }) },
      expected: [],
    },
  ]);

  it('names the disks', async () => {
    const [finding] = await ofRule('vmc-shared-controller-many-disks', { 'a.vmc': node(1, two) });
    assert.ok(
      finding?.message.startsWith('SCSI controller 0 is shared and has 2 disks: quorum.vhd and data.vhd.'),
    );
  });

  it('names a drive without a file by its place', async () => {
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks: [QUORUM, { id: '1' }] }] }) };
    const [finding] = await ofRule('vmc-shared-controller-many-disks', files);
    assert.match(finding?.message ?? '', /has 2 disks: quorum\.vhd and location 1\./);
  });

  it('leaves the other node alone where it does not share the disk that stays', async () => {
    const other = node(2, { scsi: [{ scsiId: '6', disks: [QUORUM] }] });
    const after = await repaired('vmc-shared-controller-many-disks', {
      'a.vmc': node(1, two),
      'b.vmc': other,
    });
    assert.deepEqual(scsiOf(after['a.vmc']), [
      '0 virtual 7',
      'scsi0:0 D:\\Cluster\\quorum.vhd',
      '1 virtual 7',
      'scsi1:0 D:\\Cluster\\data.vhd',
    ]);
    assert.deepEqual(scsiOf(after['b.vmc']), scsiOf(other));
  });

  it('separates disks that hang in another order in the other node', async () => {
    const after = await repaired('vmc-shared-controller-many-disks', {
      'a.vmc': node(1, two),
      'b.vmc': node(2, { scsi: [{ ...SHARED, scsiId: '6', disks: [DATA, { ...QUORUM, id: '1' }] }] }),
    });
    for (const [name, id] of [
      ['a.vmc', 7],
      ['b.vmc', 6],
    ] as const)
      assert.deepEqual(scsiOf(after[name]), [
        `0 virtual ${id}`,
        'scsi0:0 D:\\Cluster\\quorum.vhd',
        `1 virtual ${id}`,
        'scsi1:0 D:\\Cluster\\data.vhd',
      ]);
  });

  it('has no fix for more disks than controllers', async () => {
    const disks = [0, 1, 2, 3, 4].map((id) => ({ id: String(id), absolute: `D:\\${id}.vhd` }));
    const files = { 'a.vmc': node(1, { scsi: [{ ...SHARED, disks }] }) };
    const [finding] = await ofRule('vmc-shared-controller-many-disks', files);
    assert.deepEqual(finding?.fixes, []);
  });
});

describe('vmc-scsi-id-range', () => {
  const id = (scsiId: string, shared = 'true'): VmcText => ({
    scsi: [{ shared, scsiId, disks: [QUORUM] }],
  });
  check('vmc-scsi-id-range', [
    {
      name: 'knows 6, 7, nothing, templates and words',
      files: {
        'a.vmc': node(1, id('6')),
        'b.vmc': node(2, id('7')),
        'c.vmc': node(3, id('')),
        'd.vmc': node(4, id('{{id}}')),
        'e.vmc': node(5, id('seven')),
      },
      expected: [],
    },
    {
      name: 'reports others, also on a private bus',
      files: {
        'a.vmc': node(1, id('0', 'false')),
        'b.vmc': node(2, id('-1')),
        'c.vmc': node(3, id('15')),
      },
      expected: ['a.vmc error 0', 'b.vmc error -1', 'c.vmc error 15'],
    },
    {
      name: 'warns under another name, and takes a low number there for that of the controller',
      files: {
        'a.vmc': node(1, id('5')).replaceAll('scsi_id', 'adapter_id'),
        'b.vmc': node(2, id('0')).replaceAll('scsi_id', 'adapter_id'),
      },
      expected: ['a.vmc warning 5'],
    },
  ]);

  it('gives a third node the default, because no id is left for it', async () => {
    const [found] = await ofRule('vmc-scsi-id-range', {
      'a.vmc': node(1, id('7')),
      'b.vmc': node(2, id('6')),
      'c.vmc': node(3, id('5')),
    });
    assert.deepEqual(
      found?.fixes.map(({ title }) => title),
      ['Set the SCSI id to 7'],
    );
  });

  it('gives two nodes with wrong ids different ones', async () => {
    const found = await ofRule('vmc-scsi-id-range', { 'a.vmc': node(1, id('5')), 'b.vmc': node(2, id('5')) });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [['Set the SCSI id to 7'], ['Set the SCSI id to 6']],
    );
  });
});

describe('vmc-shared-disk-dynamic', () => {
  const quorum: VmcText = { scsi: [{ ...SHARED, disks: [{ relative: 'quorum.vhd' }] }] };
  const image = (name: string): Uint8Array => diskFixtures.get(name) ?? assert.fail(`${name} is missing`);
  check('vmc-shared-disk-dynamic', [
    {
      name: 'reports every node that names the disk',
      files: {
        'a.vmc': node(1, quorum),
        'b.vmc': node(2, quorum),
        'quorum.vhd': image('basic-gpt-dynamic.vhd'),
      },
      expected: ['a.vmc warning quorum.vhd', 'b.vmc warning quorum.vhd'],
    },
    {
      name: 'is silent about a fixed disk',
      files: { 'a.vmc': node(1, quorum), 'quorum.vhd': image('basic-mbr-fixed.vhd') },
      expected: [],
    },
    {
      name: 'is silent about a differencing disk, which is another mistake',
      files: { 'a.vmc': node(1, quorum), 'quorum.vhd': image('child-empty.vhd') },
      expected: [],
    },
    {
      name: 'is silent about a file that is missing or no VHD',
      files: { 'a.vmc': node(1, quorum) },
      expected: [],
    },
    {
      name: 'is silent about a private disk',
      files: {
        'a.vmc': node(1, { ide: [{ relative: 'data.vhd' }], ...declared }),
        'data.vhd': image('basic-gpt-dynamic.vhd'),
      },
      expected: [],
    },
  ]);
});

describe('vmc-single-network', () => {
  const one: VmcText = { networks: ['Production'], scsi: [SHARED] };
  check('vmc-single-network', [
    { name: 'knows two adapters', files: { 'a.vmc': node(1, { scsi: [SHARED] }) }, expected: [] },
    {
      name: 'reports a single one',
      files: { 'a.vmc': node(1, one) },
      expected: ['a.vmc warning <ethernet_controller id="0">'],
    },
    {
      name: 'reports none on the line that makes the machine a node',
      files: { 'a.vmc': node(1, { ...one, networks: [] }) },
      expected: ['a.vmc warning true'],
    },
    {
      name: 'is silent about an ordinary machine and a broken file',
      files: {
        'a.vmc': node(1, { networks: ['Production'] }),
        'b.vmc': node(2, one).replace('</preferences>', ''),
      },
      expected: [],
    },
  ]);

  it('names the network, and adds the internal one where no other node tells more', async () => {
    const [finding] = await ofRule('vmc-single-network', { 'a.vmc': node(1, one) });
    assert.ok(finding?.message.includes('on the network Production'));
    const after = await repaired('vmc-single-network', { 'a.vmc': node(1, one) });
    assert.equal(
      after['a.vmc'],
      `\uFEFF${node(1, { ...one, networks: ['Production', 'Internal Network'] })}`,
    );
  });

  it('offers no second adapter on the network that is there already', async () => {
    const files = { 'a.vmc': node(1, { ...one, networks: ['Internal Network'] }) };
    assert.deepEqual((await ofRule('vmc-single-network', files))[0]?.fixes, []);
  });
});

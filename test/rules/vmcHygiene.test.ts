import assert from 'node:assert/strict';
import { vmcText } from '../machine/vmcText.js';
import { checkCases, findingsIn, messageOf, repairedText, vmcFile } from './vmcFindings.js';

const one = (...lines: readonly string[]) => ({ 'a.vmc': vmcFile(...lines) });
const memory = (leaf: string): string => `<hardware><memory>${leaf}</memory></hardware>`;
const ram = (size: string, type = 'integer'): string => memory(`<ram_size type="${type}">${size}</ram_size>`);
const VIRTUAL_SERVER = '<properties><modifier><name>Virtual Server</name></modifier></properties>';
const undo = (leaf: string): string => `<settings><undo_drives>${leaf}</undo_drives></settings>`;
const adapter = (address: string): string =>
  `<hardware><pci_bus><ethernet_adapter><ethernet_controller id="0"><ethernet_card_address type="bytes">${address}</ethernet_card_address></ethernet_controller></ethernet_adapter></pci_bus></hardware>`;

describe('vmc-root', () => {
  checkCases('vmc-root', [
    { name: 'knows preferences and version 2.0', files: one(), expected: [] },
    {
      name: 'reports another root around a machine',
      files: { 'a.vmc': '<preference><hardware/></preference>' },
      expected: ['a.vmc error preference'],
    },
    {
      name: 'renames a root that is left open as far as it goes',
      files: { 'a.vmc': '<preference><settings/>' },
      expected: ['a.vmc error preference'],
    },
    {
      name: 'has one quiet word for XML of other programs',
      files: { 'a.vmc': '<voice><version>3</version></voice>' },
      expected: ['a.vmc hint voice'],
    },
    {
      name: 'warns of another version',
      files: { 'a.vmc': '<preferences>\n<version type="string"> 1.0 </version>\n</preferences>' },
      expected: ['a.vmc warning 1.0'],
    },
    ...[
      '',
      '<version type="string"/>',
      '<version>${V}</version>',
      '<version>1</version><version>2</version>',
    ].map((version) => ({
      name: `is silent about ${version === '' ? 'no version' : version}`,
      files: { 'a.vmc': `<preferences>${version}</preferences>` },
      expected: [],
    })),
  ]);

  it('renames both tags', async () => {
    const files = { 'a.vmc': '<Preferences a="1"><hardware/></Preferences>' };
    assert.equal(
      await repairedText('vmc-root', files, 'a.vmc'),
      '<preferences a="1"><hardware/></preferences>',
    );
  });
});

describe('vmc-type-attribute', () => {
  checkCases('vmc-type-attribute', [
    { name: 'leaves other XML alone', files: { 'a.vmc': '<voice><b>3</b></voice>' }, expected: [] },
    { name: 'is silent about the files of the products', files: { 'a.vmc': vmcText({}) }, expected: [] },
    { name: 'knows float', files: one('<x type="float">1.5</x>'), expected: [] },
    { name: 'takes an element without text for an empty container', files: one('<floppy/>'), expected: [] },
    {
      name: 'knows no type for a container',
      files: one('<hardware><memory type="string"/></hardware>'),
      expected: [],
    },
    {
      name: 'reports text where only elements stand',
      files: one(memory(' 512 ')),
      expected: ['a.vmc warning 512'],
    },
    {
      name: 'leaves what remains of a broken element to the rule about it',
      files: one(memory('<1ram_size type="integer">512</1ram_size>')),
      expected: [],
    },
    { name: 'leaves placeholders alone', files: one('<a>{{b}}</a><c type="${t}">1</c>'), expected: [] },
    {
      name: 'reports types that do not exist, also in unknown elements',
      files: one(ram('512', 'Integer'), '<x type="strng">a</x>', '<y type="">b</y>'),
      expected: ['a.vmc warning Integer', 'a.vmc warning strng', 'a.vmc warning type=""'],
    },
    {
      name: 'reports a known element without a type, and hints at an unknown one',
      files: one(memory('<ram_size>512</ram_size>'), '<x>a</x>'),
      expected: ['a.vmc warning <ram_size>', 'a.vmc hint <x>'],
    },
    {
      name: 'hints at another type than the products write',
      files: one(ram('512', 'string')),
      expected: ['a.vmc hint string'],
    },
    {
      name: 'hints at it also between two stray end tags, which touch the element but do not break it',
      files: one(memory('</x><ram_size type="string"/></x>')),
      expected: ['a.vmc hint string'],
    },
    {
      name: 'has one hint for a file without any type',
      files: { 'a.vmc': '<preferences><version>2.0</version><a>1</a></preferences>' },
      expected: ['a.vmc hint <version>'],
    },
  ]);

  for (const [word, type] of [
    ['int', 'integer'],
    ['Boolean', 'boolean'],
    ['hex', 'bytes'],
    ['strng', 'string'],
  ] as const) {
    it(`takes ${word} for ${type} in an element that nobody knows`, async () => {
      const text = await repairedText('vmc-type-attribute', one(`<x type="${word}">01</x>`), 'a.vmc');
      assert.match(text, new RegExp(`<x type="${type}">`));
    });
  }
});

it('Findings about one of several drives are told apart by the numbers of its place', async () => {
  const drive = (id: string): string =>
    `<location id="${id}"><drive_type type="string">1</drive_type></location>`;
  const ide = `<hardware><pci_bus><ide_adapter><ide_controller id="1">${drive('0')}${drive('1')}</ide_controller></ide_adapter></pci_bus></hardware>`;
  assert.deepEqual(
    (await findingsIn('vmc-type-attribute', one(ide))).map(({ finding }) => finding.subject),
    ['0', '1'].map((id) => `hardware/pci_bus/ide_adapter/ide_controller[1]/location[${id}]/drive_type`),
  );
});

describe('vmc-type-value', () => {
  const wrong = (value: string, severity = 'error') => [`a.vmc ${severity} ${value}`];
  checkCases('vmc-type-value', [
    ...['0', '4294967295', '{{memory}}', '', ' 512\n'].map((value) => ({
      name: `reads "${value.trim()}" as a number or nothing`,
      files: one(ram(value)),
      expected: [],
    })),
    ...['512 MB', '5,12', '0x200', '4294967296', '1e3', 'many'].map((value) => ({
      name: `does not read "${value}" as a number`,
      files: one(ram(` ${value} `)),
      expected: wrong(value),
    })),
    { name: 'warns of a negative number', files: one(ram('-5')), expected: wrong('-5', 'warning') },
    ...['true', 'FALSE', ''].map((value) => ({
      name: `knows "${value}" as a boolean or nothing`,
      files: one(undo(`<enabled type="boolean">${value}</enabled>`)),
      expected: [],
    })),
    ...(
      [
        ['1', 'warning'],
        ['No', 'warning'],
        ['ture', 'error'],
        ['constructor', 'error'],
      ] as const
    ).map(([value, severity]) => ({
      name: `reports the boolean ${value}: ${severity}`,
      files: one(undo(`<enabled type="boolean">${value}</enabled>`)),
      expected: wrong(value, severity),
    })),
    {
      name: 'reads bytes in capitals, small letters and several lines',
      files: one('<hardware><bios><cmos type="bytes">00ff\n\tAB</cmos></bios></hardware>'),
      expected: [],
    },
    {
      name: 'reports half a byte and signs between bytes',
      files: one(
        '<hardware><bios><cmos type="bytes">00F</cmos><time_bytes type="bytes">00-01</time_bytes></bios></hardware>',
      ),
      expected: [...wrong('00F'), ...wrong('00-01')],
    },
    {
      name: 'goes by the usual type where none is written, as a warning',
      files: one(memory('<ram_size>lots</ram_size>')),
      expected: wrong('lots', 'warning'),
    },
    {
      name: 'only hints where nobody knows the element, and reads strings as they are',
      files: one('<x type="integer">many</x>', '<y type="string">many</y>', '<z>many</z>'),
      expected: wrong('many', 'hint'),
    },
  ]);

  it('says which word of a boolean was meant, where that is known', async () => {
    const said = async (value: string): Promise<string> =>
      messageOf('vmc-type-value', one(undo(`<enabled type="boolean">${value}</enabled>`)));
    assert.match(await said('No'), / Write false\.$/);
    assert.match(await said('ture'), / Write true or false\.$/);
  });

  it('mends the type where the value fits the one that Virtual Server writes', async () => {
    const files = one(ram('512', 'boolean'), undo('<enabled type="bytes">true</enabled>'));
    assert.match(
      await messageOf('vmc-type-value', files),
      / does not fit its type, boolean\..* Use integer\.$/,
    );
    const repairs = await Promise.all(
      [/integer/, /boolean/].map((title) => repairedText('vmc-type-value', files, 'a.vmc', title)),
    );
    assert.ok(repairs[0]?.includes('<ram_size type="integer">512<'), repairs[0]);
    assert.ok(repairs[1]?.includes('<enabled type="boolean">true<'), repairs[1]);
  });

  it('goes by the written type where the value fits neither', async () => {
    const repaired = await repairedText('vmc-type-value', one(ram('yes', 'boolean')), 'a.vmc');
    assert.ok(repaired.includes('<ram_size type="boolean">true<'), repaired);
  });

  it('names the value and shortens a long one', async () => {
    const message = await messageOf('vmc-type-value', one(ram(`x${'9'.repeat(99)}`)));
    assert.match(message, /^The value "x9{39}…" of ram_size does not fit its type, integer\./);
  });
});

describe('vmc-ram-range', () => {
  checkCases('vmc-ram-range', [
    ...['4', '512', '3712', '{{memory}}', 'many', '-1', ''].map((size) => ({
      name: `is silent about "${size}"`,
      files: one(ram(size)),
      expected: [],
    })),
    ...['0', '3', '3713', '8192'].map((size) => ({
      name: `reports ${size} MB`,
      files: one(ram(size), VIRTUAL_SERVER),
      expected: [`a.vmc error ${size}`],
    })),
    {
      name: 'only remarks on much memory where nobody says that Virtual Server reads the file',
      files: { ...one(ram('4096')), 'b.vmc': vmcFile(ram('3')) },
      expected: ['a.vmc info 4096', 'b.vmc error 3'],
    },
    {
      name: 'is sure of it where the machine has SCSI, which only Virtual Server has',
      files: one(
        '<hardware><memory><ram_size type="integer">4096</ram_size></memory>' +
          '<pci_bus><scsi_adapter><scsi_controller id="0"/></scsi_adapter></pci_bus></hardware>',
      ),
      expected: ['a.vmc error 4096'],
    },
    {
      name: 'warns in a file of Virtual PC',
      files: one(ram('8192'), '<properties><modifier><name>Virtual PC</name></modifier></properties>'),
      expected: ['a.vmc warning 8192'],
    },
    {
      name: 'is sure of it where Virtual Server has taken the machine over from Virtual PC, or is declared',
      files: {
        ...one(
          ram('8192'),
          '<properties><creator><name>Virtual PC</name></creator><modifier><name>Virtual Server</name></modifier></properties>',
        ),
        'b.vmc': vmcFile(
          '<!-- vmxlint product=vs2005 -->',
          memory('<ram_size>8192</ram_size>'),
          '<properties><modifier><name>Virtual PC</name></modifier></properties>',
        ),
      },
      expected: ['a.vmc error 8192', 'b.vmc error 8192'],
    },
    {
      name: 'is silent about a size that stands twice',
      files: one(memory('<ram_size>1</ram_size><ram_size>8192</ram_size>')),
      expected: [],
    },
    {
      name: 'is silent about a declared product of VMware',
      files: one(ram('8192'), '<!-- vmxlint product=esx3 -->'),
      expected: [],
    },
  ]);

  it('has no repair for a machine without memory', async () => {
    const [found] = await findingsIn('vmc-ram-range', one(ram('0')));
    assert.deepEqual(found?.finding.fixes, []);
  });
});

describe('vmc-mac', () => {
  checkCases('vmc-mac', [
    ...['0003FFB186A0', '0003ffb186a0', '000000000000', '', '{{mac}}'].map((address) => ({
      name: `is silent about "${address}"`,
      files: one(adapter(address)),
      expected: [],
    })),
    {
      name: 'hints at a chosen address',
      files: one(adapter('00155D010203')),
      expected: ['a.vmc hint 00155D010203'],
    },
    ...['00:03:FF:B1:86:A0', '0003FFB186A', '0003FFB186A00', 'automatic'].map((address) => ({
      name: `reports "${address}"`,
      files: one(adapter(address)),
      expected: [`a.vmc error ${address}`],
    })),
  ]);

  it('is one mistake with the value that does not fit its type', async () => {
    assert.deepEqual(await findingsIn('vmc-type-value', one(adapter('00:03:FF:B1:86:A0'))), []);
  });

  it('writes the digits only, which is safe', async () => {
    const files = one(adapter('00-03-ff-b1-86-a0'));
    assert.match(await repairedText('vmc-mac', files, 'a.vmc'), />0003FFB186A0</);
    assert.deepEqual(
      (await findingsIn('vmc-mac', files)).flatMap(({ finding }) =>
        finding.fixes.map(({ safety }) => safety),
      ),
      ['safe'],
    );
  });
});

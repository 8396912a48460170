import assert from 'node:assert/strict';
import { lintVmx } from '../lintFiles.js';
import { both, bus, declare, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const FORMAT = 'vmx-mac-format';
const RANGE = 'vmx-static-mac-range';
const TYPE = 'vmx-mac-type';
const VPX = 'vmx-mac-vpx-range';
const MAC = [FORMAT, RANGE, TYPE, VPX];
const TWIN = 'vmx-duplicate-uuid';
const VMCI = 'vmx-duplicate-vmci-id';
const ID = 'vmx-uuid-format';

const adapter = (...lines: readonly string[]) => ({
  'a.vmx': node(
    'a',
    ...lines.filter((line) => line.startsWith('#')),
    'ethernet0.present = "TRUE"',
    ...lines.filter((line) => !line.startsWith('#')).map((line) => `ethernet0.${line}`),
  ),
});
const fixed = (address: string, ...more: readonly string[]) =>
  adapter('addressType = "static"', `address = "${address}"`, ...more);

expectFindings('The form of MAC addresses', MAC, [
  ['six bytes', fixed('00:50:56:12:34:56'), []],
  ['in capitals', fixed('00:50:56:3A:BC:DE'), []],
  ['without leading zeros', fixed('0:50:56:1:2:3'), []],
  ['a digit too few', fixed('00-50-56-12-34-5'), [`a.vmx error ${FORMAT} "00-50-56-12-34-5"`]],
  ['one mistake, one finding', adapter('address = "00:50"'), [`a.vmx error ${FORMAT} "00:50"`]],
  ['five bytes', fixed('00:50:56:12:34'), [`a.vmx error ${FORMAT} "00:50:56:12:34"`]],
  ['dashes', fixed('00-50-56-12-34-56'), [`a.vmx error ${FORMAT} "00-50-56-12-34-56"`]],
  ['no separators', fixed('005056123456'), [`a.vmx error ${FORMAT} "005056123456"`]],
  ['letters that are no digits', fixed('00:50:56:XX:YY:ZZ'), [`a.vmx error ${FORMAT} "00:50:56:XX:YY:ZZ"`]],
  ['an address of a group', fixed('01:50:56:12:34:56'), [`a.vmx error ${FORMAT} "01:50:56:12:34:56"`]],
  ['a group with dashes', fixed('01-50-56-12-34-56'), [`a.vmx error ${FORMAT} "01-50-56-12-34-56"`]],
  ['a generated one', adapter('generatedAddress = "0c:29"'), [`a.vmx error ${FORMAT} "0c:29"`]],
  ['an empty generated one', adapter('generatedAddress = ""'), []],
  ['a placeholder', fixed('{{ mac }}'), []],
  ['one that stands twice', fixed('00:50:56', 'address = "00:50:57"'), []],
  [
    'an adapter that is off',
    { 'a.vmx': node('a', 'ethernet1.present = "FALSE"\nethernet1.address = "x"') },
    [],
  ],
]);

expectFindings('The range of addresses set by hand', MAC, [
  ['the first', fixed('00:50:56:00:00:00'), []],
  ['the last', fixed('00:50:56:3f:ff:ff'), []],
  ['one behind', fixed('00:50:56:40:00:00'), [`a.vmx error ${RANGE} "00:50:56:40:00:00"`]],
  ...['00:0c:29:aa:bb:cc', '00:05:69:aa:bb:cc', '00:1c:14:aa:bb:cc', '00:50:56:aa:bb:cc'].map(
    (address) => [`VMware's own ${address}`, fixed(address), [`a.vmx error ${RANGE} "${address}"`]] as const,
  ),
  ['another maker', fixed('00:12:34:56:78:90'), [`a.vmx warning ${RANGE} "00:12:34:56:78:90"`]],
  [
    'another maker on ESX 3',
    fixed('00:12:34:56:78:90', declare('esx3')),
    [`a.vmx warning ${RANGE} "00:12:34:56:78:90"`],
  ],
  ...['vsphere5', 'vsphere6', 'vsphere7', 'vsphere8'].map(
    (product) =>
      [
        `another maker on ${product}`,
        fixed('00:12:34:56:78:90', declare(product)),
        [`a.vmx hint ${RANGE} "00:12:34:56:78:90"`],
      ] as const,
  ),
  [
    "VMware's own on vSphere 6",
    fixed('00:0c:29:aa:bb:cc', declare('vsphere6')),
    [`a.vmx error ${RANGE} "00:0c:29:aa:bb:cc"`],
  ],
  ['with the check off', fixed('00:0c:29:aa:bb:cc', 'checkMACAddress = "false"'), []],
  [
    'with the check on',
    fixed('00:0c:29:aa:bb:cc', 'checkMACAddress = "true"'),
    [`a.vmx error ${RANGE} "00:0c:29:aa:bb:cc"`],
  ],
  ['with a check that nobody knows', fixed('00:0c:29:aa:bb:cc', 'checkMACAddress = "{{ check }}"'), []],
  ['generated', adapter('addressType = "generated"', 'generatedAddress = "00:0c:29:aa:bb:cc"'), []],
]);

expectFindings('Address type and address', MAC, [
  [
    'generated beside an address',
    adapter('addressType = "generated"', 'address = "00:50:56:12:34:56"'),
    [`a.vmx warning ${TYPE} "00:50:56:12:34:56"`],
  ],
  [
    'no type beside an address',
    adapter('address = "00:50:56:12:34:56"'),
    [`a.vmx warning ${TYPE} "00:50:56:12:34:56"`],
  ],
  [
    'vpx beside an address',
    adapter('addressType = "VPX"', 'address = "00:50:56:12:34:56"'),
    [`a.vmx warning ${TYPE} "00:50:56:12:34:56"`],
  ],
  [
    'generated beside the same address',
    adapter('address = "00:0C:29:12:34:56"', 'generatedAddress = "00:0c:29:12:34:56"'),
    [],
  ],
  [
    'static with a generated address only',
    adapter('addressType = "Static"', 'generatedAddress = "00:0c:29:12:34:56"'),
    [`a.vmx warning ${TYPE} "Static"`],
  ],
  ['static without any', adapter('addressType = "static"'), []],
  ['static with both', fixed('00:50:56:12:34:56', 'generatedAddress = "00:0c:29:12:34:56"'), []],
  ['a type that nobody knows', adapter('addressType = "manual"', 'address = "00:50:56:12:34:56"'), []],
  ['a type to be filled in', adapter('addressType = "{{ type }}"', 'address = "00:50:56:12:34:56"'), []],
  ['vpx inside its range', adapter('addressType = "vpx"', 'generatedAddress = "00:50:56:bf:ff:ff"'), []],
  [
    'vpx outside',
    adapter('addressType = "vpx"', 'generatedAddress = "00:50:56:c0:00:00"'),
    [`a.vmx hint ${VPX} "00:50:56:c0:00:00"`],
  ],
  [
    'vpx with an address of the host',
    adapter('addressType = "vpx"', 'generatedAddress = "00:0c:29:12:34:56"'),
    [`a.vmx hint ${VPX} "00:0c:29:12:34:56"`],
  ],
]);

const A = '56 4d 20 2e e7 51 21 3a-cf 1f 8c a4 85 aa 04 9b';
const PLAIN = A.replaceAll(/[ -]/g, '').toUpperCase();
const nodeWith = (...lines: readonly string[]): readonly string[] => [bus('virtual'), ...lines];
/** Two nodes with one display name, each with a system disk of its own. */
const called = (name: string, lines: readonly string[], diskOfA = 'a.vmdk', diskOfB = 'b.vmdk') => ({
  'a.vmx': node(name, ...lines).replace(`${name}.vmdk`, diskOfA),
  'b.vmx': node(name, ...lines).replace(`${name}.vmdk`, diskOfB),
});
const without = (files: Readonly<Record<string, string>>, lines: RegExp) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll(lines, '')]));
expectFindings(
  'Ids that a copy keeps',
  [TWIN, VMCI],
  [
    ['the same BIOS id', pair(nodeWith(`uuid.bios = "${A}"`)), both(`warning ${TWIN} "${A}"`)],
    [
      'in two spellings',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${PLAIN}"`)),
      [`a.vmx warning ${TWIN} "${A}"`, `b.vmx warning ${TWIN} "${PLAIN}"`],
    ],
    [
      'one that is replaced at the next start',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A}"`, 'uuid.action = "CREATE"')),
      [],
    ],
    [
      'one that is kept',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A}"`, 'uuid.action = "keep"')),
      both(`warning ${TWIN} "${A}"`),
    ],
    ['two ids', pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)), []],
    ['no id', pair(nodeWith()), []],
    [
      'a backup of a node, beside another node',
      {
        'a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
        'b.vmx': node('b', ...nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)),
        'backup/a/a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
      },
      [],
    ],
    [
      'a variant of a node under another name, which starts from the same disk',
      {
        ...pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)),
        'variant.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)).replace('= "a"', '= "a without network"'),
      },
      [],
    ],
    [
      'a copy that still shows the name of its template, with a file and a system disk of its own',
      called('template', nodeWith(`uuid.bios = "${A}"`, 'vmci0.id = "5"')),
      ['a.vmx', 'b.vmx'].flatMap((file) => [`${file} warning ${TWIN} "${A}"`, `${file} hint ${VMCI} "5"`]),
    ],
    [
      'a copy in a file of its own, with another snapshot of the same system disk',
      called('a', nodeWith(`uuid.bios = "${A}"`, 'vmci0.id = "5"'), 'a-000001.vmdk', 'a-000002.vmdk'),
      [],
    ],
    [
      'files with one name and no disk to start from',
      without(called('a', nodeWith(`uuid.bios = "${A}"`)), /^scsi0:0.*\n/gm),
      [],
    ],
    [
      'a backup whose file is named after that of the node',
      {
        'a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
        'a-backup.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)).replace('a.vmdk', 'b.vmdk'),
      },
      [],
    ],
    ['a placeholder', pair(nodeWith('uuid.bios = "{{ id }}"')), []],
    ['machines that are no nodes', pair([`uuid.bios = "${A}"`, 'vmci0.id = "5"']), []],
    ['the same VMCI id', pair(nodeWith('vmci0.id = "-5"')), both(`hint ${VMCI} "-5"`)],
    [
      'the same VMCI id in a backup of a node, beside another node',
      {
        'a.vmx': node('a', ...nodeWith('vmci0.id = "5"')),
        'b.vmx': node('b', ...nodeWith('vmci0.id = "6"')),
        'backup/a/a.vmx': node('a', ...nodeWith('vmci0.id = "5"')),
      },
      [],
    ],
    ['two VMCI ids', pair(nodeWith('vmci0.id = "5"'), nodeWith('vmci0.id = "-5"')), []],
  ],
);

const id = (line: string) => ({ 'a.vmx': node('a', line) });
expectFindings(
  'The form of ids',
  [ID],
  [
    ['sixteen bytes', id(`uuid.bios = "${A}"`), []],
    ['without blanks', id(`uuid.bios = "${PLAIN}"`), []],
    ['as elsewhere in the world', id('uuid.bios = "564d202e-e751-213a-cf1f-8ca485aa049b"'), []],
    ['fifteen bytes', id(`uuid.bios = "${A.slice(3)}"`), [`a.vmx error ${ID} "${A.slice(3)}"`]],
    ['no digits', id('uuid.bios = "create"'), [`a.vmx error ${ID} "create"`]],
    ['another id: warning', id('uuid.location = "here"'), [`a.vmx warning ${ID} "here"`]],
    ['the id of vCenter', id('vc.uuid = "52"'), [`a.vmx warning ${ID} "52"`]],
    ['empty', id('vc.uuid = ""'), []],
    ['a placeholder', id('uuid.bios = "${UUID}"'), []],
  ],
);

describe('Messages and fixes about addresses and ids', () => {
  it('spells an address that only has the wrong separators', async () => {
    assert.deepEqual(await fixTitles(fixed('00-50-56-12-34-56'), 'a.vmx', FORMAT), [
      'Write it as 00:50:56:12:34:56',
    ]);
    assert.deepEqual(await fixTitles(fixed('01-50-56-12-34-56'), 'a.vmx', FORMAT), []);
  });

  it('spells an id that only has other signs than blanks and dashes', async () => {
    const titles = (written: string) => fixTitles(id(`uuid.bios = "${written}"`), 'a.vmx', ID);
    const remove = 'Delete uuid.bios, so that a new id is made';
    for (const written of ['{564d202e-e751-213a-cf1f-8ca485aa049b}', A.replaceAll(/[ -]/g, ':')])
      assert.deepEqual(await titles(written), [`Write it as ${A}`, remove], written);
    for (const written of [`{${PLAIN.slice(2)}}`, `${A} 00;`, `x${A}`, 'urn:uuid:564d202e'])
      assert.deepEqual(await titles(written), [remove], written);
  });

  it('makes no address static that VMware gives out itself', async () => {
    assert.deepEqual(await fixTitles(adapter('address = "00:0c:29:aa:bb:cc"'), 'a.vmx', TYPE), [
      'Delete ethernet0.address',
    ]);
    assert.match(
      await messageOf(adapter('address = "00:0c:29:aa:bb:cc"'), 'a.vmx', TYPE),
      / Delete ethernet0\.address: as a static one this address would be refused/,
    );
    assert.deepEqual(await fixTitles(adapter('address = "00:50:56:12:34:56"'), 'a.vmx', TYPE), [
      'Set ethernet0.addressType = "static"',
      'Delete ethernet0.address',
    ]);
  });

  it('tells a type that is written from one that is missing', async () => {
    const said = async (...lines: readonly string[]): Promise<string> =>
      messageOf(adapter(...lines, 'address = "00:50:56:12:34:56"'), 'a.vmx', TYPE);
    assert.match(await said(), /, but ethernet0\.addressType = "static" is missing\./);
    assert.match(await said('addressType = "vpx"'), /, but ethernet0\.addressType is "vpx"\./);
  });

  it('names the address and the way out', async () => {
    const message = await messageOf(fixed('00:0c:29:aa:bb:cc'), 'a.vmx', RANGE);
    assert.match(
      message,
      /^ethernet0\.address is 00:0c:29:aa:bb:cc, an address that VMware gives out itself\./,
    );
    assert.match(message, /ethernet0\.checkMACAddress = "FALSE"/);
  });

  it('names the other node', async () => {
    const files = pair(nodeWith(`uuid.bios = "${A}"`));
    assert.match(await messageOf(files, 'a.vmx', TWIN), /^uuid\.bios is the same in this file and in b\.vmx/);
  });

  it('leaves one machine its id, whatever is applied together', async () => {
    const files = {
      ...pair(nodeWith(`uuid.bios = "${A}"`)),
      'c.vmx': node('c', ...nodeWith(`uuid.bios = "${A}"`)),
    };
    const title = 'This is the copy: set uuid.action = "create"';
    const titles = ['a.vmx', 'b.vmx', 'c.vmx'].map((file) => fixTitles(files, file, TWIN));
    assert.deepEqual(await Promise.all(titles), [[], [title], [title]]);
  });

  it('says nothing about an encrypted file that hides its addresses', async () => {
    const found = await lintVmx('encryption.data = "x"\nethernet0.present = "TRUE"\n');
    assert.deepEqual(
      found.filter(({ ruleId }) => [...MAC, ID].includes(ruleId)),
      [],
    );
  });
});

it('An address of a group is told from one that is none at all', async () => {
  const said = async (address: string): Promise<string> => messageOf(fixed(address), 'a.vmx', FORMAT);
  assert.match(
    await said('01:50:56:12:34:56'),
    /^ethernet0\.address is 01:50:56:12:34:56, an address for many adapters at once: its first byte is odd\./,
  );
  assert.match(
    await said('00:50:56:12:34'),
    /^ethernet0\.address is "00:50:56:12:34", and that is no MAC address\./,
  );
});

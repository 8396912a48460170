import assert from 'node:assert/strict';
import { lintVmx } from '../lintFiles.js';
import { declare, expectFindings, fixTitles, messageOf, node } from './nodeFiles.js';

const FORMAT = 'vmx-mac-format';
const RANGE = 'vmx-static-mac-range';
const TYPE = 'vmx-mac-type';
const VPX = 'vmx-mac-vpx-range';
const MAC = [FORMAT, RANGE, TYPE, VPX];

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
  ...['vsphere5', 'vsphere6', 'vsphere7', 'vsphere8', 'vsphere9'].map(
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
  ['static without any', adapter('addressType = "static"'), [`a.vmx warning ${TYPE} "static"`]],
  ['static with one to be filled in', adapter('addressType = "static"', 'address = "{{ mac }}"'), []],
  [
    'static with a generated address to be filled in',
    adapter('addressType = "static"', 'generatedAddress = "{{ mac }}"'),
    [],
  ],
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

describe('Messages and fixes about addresses', () => {
  it('tell how VMware refuses an adapter of the type static without an address', async () => {
    const refused = /the machine does not start: "Specify a static Ethernet address for 'ethernet0'"\./;
    for (const [lines, what] of [
      [
        ['generatedAddress = "00:0c:29:12:34:56"'],
        /the only address written is ethernet0\.generatedAddress\./,
      ],
      [[], /but ethernet0\.address is missing\./],
    ] as const) {
      const files = adapter('addressType = "static"', ...lines);
      const text = await messageOf(files, 'a.vmx', TYPE);
      assert.match(text, what);
      assert.match(text, refused);
      assert.deepEqual(await fixTitles(files, 'a.vmx', TYPE), ['Set ethernet0.addressType = "generated"']);
    }
  });

  it('spells an address that only has the wrong separators', async () => {
    assert.deepEqual(await fixTitles(fixed('00-50-56-12-34-56'), 'a.vmx', FORMAT), [
      'Write it as 00:50:56:12:34:56',
    ]);
    assert.deepEqual(await fixTitles(fixed('01-50-56-12-34-56'), 'a.vmx', FORMAT), []);
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

  it('says nothing about an encrypted file that hides its addresses', async () => {
    const found = await lintVmx('encryption.data = "x"\nethernet0.present = "TRUE"\n');
    assert.deepEqual(
      found.filter(({ ruleId }) => MAC.includes(ruleId)),
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

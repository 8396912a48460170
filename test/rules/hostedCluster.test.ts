import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf } from '../lintFiles.js';
import { both, bus, declare, expectFindings, messageOf, node, pair } from './nodeFiles.js';

const GLOBAL = 'cluster-disk-locking-is-global';
const ON_ESX = 'cluster-disk-locking-on-esx';
const PRIVATE = 'cluster-private-disk-in-two-nodes';
const MULTI = 'cluster-multi-writer-on-hosted';
const WORKSTATION = 'cluster-workstation-unsupported';
const UUID = 'cluster-disk-uuid';
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');
const MULTI_WRITER = 'scsi1:0.sharing = "multi-writer"';

expectFindings(
  'Locking off covers private disks',
  [GLOBAL],
  [
    ['beside a shared bus', pair([GSX, bus('virtual'), OFF]), both(`hint ${GLOBAL} "FALSE"`)],
    [
      'beside one shared disk',
      { 'a.vmx': node('a', GSX, bus(undefined), 'scsi1:0.shared = "TRUE"', OFF) },
      [`a.vmx hint ${GLOBAL} "FALSE"`],
    ],
    ['on an unknown product', { 'a.vmx': node('a', bus('virtual'), OFF) }, [`a.vmx hint ${GLOBAL} "FALSE"`]],
    ['not when locking is on', pair([GSX, bus('virtual')]), []],
    ['not where it stands twice', pair([GSX, bus('virtual'), OFF, 'disk.locking = "TRUE"']), []],
    ['not when nothing is shared, which is a mistake of its own', { 'a.vmx': node('a', GSX, OFF) }, []],
    ['not in a node without private disks', { 'a.vmx': `${GSX}\n${OFF}\n${bus('virtual')}\n` }, []],
    ['not on ESX', pair([declare('esx3'), bus('virtual'), OFF]), []],
    ['not between hosts', pair([declare('gsx3', 'across-boxes'), bus('virtual'), OFF]), []],
  ],
);

expectFindings(
  'disk.locking on ESX',
  [ON_ESX],
  [
    ['declared', { 'a.vmx': node('a', declare('esx2'), OFF) }, [`a.vmx hint ${ON_ESX} "FALSE"`]],
    [
      'that the paths tell, in small letters and with the other value',
      { 'a.vmx': node('a', bus('virtual', '/vmfs/volumes/san/q.vmdk'), 'DISK.LOCKING = "true"') },
      [`a.vmx hint ${ON_ESX} "true"`],
    ],
    [
      'without a usable value',
      { 'a.vmx': node('a', declare('esx3'), 'disk.locking = "off"') },
      [`a.vmx hint ${ON_ESX} "off"`],
    ],
    [
      'twice: one finding, and one fix for both lines',
      { 'a.vmx': node('a', declare('esx3'), OFF, OFF) },
      [`a.vmx hint ${ON_ESX} "FALSE"`],
    ],
    ['empty', { 'a.vmx': node('a', declare('esx3'), 'disk.locking = ""') }, []],
    ['not written', { 'a.vmx': node('a', declare('esx3'), bus('virtual')) }, []],
    ['in an encrypted file without it', { 'a.vmx': node('a', declare('esx3'), 'encryption.data = "x"') }, []],
    ['on a hosted product', { 'a.vmx': node('a', GSX, OFF) }, []],
    ['on an unknown product', { 'a.vmx': node('a', OFF) }, []],
  ],
);

it('disk.locking on ESX asks for a shared bus only where nothing is shared', async () => {
  const message = async (...lines: readonly string[]): Promise<string> =>
    messageOf({ 'a.vmx': node('a', declare('vsphere6'), OFF, ...lines) }, 'a.vmx', ON_ESX);
  assert.match(await message(bus('none')), /share the controller of the shared disks/);
  for (const lines of [[bus('none'), MULTI_WRITER], [bus('virtual')]])
    assert.match(
      await message(...lines),
      /Delete the line; what shares the disks here is another setting\.$/,
    );
});

const second = (file: string): string => `scsi0:1.present = "TRUE"\nscsi0:1.fileName = "${file}"`;

expectFindings(
  'Workstation is no supported platform',
  [WORKSTATION],
  [
    [
      'declared',
      pair([declare('workstation', 'in-a-box'), bus('virtual'), OFF]),
      both(`hint ${WORKSTATION} in-a-box`),
    ],
    [
      'by hardware version and network',
      {
        'a.vmx': node(
          'a',
          bus('virtual'),
          OFF,
          'virtualHW.version = "14"',
          'ethernet0.connectionType = "nat"',
        ),
      },
      [`a.vmx hint ${WORKSTATION} "virtual"`],
    ],
    [
      'by one shared disk',
      { 'a.vmx': node('a', declare('workstation'), bus(undefined), 'scsi1:0.shared = "TRUE"') },
      [`a.vmx hint ${WORKSTATION} "TRUE"`],
    ],
    ['not on a server', pair([declare('server2'), bus('virtual'), OFF]), []],
    [
      'not when it may be a server',
      {
        'a.vmx': node(
          'a',
          bus('virtual'),
          OFF,
          'virtualHW.version = "7"',
          'ethernet0.connectionType = "nat"',
        ),
      },
      [],
    ],
    [
      'not when nothing is shared',
      { 'a.vmx': node('a', declare('workstation'), bus('none', 'data.vmdk')) },
      [],
    ],
    [
      'not when nothing is shared yet in a cluster that is declared',
      { 'a.vmx': node('a', declare('workstation', 'in-a-box'), bus('none')) },
      [],
    ],
  ],
);

const linux = (...lines: readonly string[]): Record<string, string> => ({
  'a.vmx': node('a', ...lines).replace('winNetEnterprise', 'rhel7-64'),
});
const DATA = '/vmfs/volumes/san/data.vmdk';
expectFindings(
  'Serial numbers of shared disks',
  [UUID],
  [
    [
      'missing on vSphere',
      linux(declare('vsphere6'), bus('none', DATA), MULTI_WRITER),
      [`a.vmx hint ${UUID} "multi-writer"`],
    ],
    [
      'FALSE on Workstation',
      linux(declare('workstation'), bus('virtual'), OFF, 'disk.EnableUUID = "FALSE"'),
      [`a.vmx hint ${UUID} "FALSE"`],
    ],
    ['on an unknown product', linux(bus('virtual')), [`a.vmx hint ${UUID} "virtual"`]],
    ['there', linux(declare('vsphere6'), bus('none', DATA), MULTI_WRITER, 'disk.enableUUID = "true"'), []],
    [
      'a placeholder',
      linux(declare('vsphere6'), bus('none', DATA), MULTI_WRITER, 'disk.EnableUUID = "{{ uuid }}"'),
      [],
    ],
    ['for Windows', pair([declare('vsphere6'), bus('physical', DATA)]), []],
    [
      'for a nested ESXi',
      { 'a.vmx': node('a', bus('virtual')).replace('winNetEnterprise', 'vmkernel8') },
      [],
    ],
    [
      'for Windows on Apple Silicon',
      { 'a.vmx': node('a', bus('virtual')).replace('winNetEnterprise', 'arm-windows11-64') },
      [],
    ],
    ['for a guest that is not named', { 'a.vmx': node('a', bus('virtual')).replace(/guestOS.*\n/, '') }, []],
    ['on GSX', linux(GSX, bus('virtual'), OFF), []],
    [
      'for a shared disk on SATA, which has serial numbers of its own',
      linux(
        declare('vsphere7'),
        'sata0.present = "TRUE"',
        'sata0:0.present = "TRUE"',
        `sata0:0.fileName = "${DATA}"`,
        'sata0:0.sharing = "multi-writer"',
      ),
      [],
    ],
    ['without a shared disk', linux(declare('vsphere6'), bus('none', '/vmfs/volumes/san/own.vmdk')), []],
    ['in an encrypted file', linux(declare('vsphere6'), bus('virtual', DATA), 'encryption.data = "x"'), []],
  ],
);

it('Serial numbers are shown to the nodes whose guests need them, and a node with Windows is left as it is', async () => {
  const files = {
    ...pair([declare('vsphere6'), bus('physical', DATA)]),
    ...linux(declare('vsphere6'), bus('physical', DATA)),
  };
  const found = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === UUID);
  const after = applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'));
  assert.match(textOf(after['a.vmx'] ?? ''), /^disk\.EnableUUID = "TRUE"$/m);
  assert.equal(after['b.vmx'], files['b.vmx']);
});

describe('Messages about hosted clusters name what stands in the file', () => {
  const rows: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [GLOBAL, { 'a.vmx': node('a', GSX, bus('virtual'), OFF) }, ['a.vmdk (scsi0:0)']],
    [ON_ESX, { 'a.vmx': node('a', declare('esx3'), OFF) }, ['disk.locking = "FALSE"', 'ESX 3']],
    [
      PRIVATE,
      { 'a.vmx': node('a', GSX, OFF, second('b.vmdk')), 'b.vmx': node('b', GSX) },
      ['b.vmdk (scsi0:1)', 'b.vmx'],
    ],
    [
      MULTI,
      { 'a.vmx': node('a', GSX, bus('none'), MULTI_WRITER) },
      ['scsi1:0.sharing', 'GSX Server 3', 'quorum.vmdk'],
    ],
    [
      MULTI,
      { 'a.vmx': node('a', GSX, bus('none'), MULTI_WRITER, OFF) },
      ['the nodes open quorum.vmdk only because disk.locking is FALSE'],
    ],
    [
      WORKSTATION,
      { 'a.vmx': node('a', declare('workstation'), bus('virtual'), OFF) },
      ['scsi1.sharedBus = "virtual"'],
    ],
    [UUID, linux(bus('virtual')), ['rhel7-64', 'quorum.vmdk (scsi1:0)']],
  ];
  for (const [rule, files, words] of rows) {
    it(rule, async () => {
      const message = await messageOf(files, 'a.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});

describe('A disk that hosted nodes with Windows Server 2008 or later only name', () => {
  const of2008 = (name: string, ...lines: readonly string[]): string =>
    node(name, declare('workstation', 'in-a-box'), bus(undefined), ...lines).replace(
      'winNetEnterprise',
      'windows7srv-64',
    );

  it('goes over iSCSI, whether locking is off or on: one rule does not undo what the other one advises', async () => {
    for (const [lines, rule] of [
      [[OFF], 'cluster-disk-locking-off-unprotected'],
      [['disk.locking = "TRUE"'], 'cluster-bus-sharing-missing'],
    ] as const) {
      const files = { 'a.vmx': of2008('a', ...lines), 'b.vmx': of2008('b', ...lines) };
      assert.match(await messageOf(files, 'a.vmx', rule), /over iSCSI inside the guests\.$/);
    }
  });
});

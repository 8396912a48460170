import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { bus, declare, expectFindings, findingsOf, fixTitles, messageOf, node } from './nodeFiles.js';

const TWICE = 'vmx-same-backing-twice';
const MISSING = 'vmx-disk-missing';
const ENDING = 'vmx-disk-extension';
const FOREIGN = 'vmx-foreign-path';
const SHARED_MISSING = 'cluster-shared-disk-missing';

const disk = (slot: string, file: string, ...more: readonly string[]): string =>
  [`${slot}.present = "TRUE"`, `${slot}.fileName = "${file}"`, ...more.map((line) => `${slot}.${line}`)].join(
    '\n',
  );
const one = (...lines: readonly string[]): Files => ({ 'a.vmx': node('a', ...lines) });

const descriptor = (flat: string): string =>
  [
    '# Disk DescriptorFile',
    'version=1',
    'CID=7d2b4a10',
    'parentCID=ffffffff',
    'createType="monolithicFlat"',
    `RW 8192 FLAT "${flat}" 0`,
    '',
  ].join('\n');
const OWN = { 'a.vmdk': descriptor('a-flat.vmdk') };

expectFindings(
  'One disk file in two slots',
  [TWICE],
  [
    ['the same name', one(disk('scsi0:1', 'a.vmdk')), [`a.vmx warning ${TWICE} "a.vmdk"`]],
    ['another spelling', one(disk('scsi0:1', './x/../a.vmdk')), [`a.vmx warning ${TWICE} "./x/../a.vmdk"`]],
    [
      'a Windows path in other letters',
      one(disk('scsi0:1', 'D:\\vms\\b.vmdk'), disk('scsi0:2', 'd:/VMS/B.vmdk')),
      [`a.vmx warning ${TWICE} "d:/VMS/B.vmdk"`],
    ],
    [
      'three times',
      one(disk('scsi0:1', 'a.vmdk'), disk('ide0:0', 'a.vmdk')),
      [`a.vmx warning ${TWICE} "a.vmdk"`, `a.vmx warning ${TWICE} "a.vmdk"`],
    ],
    [
      'two descriptors of one flat file',
      { ...one(disk('scsi0:1', 'b.vmdk')), ...OWN, 'b.vmdk': descriptor('a-flat.vmdk'), 'a-flat.vmdk': 'x' },
      [`a.vmx warning ${TWICE} "b.vmdk"`],
    ],
    ['two files', one(disk('scsi0:1', 'b.vmdk')), []],
    ['a slot that is off', one('scsi0:1.present = "FALSE"', 'scsi0:1.fileName = "a.vmdk"'), []],
    ['two CDs', one(disk('ide0:0', 'b.iso'), disk('ide1:0', 'b.iso')), []],
    ['two drives of the host', one(disk('ide0:0', 'auto detect'), disk('ide1:0', 'auto detect')), []],
    ['two physical disks', one(disk('scsi0:1', '/dev/sdb'), disk('scsi0:2', '/dev/sdb')), []],
    ['placeholders', one(disk('scsi0:1', '{{ disk }}'), disk('scsi0:2', '{{ disk }}')), []],
  ],
);

expectFindings(
  'A disk file that is not there',
  [MISSING, SHARED_MISSING],
  [
    [
      'beside one that is',
      { ...one(disk('scsi0:1', 'b.vmdk')), ...OWN },
      [`a.vmx warning ${MISSING} "b.vmdk"`],
    ],
    [
      'in a folder below',
      { ...one(disk('scsi0:1', 'data/b.vmdk')), ...OWN },
      [`a.vmx warning ${MISSING} "data/b.vmdk"`],
    ],
    ['when no disk is there', one(disk('scsi0:1', 'b.vmdk')), []],
    [
      'when the other disk lies elsewhere',
      {
        'a.vmx': node('a', disk('scsi0:1', 'x/b.vmdk'), disk('scsi0:2', 'c.vmdk')),
        'x/b.vmdk': descriptor('b-flat.vmdk'),
      },
      [],
    ],
    ...(
      [
        ['a drive of the host', 'auto detect'],
        ['a word for no file', 'emptyBackingString'],
        ['a device', '/dev/sdb'],
        ['a hardware path', 'vmhba0:1:2:0:b.vmdk'],
        ['a datastore', '[san] b.vmdk'],
        ['a share', '\\\\server\\vms\\b.vmdk'],
        ['a place outside', '/elsewhere/b.vmdk'],
        ['an absolute path', '/vms/b.vmdk'],
        ['a folder beside', '../vms/b.vmdk'],
        ['an empty name', ''],
        ['a placeholder', '{{ disk }}'],
      ] as const
    ).map(([what, name]) => [what, { ...one(disk('scsi0:1', name)), ...OWN }, []] as const),
    [
      'a slot that is off',
      { ...one('scsi0:1.present = "FALSE"', 'scsi0:1.fileName = "b.vmdk"'), ...OWN },
      [],
    ],
    ['a CD', { ...one(disk('ide1:0', 'b.iso', 'deviceType = "cdrom-image"')), ...OWN }, []],
  ],
);

const swapped = [`a.vmx warning ${ENDING} "b.vdmk"`];
expectFindings(
  'Endings of disk files',
  [ENDING],
  [
    ['two letters swapped', one(disk('scsi0:1', 'b.vdmk')), swapped],
    ['a letter too few', one(disk('scsi0:1', 'b.vmd')), [`a.vmx warning ${ENDING} "b.vmd"`]],
    ['a quote behind it', one(disk('scsi0:1', "b.vmdk'")), [`a.vmx error ${ENDING} "b.vmdk'"`]],
    ['a file that is there', { ...one(disk('scsi0:1', 'b.vdmk')), 'b.vdmk': descriptor('c.vmdk') }, []],
    ...['vmdk', 'VMDK', 'vhd', 'vdi', 'dsk', 'raw', 'img', 'hdd', 'vmx'].map(
      (ending) => [`.${ending}`, one(disk('scsi0:1', `b.${ending}`)), []] as const,
    ),
    ...['flat', 's001', 'f002', '000001-delta', '000001-sesparse', 'ctk'].map(
      (part) =>
        [
          `the part -${part}`,
          one(disk('scsi0:1', `b-${part}.vmdk`)),
          [`a.vmx error ${ENDING} "b-${part}.vmdk"`],
        ] as const,
    ),
    [
      'a part that is a disk of its own',
      { ...one(disk('scsi0:1', 'b-flat.vmdk')), 'b-flat.vmdk': descriptor('c-flat.vmdk') },
      [],
    ],
    [
      'a part that is only sectors',
      { ...one(disk('scsi0:1', 'b-flat.vmdk')), 'b-flat.vmdk': 'x'.repeat(1024) },
      [`a.vmx error ${ENDING} "b-flat.vmdk"`],
    ],
    ...['rdm', 'rdmp', 'delta', 'sparse', 's1'].map(
      (word) => [`-${word}, as people call disks`, one(disk('scsi0:1', `b-${word}.vmdk`)), []] as const,
    ),
    ['a snapshot', one(disk('scsi0:1', 'b-000001.vmdk')), []],
    ['a name without an ending', one(disk('scsi0:1', '/dev/sdb')), []],
    ['a placeholder', one(disk('scsi0:1', '{{ name }}.vdmk')), []],
  ],
);

const VMFS = '/vmfs/volumes/san/b.vmdk';
const iso = (file: string): string => disk('ide1:0', file, 'deviceType = "cdrom-image"');
expectFindings(
  'Paths of another world',
  [FOREIGN],
  [
    [
      'a Windows path beside a datastore',
      one(disk('scsi0:1', VMFS), iso('D:\\iso\\w.iso')),
      [`a.vmx warning ${FOREIGN} "D:\\iso\\w.iso"`],
    ],
    [
      'a home folder on declared ESX',
      one(declare('vsphere6'), iso('/home/me/w.iso')),
      [`a.vmx warning ${FOREIGN} "/home/me/w.iso"`],
    ],
    [
      'a datastore on a declared Workstation',
      one(declare('workstation'), disk('scsi0:1', VMFS)),
      [`a.vmx warning ${FOREIGN} "${VMFS}"`],
    ],
    ['a Windows path on a Workstation', one(declare('workstation'), iso('D:\\iso\\w.iso')), []],
    ['a Windows path where nobody knows', one(iso('D:\\iso\\w.iso')), []],
    [
      'a key that a machine from ESX has kept',
      one('sched.swap.derivedName = "/vmfs/volumes/san/a.vswp"', iso('D:\\iso\\w.iso')),
      [],
    ],
    [
      'a CD that a machine from ESX has kept',
      one(iso('/vmfs/volumes/san/w.iso'), disk('scsi0:1', 'D:\\b.vmdk')),
      [],
    ],
    [
      'a NAT adapter, which ESX has not',
      one(
        'ethernet0.present = "TRUE"',
        'ethernet0.connectionType = "nat"',
        disk('scsi0:1', VMFS),
        iso('D:\\w.iso'),
      ),
      [],
    ],
    ['a drive that is off', one(disk('scsi0:1', VMFS), iso('D:\\w.iso').replace('TRUE', 'FALSE')), []],
    ['a drive letter, which is a drive of the host', one(disk('scsi0:1', VMFS), disk('ide1:0', 'D:')), []],
  ],
);

describe('Messages and fixes about disk files', () => {
  it('name both slots', async () => {
    const message = await messageOf(one(disk('scsi0:1', 'a.vmdk')), 'a.vmx', TWICE);
    assert.match(message, /^scsi0:1 names the same disk file as scsi0:0, a\.vmdk\./);
  });

  it('name the disk that is there', async () => {
    const message = await messageOf({ ...one(disk('scsi0:1', 'b.vmdk')), ...OWN }, 'a.vmx', MISSING);
    assert.match(message, /^The disk file b\.vmdk of scsi0:1 is not there, although a\.vmdk lies beside/);
  });

  it('offer the descriptor, folder and letter case kept', async () => {
    const files = one(
      disk('scsi0:1', 'D:\\VMs\\Data-S001.VMDK'),
      disk('scsi0:2', 'b.vdmk'),
      disk('scsi0:3', 'c-flat.vmdl'),
    );
    assert.deepEqual(await fixTitles(files, 'a.vmx', ENDING), [
      'Change the file name to Data.VMDK',
      'Change the file name to b.vmdk',
      'Change the file name to c.vmdk',
    ]);
  });

  it('lose the single quotes around them, and only those', async () => {
    for (const [written, name] of [
      ["'x/b.vmdk'", 'Change the file name to b.vmdk'],
      ["b.vmdk'", 'Change the file name to b.vmdk'],
      ["'b.vdmk", "Change the file name to 'b.vmdk"],
    ] as const)
      assert.deepEqual(await fixTitles(one(disk('scsi0:1', written)), 'a.vmx', ENDING), [name], written);
    const files = one(disk('scsi0:1', "'x/b.vmdk'"));
    const [fix] = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === ENDING)?.fixes ?? [];
    assert.ok(fix);
    assert.match(textOf(applyFix(files, fix)['a.vmx'] ?? ''), /scsi0:1\.fileName = "x\/b\.vmdk"/);
  });

  it('leave a shared disk that another node finds to the rule about it', async () => {
    const files = {
      'a.vmx': node('a', bus('virtual', '/vms/share/quorum.vmdk')),
      'b.vmx': node('b', bus('virtual', '/vms/shared/quorum.vmdk')),
      'shared/quorum.vmdk': descriptor('quorum-flat.vmdk'),
      ...OWN,
    };
    assert.deepEqual(await findingsOf(files, [MISSING, SHARED_MISSING]), [
      `a.vmx warning ${SHARED_MISSING} "/vms/share/quorum.vmdk"`,
    ]);
  });
});

import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf } from '../lintFiles.js';
import { declare, expectFindings, fixTitles, messageOf, node } from './nodeFiles.js';

const FEATURE = 'vmx-feature-needs-hardware';
const NICS = 'vmx-too-many-nics';
const PRESENT = 'vmx-device-without-present';
const RANGE = 'vmx-slot-range';

/** One machine, so that a row says only what differs. */
const one = (...lines: readonly string[]) => ({ 'a.vmx': node('a', ...lines) });
const hardware = (version: number | string): string => `virtualHW.version = "${version}"`;
const ESX = declare('vsphere5');
const WORKSTATION = declare('workstation');
const nic = (number: number, ...settings: readonly string[]): string =>
  ['present = "TRUE"', ...settings].map((setting) => `ethernet${number}.${setting}`).join('\n');
const withDisk = (controller: string): string =>
  `${controller}.present = "TRUE"\n${controller}:0.present = "TRUE"\n${controller}:0.fileName = "b.vmdk"`;

expectFindings(
  'A device on hardware that is too old',
  [FEATURE],
  [
    ...(
      [
        ['lsisas1068', 6, 7],
        ['pvscsi', 6, 7],
      ] as const
    ).flatMap(([model, before, since]) => [
      [
        `${model} on ${before}`,
        one(ESX, hardware(before), `scsi0.virtualDev = "${model}"`),
        [`a.vmx error ${FEATURE} "${model}"`],
      ] as const,
      [`${model} on ${since}`, one(ESX, hardware(since), `scsi0.virtualDev = "${model}"`), []] as const,
    ]),
    [
      'in any letter case',
      one(ESX, hardware(4), 'scsi0.virtualDev = "PVSCSI"'),
      [`a.vmx error ${FEATURE} "PVSCSI"`],
    ],
    [
      'an adapter on ESX',
      one(ESX, hardware(7), nic(0, 'virtualDev = "e1000e"')),
      [`a.vmx error ${FEATURE} "e1000e"`],
    ],
    [
      'an adapter elsewhere: hint',
      one(WORKSTATION, hardware(4), nic(0, 'virtualDev = "vmxnet3"')),
      [`a.vmx hint ${FEATURE} "vmxnet3"`],
    ],
    [
      'a controller on a hosted product: warning',
      one(WORKSTATION, hardware(9), withDisk('sata0')),
      [`a.vmx warning ${FEATURE} "TRUE"`],
    ],
    [
      'a controller on an unknown product: warning',
      one(hardware(4), 'scsi0.virtualDev = "pvscsi"'),
      [`a.vmx warning ${FEATURE} "pvscsi"`],
    ],
    ['NVMe', one(ESX, hardware(12), withDisk('nvme0')), [`a.vmx error ${FEATURE} "TRUE"`]],
    ['NVMe on 13', one(ESX, hardware(13), withDisk('nvme0')), []],
    ['a controller without disks', one(ESX, hardware(9), 'sata0.present = "TRUE"'), []],
    [
      'a controller that is off',
      one(ESX, hardware(4), 'scsi1.present = "FALSE"', 'scsi1.virtualDev = "pvscsi"'),
      [],
    ],
    ['EFI on ESX', one(ESX, hardware(7), 'firmware = "efi"'), [`a.vmx error ${FEATURE} "efi"`]],
    ['EFI on a hosted product', one(WORKSTATION, hardware(7), 'firmware = "efi"'), []],
    ['BIOS', one(ESX, hardware(7), 'firmware = "bios"'), []],
    [
      'USB on ESX: warning',
      one(ESX, hardware(4), 'usb.present = "TRUE"'),
      [`a.vmx warning ${FEATURE} "TRUE"`],
    ],
    ['USB on a hosted product', one(WORKSTATION, hardware(4), 'usb.present = "TRUE"'), []],
    ['USB on an unknown product', one(hardware(4), 'usb.present = "TRUE"'), []],
    ['VMCI that is off', one(ESX, hardware(4), 'vmci0.present = "FALSE"'), []],
    [
      'nested virtualization',
      one(ESX, hardware(8), 'vhv.enable = "TRUE"'),
      [`a.vmx warning ${FEATURE} "TRUE"`],
    ],
    [
      'secure boot',
      one(ESX, hardware(11), 'uefi.secureBoot.enabled = "TRUE"'),
      [`a.vmx error ${FEATURE} "TRUE"`],
    ],
    ['without a version', one(ESX, 'scsi0.virtualDev = "pvscsi"'), []],
    ['with a placeholder for the version', one(ESX, hardware('{{ hw }}'), 'scsi0.virtualDev = "pvscsi"'), []],
  ],
);

const nics = (count: number): string[] => Array.from({ length: count }, (_, number) => nic(number));
expectFindings(
  'The number of adapters',
  [NICS],
  [
    ['four on version 4', one(hardware(4), ...nics(4)), []],
    ['five on version 4', one(hardware(4), ...nics(5)), [`a.vmx error ${NICS} "TRUE"`]],
    ['five on version 3', one(hardware(3), ...nics(5)), [`a.vmx error ${NICS} "TRUE"`]],
    ['five on version 1', one(hardware(1), ...nics(5)), [`a.vmx error ${NICS} "TRUE"`]],
    ['five on a version that there never was', one(hardware(0), ...nics(5)), []],
    ['five on version 6, which only hosted products have', one(hardware(6), ...nics(5)), []],
    ['ten on version 7', one(hardware(7), ...nics(10)), []],
    ['eleven', one(hardware(19), ...nics(11)), [`a.vmx error ${NICS} "TRUE"`]],
    [
      'eleven on a version that is newer than all documents',
      one(hardware(22), ...nics(11)),
      [`a.vmx error ${NICS} "TRUE"`],
    ],
    ['eleven without a version', one(...nics(11)), [`a.vmx error ${NICS} "TRUE"`]],
    ['five without a version', one(...nics(5)), []],
    ['one that is off', one(hardware(4), 'ethernet7.present = "FALSE"'), []],
    ['one that only has an address', one(hardware(4), 'ethernet7.address = "00:50:56:00:00:01"'), []],
  ],
);

expectFindings(
  'A device that names a file without being switched on',
  [PRESENT],
  [
    ['a disk', one('scsi0:1.fileName = "b.vmdk"'), [`a.vmx warning ${PRESENT} "b.vmdk"`]],
    [
      'a CD image',
      one('ide1:0.fileName = "b.iso"', 'ide1:0.deviceType = "cdrom-image"'),
      [`a.vmx warning ${PRESENT} "b.iso"`],
    ],
    [
      'a drive of the host: hint',
      one('ide1:0.fileName = "auto detect"'),
      [`a.vmx hint ${PRESENT} "auto detect"`],
    ],
    ['a serial port', one('serial0.fileName = "serial.log"'), [`a.vmx warning ${PRESENT} "serial.log"`]],
    ['a floppy, which is there by default', one('floppy0.fileName = "b.flp"'), []],
    ['a device that is off', one('scsi0:1.present = "FALSE"', 'scsi0:1.fileName = "b.vmdk"'), []],
    ['a present that is no boolean', one('scsi0:1.present = "yes"', 'scsi0:1.fileName = "b.vmdk"'), []],
    [
      'a present that stands twice',
      one('scsi0:1.present = "TRUE"', 'scsi0:1.present = "FALSE"', 'scsi0:1.fileName = "b.vmdk"'),
      [],
    ],
    ['an empty name', one('scsi0:1.fileName = ""'), []],
    ['a word for no file', one('scsi0:1.fileName = "emptyBackingString"', 'sound.fileName = "-1"'), []],
    ['a placeholder', one('scsi0:1.fileName = "{{ disk }}"'), []],
    ['an encrypted file', one('encryption.data = "x"', 'scsi0:1.fileName = "b.vmdk"'), []],
    ['settings without a file', one('scsi0:1.redo = ""'), []],
  ],
);

const at = (device: string, ...more: readonly string[]) =>
  one(`${device}.present = "TRUE"`, `${device}.fileName = "b.vmdk"`, ...more);
const off = (device: string, mark = `${device}.present`): readonly [string] => [
  `a.vmx error ${RANGE} ${mark}`,
];
expectFindings(
  'Places that do not exist',
  [RANGE],
  [
    ...(
      [
        'ide2:0',
        'ide0:2',
        'scsi4:0',
        'sata4:0',
        'sata0:30',
        'nvme4:0',
        'floppy2',
        'serial32',
        'parallel3',
      ] as const
    ).map((device) => [device, at(device), off(device)] as const),
    ...(
      ['ide1:1', 'scsi3:15', 'sata3:29', 'nvme3:0', 'floppy1', 'serial3', 'parallel2', 'usb:5'] as const
    ).map((device) => [`${device} exists`, at(device), []] as const),
    ['serial4 before version 11', at('serial4', hardware(10)), off('serial4')],
    ['serial4 from version 11 on', at('serial4', hardware(11)), []],
    ['serial4 without a version', at('serial4'), []],
    [
      'a controller once, not again for each disk',
      one('scsi4.present = "TRUE"', 'scsi4:0.present = "TRUE"', 'scsi4:1.present = "TRUE"'),
      off('scsi4'),
    ],
    ['in capitals', one('IDE2:0.PRESENT = "TRUE"'), off('ide2:0', 'IDE2:0.PRESENT')],
    ['a file without present', one('ide2:0.fileName = "b.vmdk"'), off('ide2:0', 'ide2:0.fileName')],
    ['a device that is off', one('floppy2.present = "FALSE"', 'floppy2.fileName = "b.flp"'), []],
    ['a leftover without file and present', one('ide2:0.redo = ""'), []],
  ],
);

expectFindings(
  'A controller that does not exist is not to be switched on',
  [RANGE, 'cluster-shared-controller-absent'],
  [
    ['where it is shared', one('scsi16.sharedBus = "virtual"'), [`a.vmx error ${RANGE} scsi16.sharedBus`]],
    [
      'where it holds a disk',
      one('scsi4:0.present = "TRUE"', 'scsi4:0.fileName = "b.vmdk"'),
      [`a.vmx error ${RANGE} scsi4:0.present`],
    ],
    ['where its bus is not shared', one('scsi16.sharedBus = "none"'), []],
  ],
);

describe('What messages about devices say', () => {
  it('names the setting and both versions', async () => {
    const files = one(ESX, hardware(4), 'scsi0.virtualDev = "pvscsi"');
    const message = await messageOf(files, 'a.vmx', FEATURE);
    assert.match(message, /^scsi0\.virtualDev = "pvscsi" asks for a paravirtual SCSI controller/);
    assert.match(message, /version 7; this machine has virtualHW\.version = "4"/);
  });

  it('counts adapters as a person does', async () => {
    const message = await messageOf(one(hardware(4), ...nics(5)), 'a.vmx', NICS);
    assert.match(message, /^ethernet4 is the adapter number 5, and virtual hardware version 4 has 4/);
  });

  it('names the range of a place', async () => {
    const message = await messageOf(at('ide2:0'), 'a.vmx', RANGE);
    assert.match(message, /^ide2:0 does not exist: IDE controllers go from ide0 to ide1\./);
  });

  it('offers to switch the device on', async () => {
    const files = one('scsi0:1.fileName = "b.vmdk"');
    assert.deepEqual(await fixTitles(files, 'a.vmx', PRESENT), ['Set scsi0:1.present = "TRUE"']);
  });

  it('gets the controller that it needs, where the hardware knows one', async () => {
    const after = async (version: number): Promise<string> => {
      const files = one(hardware(version), 'sata0:0.fileName = "b.vmdk"');
      const [found] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(
        ({ ruleId }) => ruleId === PRESENT,
      );
      return textOf(applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'))['a.vmx'] ?? '');
    };
    assert.match(await after(10), /^sata0\.present = "TRUE"$/m);
    assert.doesNotMatch(await after(9), /^sata0\.present/m);
    assert.match(await after(9), /^sata0:0\.present = "TRUE"$/m);
  });

  it('stays off where its controller was switched off', async () => {
    const files = one('nvme0.present = "FALSE"', 'nvme0:0.fileName = "b.vmdk"');
    assert.deepEqual(await fixTitles(files, 'a.vmx', PRESENT), []);
  });
});

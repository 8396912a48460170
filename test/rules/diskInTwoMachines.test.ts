import { data, node, table, two } from './busFiles.js';

const inTwo = (file: string, marked = '"data.vmdk"'): string =>
  `${file} warning vmx-disk-in-two-machines ${marked}`;

table('A disk in two machines', [
  { name: 'is a warning in both', files: two(data('scsi0:1')), expected: [inTwo('a'), inTwo('b')] },
  {
    name: 'is one even as the system disk',
    files: { 'a.vmx': node('system', ''), 'b.vmx': node('system', '') },
    expected: [inTwo('a', '"system.vmdk"'), inTwo('b', '"system.vmdk"')],
  },
  {
    name: 'is found on any bus',
    files: two('sata0:0.fileName = "data.vmdk"\n'),
    expected: [inTwo('a'), inTwo('b')],
  },
  {
    name: 'is none for two files with one BIOS id, however it is written',
    files: two(
      `${data('scsi0:1')}uuid.bios = "56 4d AA-01"\n`,
      `${data('scsi0:1')}uuid.bios = "56 4d aa 01"\n`,
    ),
    expected: [],
  },
  {
    name: 'is none for two files with one MAC address',
    files: two(
      `${data('scsi0:1')}ethernet0.present = "TRUE"\nethernet0.generatedAddress = "00:0c:29:01:02:03"\n`,
    ),
    expected: [],
  },
  {
    name: 'is none for two files with one display name',
    files: two(`${data('scsi0:1')}displayName = "web"\n`),
    expected: [],
  },
  {
    name: 'is one for two files without id, address and name',
    files: two(`${data('scsi0:1')}displayName = ""\nuuid.bios = ""\n`),
    expected: [inTwo('a'), inTwo('b')],
  },
  {
    name: 'is none for CDs, ISO images and devices',
    files: two(
      'ide1:0.present = "TRUE"\nide1:0.fileName = "w2003.iso"\nide1:1.deviceType = "cdrom-raw"\nide1:1.present = "TRUE"\nide1:1.fileName = "data.vmdk"\nscsi0:4.present = "TRUE"\nscsi0:4.fileName = "/dev/sdb"\n',
    ),
    expected: [],
  },
  {
    name: 'is none when both machines only read it',
    files: two(`${data('scsi0:1')}scsi0:1.mode = "independent-nonpersistent"\n`),
    expected: [],
  },
  {
    name: 'is one when one of them writes',
    files: two(`${data('scsi0:1')}scsi0:1.mode = "independent-nonpersistent"\n`, data('scsi0:1')),
    expected: [inTwo('a'), inTwo('b')],
  },
  {
    name: 'is none for a disk that one of them has switched off',
    files: two(data('scsi0:1'), 'scsi0:1.present = "FALSE"\nscsi0:1.fileName = "data.vmdk"\n'),
    expected: [],
  },
  { name: 'is none for placeholders', files: two('scsi0:1.fileName = "{{name}}.vmdk"\n'), expected: [] },
  {
    name: 'is none in a multi-writer cluster',
    files: two(`${data('scsi0:1')}scsi0:1.sharing = "multi-writer"\n`),
    expected: [],
  },
]);

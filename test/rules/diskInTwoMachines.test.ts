import assert from 'node:assert/strict';
import { applyFix, type Files } from '../lintFiles.js';
import { data, findings, GSX, node, SCSI1, table, two, lint } from './busFiles.js';

const inTwo = (file: string, marked = '"data.vmdk"'): string =>
  `${file} warning vmx-disk-in-two-machines ${marked}`;

table('A disk in two machines', [
  { name: 'is a warning in both', files: two(data('scsi0:1')), expected: [inTwo('a'), inTwo('b')] },
  {
    name: 'is one even as the system disk, by its full path',
    files: { 'a.vmx': node('/vms/x/system', ''), 'b.vmx': node('/vms/x/system', '') },
    expected: [inTwo('a', '"/vms/x/system.vmdk"'), inTwo('b', '"/vms/x/system.vmdk"')],
  },
  {
    name: 'is one on the first SCSI controller too, where the system disks of the machines are on NVMe',
    files: {
      'a.vmx': 'nvme0:0.fileName = "a.vmdk"\nscsi0:0.fileName = "shared/data.vmdk"\n',
      'b.vmx': 'nvme0:0.fileName = "b.vmdk"\nscsi0:0.fileName = "shared/data.vmdk"\n',
    },
    expected: [inTwo('a', '"shared/data.vmdk"'), inTwo('b', '"shared/data.vmdk"')],
  },
  {
    name: 'is one even as the system disk, where only one of them has it beside its file',
    files: { 'a.vmx': node('system', ''), 'b.vmx': node('/vms/system', '') },
    expected: [inTwo('a', '"system.vmdk"'), inTwo('b', '"/vms/system.vmdk"')],
  },
  {
    name: 'is none for variants that start from the disk beside them',
    files: { 'nat.vmx': node('system', ''), 'bridged.vmx': node('system', '') },
    expected: [],
  },
  {
    name: 'is none for variants in folders of their own',
    files: { 'esx/a.vmx': node('../system', ''), 'player/b.vmx': node('../system', '') },
    expected: [],
  },
  {
    name: 'is none for the data disk of such variants either',
    files: { 'nat.vmx': node('system', data('scsi0:1')), 'bridged.vmx': node('system', data('scsi0:1')) },
    expected: [],
  },
  {
    name: 'is one for the data disk of machines that name one system disk by its full path',
    files: {
      'a.vmx': node('/vms/x/system', data('scsi0:1')),
      'b.vmx': node('/vms/x/system', data('scsi0:1')),
    },
    expected: [inTwo('a', '"/vms/x/system.vmdk"'), inTwo('b', '"/vms/x/system.vmdk"')],
  },
  {
    name: 'is one for a machine that borrows the system disk of another',
    files: { 'a.vmx': node('a', ''), 'b.vmx': node('b', data('scsi0:1').replace('data.vmdk', 'a.vmdk')) },
    expected: [inTwo('a', '"a.vmdk"'), inTwo('b', '"a.vmdk"')],
  },
  {
    name: 'is one finding for all disks in the same hands',
    files: two(`${data('scsi0:1')}${data('scsi0:2').replace('data', 'more')}`),
    expected: [inTwo('a'), inTwo('b')],
  },
  {
    name: 'is one for each company: two machines with one, two others with another',
    files: {
      'a.vmx': node('a', `${data('scsi0:1')}${data('scsi0:2').replace('data', 'more')}`),
      'b.vmx': node('b', data('scsi0:1')),
      'c.vmx': node('c', data('scsi0:2').replace('data', 'more')),
    },
    expected: [inTwo('a'), inTwo('a', '"more.vmdk"'), inTwo('b'), inTwo('c', '"more.vmdk"')],
  },
  {
    name: 'is left to the rule about the bus when the file tries to share it',
    files: two(`${SCSI1}scsil.sharedBus = "virtual"\n${data('scsi1:0')}`),
    expected: ['a', 'b'].map((file) => `${file} error cluster-bus-key-misspelled scsil.sharedBus`),
  },
  {
    name: 'is left to that rule also where only one of the files tries',
    files: two(`${SCSI1}scsil.sharedBus = "virtual"\n${data('scsi1:0')}`, SCSI1 + data('scsi1:0')),
    expected: ['a error cluster-bus-key-misspelled scsil.sharedBus'],
  },
  ...['"virtuell"', '“virtual”', '"{{mode}}"'].map((mode) => ({
    name: `is left to what is said of the mode ${mode}`,
    files: two(`${SCSI1}scsi1.sharedBus = ${mode}\n${data('scsi1:0')}`, SCSI1 + data('scsi1:0')),
    expected: mode.startsWith('"virt') ? [`a error cluster-bus-sharing-value ${mode}`] : [],
  })),
  {
    name: 'is none where the sharing may stand in an encrypted part',
    files: two(`${data('scsi0:1')}encryption.data = "x"\n`, data('scsi0:1')),
    expected: [],
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

describe('The message about a disk in two machines', () => {
  it('speaks of one disk where it is one', async () => {
    const [found] = await findings(two(data('scsi0:1')));
    assert.match(
      found?.finding.message ?? '',
      /^The disk data\.vmdk \(scsi0:1\) is also used by b\.vmx, and nothing in these files says /,
    );
  });

  it('names all disks, and the folder of a file with the same name', async () => {
    const more = data('scsi0:2').replace('data', 'more');
    const found = await findings({
      'rac1/vm.vmx': node('/d/a', `${data('scsi0:1')}${more}`.replace(/"(\w+\.vmdk)"/g, '"/d/$1"')),
      'rac2/vm.vmx': node('/d/b', `${data('scsi0:1')}${more}`.replace(/"(\w+\.vmdk)"/g, '"/d/$1"')),
    });
    assert.match(
      found[0]?.finding.message ?? '',
      /^The disks data\.vmdk \(scsi0:1\) and more\.vmdk \(scsi0:2\) are also used by rac2\/vm\.vmx, /,
    );
  });
});

describe('The declaration that makes a cluster of two machines with one disk', () => {
  const SCSI2 = SCSI1.replace('scsi1', 'scsi2');
  const fixes = async (files: Files) => (await findings(files)).at(0)?.finding.fixes ?? [];
  const titles = async (a: string, b: string): Promise<readonly string[]> =>
    (await fixes(two(a, b))).map(({ title }) => title);

  it('switches locking off where one of the machines is known to be hosted', async () => {
    const lines = SCSI1 + data('scsi1:0');
    const unlocked =
      'Declare a cluster in a box and share the controller of the disk in every machine, and switch disk locking off';
    assert.deepEqual(await titles(GSX + lines, lines), [unlocked]);
    assert.deepEqual(await titles(lines, lines), [
      'Declare a cluster in a box and share the controller of the disk in every machine',
    ]);
  });

  it('shares in each machine the controller that holds the disk there', async () => {
    const files = two(SCSI1 + data('scsi1:0'), SCSI2 + data('scsi2:0'));
    const [fix] = await fixes(files);
    const after = applyFix(files, fix ?? assert.fail('there is no fix'));
    assert.match(String(after['a.vmx']), /^scsi1\.sharedBus = "virtual"$/m);
    assert.doesNotMatch(String(after['a.vmx']), /scsi2/);
    assert.match(String(after['b.vmx']), /^scsi2\.sharedBus = "virtual"$/m);
    assert.doesNotMatch(String(after['b.vmx']), /scsi1/);
  });

  it('is not offered where one machine has the disk beside its boot disk', async () => {
    assert.deepEqual(await titles(SCSI1 + data('scsi1:0'), data('scsi0:1')), []);
  });

  it('is not offered for a disk by its hardware path, which ESX 2 asks for where several hosts share it', async () => {
    const lines = SCSI1 + data('scsi1:0').replace('data.vmdk', 'vmhba0:1:0:1:data.vmdk');
    assert.deepEqual(await lint(two(lines)), [
      'a warning vmx-disk-in-two-machines "vmhba0:1:0:1:data.vmdk"',
      'b warning vmx-disk-in-two-machines "vmhba0:1:0:1:data.vmdk"',
    ]);
    assert.deepEqual(await titles(lines, lines), []);
  });
});

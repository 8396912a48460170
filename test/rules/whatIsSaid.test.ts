// A message names what stands in the file: one disk or several, a setting that is wrong or one that is missing.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';
import { HEAD, disk, first, says } from './saidOf.js';

const BOOT = (name: string): string =>
  `${HEAD}displayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "${name}.vmdk"\n`;

describe('A message', () => {
  it('names all disks that two machines have in common by accident', async () => {
    const machine = (name: string): string =>
      `${BOOT(name)}${disk('scsi0:1', 'data.vmdk')}${disk('scsi0:2', 'more.vmdk')}`;
    const text = await says('vmx-disk-in-two-machines', { 'a.vmx': machine('a'), 'b.vmx': machine('b') });
    assert.match(text, /^The disks data\.vmdk \(scsi0:1\) and more\.vmdk \(scsi0:2\) are also used by/);
  });

  it('does not say that a node is kept from a disk that neither a lock nor a reservation guards', async () => {
    const gsx = (name: string, lines: string): string =>
      `# vmxlint product=gsx3\n${BOOT(name)}scsi1.sharedBus = "virtual"\n${lines}`;
    const both = (lines: string): Files => ({ 'a.vmx': gsx('a', lines), 'b.vmx': gsx('b', lines) });
    const onBoot = disk('scsi0:1', 'd:\\quorum.vmdk');
    const onThird = `scsi1.present = "TRUE"\n${disk('scsi1:0', 'd:\\data.vmdk')}scsi2.present = "TRUE"\n${disk('scsi2:0', 'd:\\quorum.vmdk')}`;
    for (const [rule, lines] of [
      ['cluster-shared-bus-empty', `scsi2.present = "TRUE"\n${disk('scsi2:0', 'd:\\quorum.vmdk')}`],
      ['cluster-shared-disk-on-boot-controller', onBoot],
      ['cluster-bus-sharing-missing', onThird],
    ] as const) {
      const kept = /second (?:node cannot open|one gets an error)/;
      assert.match(await says(rule, both(lines)), kept, rule);
      const unguarded = await says(rule, both(`${lines}disk.locking = "FALSE"\n`));
      assert.match(unguarded, /where disk\.locking is FALSE.*at once and destroy it/i, rule);
      assert.doesNotMatch(unguarded, kept, rule);
    }
  });

  it('tells the other user of an unguarded disk by its folder where both files are called alike', async () => {
    const vm = (name: string): string => node(name, declare('gsx3'), bus('none'), 'disk.locking = "FALSE"');
    assert.match(
      await says('cluster-disk-locking-off-unprotected', { 'n1/vm.vmx': vm('a'), 'n2/vm.vmx': vm('b') }),
      /is used by n2\/vm\.vmx too/,
    );
  });

  it('names another controller than the one that the shared disk has to leave, where no repair knows a place', async () => {
    const twice = (name: string): string =>
      `${HEAD}${name}.present = "TRUE"\n${disk(`${name}:0`, 'a.vmdk')}${disk(`${name}:1`, 'quorum.vmdk')}${disk(`${name}:2`, 'quorum.vmdk')}`;
    for (const [beside, other] of [
      ['scsi0', 'scsi1'],
      ['scsi1', 'scsi2'],
    ] as const) {
      const found = await first('cluster-shared-disk-on-boot-controller', { 'a.vmx': twice(beside) });
      assert.deepEqual(found.fixes, []);
      assert.match(found.message, new RegExp(`of its own, ${other} for example`));
    }
  });

  it('sends no disk of hosted nodes on several hosts to another controller', async () => {
    const lines = [declare('gsx3', 'across-boxes'), disk('scsi0:1', 'd:\\quorum.vmdk')];
    assert.match(
      await says('cluster-shared-disk-on-boot-controller', pair(lines)),
      /the boot disk\. .* Take the disk out of every node and connect it over iSCSI inside the guests\.$/,
    );
  });

  it('tells an address that VMware gives out from one of somebody else', async () => {
    const machine = (address: string): Files => ({
      'a.vmx': `${HEAD}ethernet0.present = "TRUE"\nethernet0.addressType = "static"\nethernet0.address = "${address}"\n`,
    });
    assert.match(
      await says('vmx-static-mac-range', machine('00:0c:29:01:02:03')),
      /an address that VMware gives out itself/,
    );
    assert.match(
      await says('vmx-static-mac-range', machine('02:01:02:03:04:06')),
      /an address outside VMware's range/,
    );
  });

  it('tells a switch that is off from one that is missing', async () => {
    const machine = (name: string, lines: string): string =>
      `# vmxlint product=vsphere7\n${BOOT(name).replace('winNetEnterprise', 'rhel7-64')}scsi1.present = "TRUE"\nscsi1.sharedBus = "physical"\n${disk('scsi1:0', '/vmfs/volumes/san/quorum.vmdk')}${lines}`;
    const files = (lines: string): Files => ({ 'a.vmx': machine('a', lines), 'b.vmx': machine('b', lines) });
    assert.match(await says('cluster-disk-uuid', files('')), /= "TRUE" is missing/);
    assert.match(await says('cluster-disk-uuid', files('disk.EnableUUID = "FALSE"\n')), /is FALSE, although/);
  });

  it('tells one disk from several that need a LUN of their own', async () => {
    const machine = (name: string, more: string): string =>
      `# vmxlint product=esx2 cluster=across-boxes\n${BOOT(name)}scsi1.present = "TRUE"\nscsi1.sharedBus = "physical"\n${disk('scsi1:0', 'vmhba1:0:3:1:quorum.vmdk')}${more}`;
    const files = (more: string): Files => ({ 'a.vmx': machine('a', more), 'b.vmx': machine('b', more) });
    assert.match(await says('esx2-vmfs-dedicated', files('')), /^The disk quorum\.vmdk, shared/);
    assert.match(
      await says('esx2-vmfs-dedicated', files(disk('scsi1:1', 'vmhba1:0:4:1:data.vmdk'))),
      /^Each of the disks quorum\.vmdk and data\.vmdk, shared/,
    );
  });

  it('counts adapters from one, and names those that there can be', async () => {
    const files = (version: string, number: number): Files => ({
      'a.vmx': `config.version = "8"\nvirtualHW.version = "${version}"\nguestOS = "winNetEnterprise"\nethernet${number}.present = "TRUE"\n`,
    });
    assert.match(
      await says('vmx-too-many-nics', files('4', 4)),
      /ethernet4 is the adapter number 5, and virtual hardware version 4 has 4, ethernet0 to ethernet3\./,
    );
    assert.match(
      await says('vmx-too-many-nics', files('13', 10)),
      /ethernet10 is the adapter number 11, and no virtual hardware has more than 10\./,
    );
  });

  it('tells the name of a guest in another interface from a slip', async () => {
    const files = (guest: string): Files => ({
      'a.vmx': `config.version = "8"\nvirtualHW.version = "13"\nguestOS = "${guest}"\n`,
    });
    assert.match(
      await says('vmx-guestos-unknown', files('winNetEnterpriseGuest')),
      /is the name of the guest in the vSphere API; in a \.vmx file it is winNetEnterprise /,
    );
    assert.match(await says('vmx-guestos-unknown', files('winNetEnterprize')), /There is no guest id/);
  });

  it('shows no more of a broken line than fits', async () => {
    const line = (text: string): Files => ({ 'a.vmx': `${HEAD}annotation = "a" ${text}\n` });
    assert.doesNotMatch(await says('vmx-syntax', line('short')), /…/);
    assert.match(await says('vmx-syntax', line('l'.repeat(90))), /…/);
  });

  it('names what is to be deleted, and never the line', async () => {
    const line = (text: string): Files => ({ 'a.vmx': `${HEAD}${text}\n` });
    const NBSP = '\u00a0';
    for (const [rule, text, advice] of [
      ['vmx-syntax', 'memsize = "512" MB', /without a word\. Delete what comes after the quote, /],
      ['vmx-syntax', 'memsize = "5\0"', /without a word\. Delete the character; /],
      ['vmx-invisible-character', `memsize${NBSP}= "512"`, /so memsize is not set\. Delete the character\. /],
      ['vmx-invisible-character', `memsize = "512"${NBSP}`, /without a word\. Delete the character\. /],
    ] as const)
      assert.match(await says(rule, line(text)), advice);
  });

  it('tells two drives at one place from a drive and an empty place', async () => {
    const location = (id: number, file: string, type = 1): string =>
      `<location id="${id}"><drive_type type="integer">${type}</drive_type><pathname><absolute type="string">${file}</absolute></pathname></location>`;
    const files = (...locations: readonly string[]): Files => ({
      'a.vmc': `<?xml version="1.0"?>\n<preferences><version type="string">2.0</version><hardware><pci_bus><ide_adapter><ide_controller id="0">${locations.join('')}</ide_controller></ide_adapter></pci_bus></hardware></preferences>\n`,
    });
    const id = 'vmc-duplicate-location';
    const two = await says(id, files(location(0, 'C:\\a.vhd'), location(0, 'C:\\b.vhd')));
    assert.match(two, /^Two drives are at .*: a\.vhd and b\.vhd\..*connects one drive to a place/s);
    const one = await says(id, files(location(0, 'C:\\a.vhd'), location(0, '', 0)));
    assert.match(one, /once with a drive and once without one.*Nobody can say which/s);
    assert.match(
      await says(id, files(location(0, 'C:\\a.vhd'), location(0, '', 2))),
      /^Two drives are at .*: a\.vhd and a CD or DVD drive/,
    );
    assert.match(
      await says(id, files(location(0, 'C:\\a.vhd'), location(0, ''))),
      /^Two drives are at .*: a\.vhd and a hard disk without a file/,
    );
  });

  it('shows a long value by its beginning only', async () => {
    const files = (value: string): Files => ({
      'a.vmc': `<?xml version="1.0"?>\n<preferences><version type="string">2.0</version><hardware><memory><ram_size type="integer">${value}</ram_size></memory></hardware></preferences>\n`,
    });
    assert.match(await says('vmc-type-value', files('much')), /much/);
    assert.doesNotMatch(await says('vmc-type-value', files('much')), /…/);
    assert.match(await says('vmc-type-value', files('m'.repeat(40))), /"m{40}"/);
    assert.match(await says('vmc-type-value', files('m'.repeat(41))), /"m{40}…"/);
  });
});

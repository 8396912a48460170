// A message names what stands in the file: one disk or several, a setting that is wrong or one that is missing.
import assert from 'node:assert/strict';
import { lintFiles, type EnglishFinding, type Files } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';

async function first(rule: string, files: Files): Promise<EnglishFinding> {
  const all = [...(await lintFiles(files)).values()].flat();
  return all.find(({ ruleId }) => ruleId === rule) ?? assert.fail(`no finding of ${rule}`);
}
const says = async (rule: string, files: Files): Promise<string> => (await first(rule, files)).message;

const HEAD = 'config.version = "8"\nvirtualHW.version = "4"\nguestOS = "winNetEnterprise"\n';
const BOOT = (name: string): string =>
  `${HEAD}displayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "${name}.vmdk"\n`;
const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n`;

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

describe('A message about one setting', () => {
  const machine = (...lines: readonly string[]): Files => ({ 'a.vmx': node('a', ...lines) });

  it('does not ask to write the key of the bus a second time', async () => {
    const both = (mode: string) =>
      says(
        'cluster-bus-key-misspelled',
        machine('scsi1.present = "TRUE"', `scsi1.sharedBus = "${mode}"`, 'scsi1.shareBus = "virtual"'),
      );
    const advice = 'Delete this line; if its value is the right one, write it into scsi1.sharedBus.';
    assert.ok((await both('physical')).endsWith(`so only scsi1.sharedBus counts. ${advice}`));
    assert.ok((await both('none')).endsWith(`the second node cannot open the disks on it. ${advice}`));
  });

  it('names what an unshared bus means where disk.locking is FALSE', async () => {
    const unguarded = /As disk\.locking is FALSE, nothing guards the disks on it/;
    for (const [rule, line] of [
      ['cluster-bus-key-misspelled', 'scsil.sharedBus = "virtual"'],
      ['cluster-bus-sharing-value', 'scsi1.sharedBus = "virtaul"'],
    ] as const) {
      const lines = [bus(undefined), line];
      assert.match(await says(rule, machine(...lines, 'disk.locking = "FALSE"')), unguarded);
      assert.match(await says(rule, machine(...lines)), /the second node cannot open the disks on it/);
      const onEsx = ['# vmxlint product=esx3', ...lines, 'disk.locking = "FALSE"'];
      assert.doesNotMatch(await says(rule, machine(...onEsx)), unguarded);
    }
  });

  const DESTROY = /As disk\.locking is FALSE, nothing guards the disks on scsi1: .* destroy them\./;
  const OFF = 'disk.locking = "FALSE"';
  for (const [rule, line, harmless] of [
    ['cluster-sharedbus-on-target', 'scsi1:0.sharedBus = "virtual"', 'scsi1:0.sharedBus = "none"'],
    ['cluster-shared-on-controller', 'scsi1.shared = "TRUE"', 'scsi1.shared = "FALSE"'],
  ] as const) {
    it(`says of ${line} that nothing guards the disks where nothing does`, async () => {
      const message = (...lines: readonly string[]) => says(rule, machine(...lines));
      assert.match(await message(bus(undefined), OFF, line), DESTROY);
      assert.doesNotMatch(await message(bus(undefined), line), DESTROY);
      assert.doesNotMatch(await message(bus(undefined), OFF, harmless), DESTROY);
      assert.doesNotMatch(await message(bus(undefined), OFF, line, 'scsi1:0.shared = "TRUE"'), DESTROY);
      assert.doesNotMatch(await message('scsi1.present = "TRUE"', OFF, line), DESTROY);
    });

    it(`does not leave it at deleting ${line} where hosts are several and nothing guards the disks`, async () => {
      const across = '# vmxlint product=gsx3 cluster=across-boxes';
      const unlocked = await says(rule, machine(across, bus(undefined), OFF, line));
      assert.match(
        unlocked,
        / Delete this line\. Set disk\.locking back to "TRUE", take the disk out of every node/,
      );
      assert.match(await says(rule, machine(across, bus(undefined), line)), / Delete this line\.$/);
      assert.match(await says(rule, machine(bus('virtual'), OFF, line)), / Delete this line\.$/);
    });
  }

  it('tells a letter in place of a digit from another slip', async () => {
    const key = 'cluster-bus-key-misspelled';
    assert.match(
      await says(key, machine('scsiI.sharedBus = "virtual"')),
      /^The key scsiI\.sharedBus has the letter I where the digit of scsi1\.sharedBus belongs\./,
    );
    assert.match(
      await says(key, machine('scsi1.sharedBuss = "virtual"')),
      /^There is no key scsi1\.sharedBuss that we know; meant is probably scsi1\.sharedBus\./,
    );
    assert.match(
      await says(key, machine('scsi1.sharedBuss = "virtual"')),
      / Write scsi1\.sharedBus instead\.$/,
    );
    assert.match(
      await says(key, machine('\'scsi1.sharedBus\' = "virtual"')),
      /^The key 'scsi1\.sharedBus' stands in quotes, .* meant is probably scsi1\.sharedBus\./,
    );
    assert.match(
      await says(key, machine(bus(undefined), bus(undefined, 'data.vmdk', 2), 'scsi.sharedBus = "virtual"')),
      / Write scsiN\.sharedBus with the number of the controller, 0 to 3, instead of N\.$/,
    );
  });

  it('says whether sharing on the controller does nothing, or is written rightly as well', async () => {
    const flag = 'scsi1.shared = "TRUE"';
    assert.match(
      await says('cluster-shared-on-controller', machine(bus(undefined), flag)),
      /so this line shares nothing/,
    );
    assert.match(
      await says('cluster-shared-on-controller', machine(bus('virtual'), flag)),
      /what counts is scsi1\.sharedBus/,
    );
  });

  it('tells processors that are not written from those that do not fit the cores', async () => {
    const cores = (...lines: readonly string[]): Files =>
      machine('virtualHW.version = "7"', 'cpuid.coresPerSocket = "2"', ...lines);
    assert.match(await says('vmx-cpu-count', cores()), /but numvcpus is not written/);
    assert.match(await says('vmx-cpu-count', cores()), /the guest gets less than was meant/);
    assert.match(await says('vmx-cpu-count', cores('numvcpus = "3"')), /and numvcpus, 3, cannot be divided/);
    assert.match(await says('vmx-cpu-count', cores('numvcpus = "3"')), /one that is half full/);
  });

  it('tells a device without which the machine does not start from one that is only missing', async () => {
    const old = (line: string): Files => machine(declare('esx3'), 'virtualHW.version = "4"', line);
    assert.match(
      await says('vmx-feature-needs-hardware', old('scsi0.virtualDev = "pvscsi"')),
      /does not start/,
    );
    assert.match(await says('vmx-feature-needs-hardware', old('usb_xhci.present = "TRUE"')), /does nothing/);
  });

  it('shows a value of 60 characters whole and cuts a longer one', async () => {
    const words = 'two '.repeat(15).trim();
    const value = async (text: string): Promise<string> =>
      says('vmx-unquoted-value', machine(`annotation = ${text}`));
    assert.match(await value(`${words}.`), new RegExp(`: ${words}\\.\\. `));
    assert.match(await value(`${words}..`), new RegExp(`: ${words}\\.…\\. `));
  });

  it('shows a long note by its beginning, whatever is wrong with it', async () => {
    const [long, note] = ['n'.repeat(60), 'n'.repeat(61)];
    const curly = (text: string): Promise<string> =>
      says('vmx-curly-quotes', machine(`annotation = \u201c${text}\u201d`));
    assert.match(await curly(long.slice(2)), /: \u201cn{58}\u201d\. /);
    assert.match(await curly(long), /: \u201cn{59}…\. /);
    const twice = (text: string): Promise<EnglishFinding> =>
      first('vmx-duplicate-key', machine(`annotation = "${text}"`, 'annotation = "short"'));
    const { message, related, fixes } = await twice(note);
    assert.match(message, /with different values: "n{60}…", "short"\./);
    assert.match(related[0]?.message ?? '', /with the value "n{60}…"\.$/);
    assert.match(fixes[1]?.title ?? '', /^Keep annotation of line \d+$/);
    assert.equal((await twice(long.slice(2))).fixes[1]?.title, `Keep annotation = "${long.slice(2)}"`);
    const same = machine(`annotation = "${note}"`, `annotation = "${note}"`);
    assert.match(await says('vmx-duplicate-key', same), /always with the value "n{60}…"\./);
  });

  it('says where a path belongs', async () => {
    const esx = [declare('esx3'), disk('scsi0:1', 'D:\\vms\\x.vmdk')];
    const hosted = [declare('gsx3'), disk('scsi0:1', '/vmfs/volumes/san/x.vmdk')];
    assert.match(
      await says('vmx-foreign-path', machine(...esx)),
      /x\.vmdk, which lies on a PC, .* an ESX host\./,
    );
    assert.match(
      await says('vmx-foreign-path', machine(...hosted)),
      /x\.vmdk, which lies on a datastore of ESX, /,
    );
  });

  it('tells one missing line from several', async () => {
    const uncached = [
      bus('virtual'),
      'disk.locking = "FALSE"',
      'diskLib.dataCacheMaxSize = "0"',
      'diskLib.dataCacheMaxReadAheadSize = "0"',
      'diskLib.dataCacheMinReadAheadSize = "0"',
    ];
    const size = 'cluster-data-cache-partial';
    assert.match(
      await says(size, machine(declare('gsx3'), ...uncached)),
      /but diskLib\.maxUnsyncedWrites = "0" is not written\./,
    );
    assert.match(
      await says(size, machine(declare('gsx3'), ...uncached.slice(0, -1))),
      /but .* and diskLib\.maxUnsyncedWrites = "0" are not written\./,
    );
  });

  it('calls a CD drive one', async () => {
    const cd = machine('scsi0:7.present = "TRUE"', 'scsi0:7.deviceType = "cdrom-image"');
    assert.match(await says('cluster-target-7', cd), /^The CD drive scsi0:7 is at target 7/);
  });

  it('names other users of a disk only where there are any', async () => {
    const alone = machine(declare('gsx3', 'in-a-box'), disk('ide1:0', '/san/quorum.vmdk'));
    assert.match(
      await says('cluster-shared-disk-not-scsi', alone),
      /^The shared disk quorum\.vmdk is on IDE \(ide1:0\)/,
    );
  });
});

describe('A finding shows other places', () => {
  const places = async (rule: string, files: Files): Promise<readonly string[]> =>
    (await first(rule, files)).related.map(({ message }) => message);

  it('where the product is told', async () => {
    const files = { 'a.vmx': node('a', declare('gsx3'), disk('scsi0:1', '/vmfs/volumes/san/x.vmdk')) };
    assert.deepEqual(await places('vmx-foreign-path', files), [
      'This tells which product the file belongs to.',
    ]);
  });

  it('where the kind is declared', async () => {
    const files = pair([declare('esx3', 'in-a-box'), bus('physical')], [bus('physical')]);
    assert.deepEqual(await places('cluster-in-a-box-needs-virtual', files), [
      'The kind of the cluster is declared here.',
    ]);
  });

  it('where the bus is shared, and other disks on it with the flag', async () => {
    const flagged = [0, 1].map(
      (target) =>
        `${disk(`scsi1:${target}`, `/vmfs/volumes/san/d${target}.vmdk`)}scsi1:${target}.sharing = "multi-writer"`,
    );
    const lines = [declare('vsphere7'), 'scsi1.present = "TRUE"', 'scsi1.sharedBus = "physical"', ...flagged];
    const files = { 'a.vmx': node('a', ...lines).replace('winNetEnterprise', 'rhel8-64') };
    assert.deepEqual(await places('cluster-multi-writer-plus-shared-bus', files), [
      'The bus is shared here.',
      'This disk has the flag too.',
    ]);
  });

  it('where the other nodes have a disk that is no SCSI disk, and not its own place', async () => {
    const files = pair([disk('ide1:0', '/san/quorum.vmdk')]);
    assert.deepEqual(await places('cluster-shared-disk-not-scsi', files), ['The same disk in another node.']);
  });

  it('where the other shared bus and the boot disk are', async () => {
    const twice = [declare('server2'), 'disk.locking = "FALSE"', bus('virtual')];
    assert.deepEqual(
      await places('cluster-two-shared-buses', pair([...twice, bus('virtual', '/san/data.vmdk', 2)])),
      ['The other shared bus.'],
    );
    const beside = { 'a.vmx': node('a', declare('gsx3', 'in-a-box'), disk('scsi0:1', '/san/quorum.vmdk')) };
    assert.deepEqual(await places('cluster-shared-disk-on-boot-controller', beside), [
      'The boot disk on the same controller.',
    ]);
  });
});

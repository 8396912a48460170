// A message about one setting says what that setting does there, and what would happen without it.
import assert from 'node:assert/strict';
import type { EnglishFinding, Files } from '../lintFiles.js';
import { bus, declare, node } from './nodeFiles.js';
import { disk, first, says } from './saidOf.js';

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

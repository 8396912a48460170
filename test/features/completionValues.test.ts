import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver';
import { accepted, afterTaking, offered, offeredIn } from './acceptCompletion.js';

const OLD = { capabilities: {} };

function explanation({ documentation }: CompletionItem): string {
  return typeof documentation === 'object' ? documentation.value : (documentation ?? '');
}

describe('completion of values', () => {
  it('works between quotes, without them, and in a value that is half written', async () => {
    const done = 'scsi1.sharedBus = "virtual"';
    for (const text of [
      'scsi1.sharedBus = "$0"',
      'scsi1.sharedBus = "vir$0"',
      'scsi1.sharedBus = "vir$0',
      'scsi1.sharedBus = $0',
      'scsi1.sharedBus =$0',
      'scsi1.sharedBus = vir$0',
      'scsi1.sharedBus =$0   "physical"',
      'scsi1.sharedBus = "phys$0ical"',
      'scsi1.sharedBus = "$0physical"',
      'scsi1.sharedBus = physical$0',
    ])
      for (const client of [{}, OLD]) assert.equal(await afterTaking('virtual', text, client), done, text);
  });

  it('leaves a comment behind and what follows alone', async () => {
    assert.equal(await afterTaking('4', 'numvcpus = "$0" # four'), 'numvcpus = "4" # four');
    assert.equal(await afterTaking('4', 'numvcpus = $0# four'), 'numvcpus = "4" # four');
    assert.equal(await afterTaking('4', 'numvcpus = "$0 # four'), 'numvcpus = "4" # four');
    assert.equal(
      await afterTaking('FALSE', 'tools.syncTime = T$0 memsize = "4"'),
      'tools.syncTime = "FALSE" memsize = "4"',
    );
  });

  it('writes as the file writes', async () => {
    assert.equal(await afterTaking('4', 'memsize=64\nnumvcpus=$0'), 'memsize=64\nnumvcpus=4');
    assert.equal(
      await afterTaking('false', 'scsi0.present = "true"\ntools.syncTime = "$0"'),
      'scsi0.present = "true"\ntools.syncTime = "false"',
    );
    assert.equal(await afterTaking('4', 'numvcpus = "$0"\r\n'), 'numvcpus = "4"\r\n');
  });

  it('says what the words mean, and what counts without them', async () => {
    const { item } = await offeredIn('scsi1.sharedBus = "$0"');
    assert.match(explanation(item('virtual')), /one host/);
    assert.deepEqual(item('none').labelDetails, { description: 'default' });
    assert.equal((await offeredIn('scsi1.sharedBus = "$0"', OLD)).item('none').detail, 'default');
  });

  it('explains in the documentation, because VS Code breaks a detail in the middle of words', async () => {
    for (const text of ['scsi1.sharedBus = "$0"', 'ethernet0.virtualDev = "$0"', 'displayName = "$0"'])
      for (const item of (await offeredIn(text)).items) {
        assert.equal(item.detail, undefined, item.label);
        assert.ok(explanation(item).length > 0, item.label);
      }
    const { item } = await offeredIn('memsize = "$0"');
    assert.equal(item('4096').detail, '4 GiB');
  });

  it('finds guests by their names', async () => {
    const { item } = await offeredIn('guestOS = "$0"');
    assert.equal(item('winNetEnterprise').filterText, 'winNetEnterprise Windows Server 2003 Enterprise');
    assert.equal(
      await afterTaking('winNetEnterprise', 'guestOS = "Windows Server$0"'),
      'guestOS = "winNetEnterprise"',
    );
  });

  it('tells which products brought a hardware version', async () => {
    const { item } = await offeredIn('virtualHW.version = "$0"');
    assert.match(explanation(item('7')), /ESX and ESXi 4/);
  });

  it('knows the models of each bus, with their limits, and those that the hardware has before the others', async () => {
    const { labels, item } = await offeredIn('virtualHW.version = "4"\nscsi0.virtualDev = "$0"');
    assert.deepEqual(labels.slice(0, 2), ['buslogic', 'lsilogic']);
    assert.deepEqual(item('pvscsi').labelDetails, { description: 'needs virtual hardware 7' });
    assert.match(explanation(item('lsilogic')), /up to 15 disks/);
    assert.ok((await offeredIn('ethernet0.virtualDev = "$0"')).labels.includes('vmxnet3'));
  });

  it('suggests memory and processors within what the hardware can have', async () => {
    const { labels } = await offeredIn('virtualHW.version = "4"\nmemsize = "$0"');
    assert.equal(labels.at(-1), '65536');
    assert.deepEqual((await offeredIn('virtualHW.version = "4"\nnumvcpus = "$0"')).labels, ['1', '2', '4']);
    assert.deepEqual((await offeredIn('numvcpus = "6"\ncpuid.coresPerSocket = "$0"')).labels, [
      '1',
      '2',
      '3',
      '6',
    ]);
  });

  it('offers the values of the other nodes first, where nodes should agree', async () => {
    const node = (memory: string): string =>
      `memsize = "${memory}"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.fileName = "../quorum.vmdk"\n`;
    const { labels, item } = await offered({ 'a/a.vmx': node('1234'), 'b/b.vmx': node('$0') });
    assert.equal(labels[0], '1234');
    assert.deepEqual(item('1234').labelDetails, { description: 'as in a.vmx' });
  });

  it('shows all words in a value that is complete', async () => {
    const { item } = await offeredIn('tools.syncTime = "TRUE$0"');
    assert.ok(item('FALSE').filterText?.startsWith('TRUE'));
  });

  it('has nothing for secrets, for unknown keys, and in comments', async () => {
    for (const text of [
      'RemoteDisplay.vnc.password = "$0"',
      'encryption.data = "$0"',
      'whoKnows = "$0"',
      '# scsi0.present = "$0"',
      'memsize = "64"$0',
      'memsize = "64" # $0',
    ])
      assert.deepEqual((await offeredIn(text)).labels, [], text);
  });
});

describe('completion of files', () => {
  const FILES = {
    'system.vmdk': '',
    'system-flat.vmdk': '',
    'system-000001.vmdk': '',
    'alone-flat.vmdk': '',
    'split.vmdk': '',
    'split-s001.vmdk': '',
    'tools.iso': '',
    'boot.flp': '',
    'notes.txt': '',
    'node1.nvram': '',
  };

  it('offers the disks of the folder, but not the files with their sectors', async () => {
    const { labels } = await offered({
      ...FILES,
      'node1.vmx': 'scsi0:0.deviceType = "disk"\nscsi0:0.fileName = "$0"',
    });
    assert.deepEqual(labels, ['alone-flat.vmdk', 'split.vmdk', 'system.vmdk', 'system-000001.vmdk']);
  });

  it('offers what fits the device', async () => {
    const labels = async (text: string): Promise<readonly string[]> =>
      (await offered({ ...FILES, 'node1.vmx': text })).labels;
    assert.deepEqual(await labels('ide1:0.deviceType = "cdrom-image"\nide1:0.fileName = "$0"'), [
      'tools.iso',
      'auto detect',
      'emptyBackingString',
    ]);
    assert.deepEqual(await labels('floppy0.fileName = "$0"'), ['boot.flp']);
    assert.deepEqual(await labels('nvram = "$0"'), ['node1.nvram']);
    assert.equal((await labels('ide1:0.fileName = "$0"'))[0], 'tools.iso');
  });

  it('says that a disk is used, and offers it behind the others', async () => {
    const { labels, item } = await offered({
      ...FILES,
      'node1.vmx': 'scsi0:0.fileName = "split.vmdk"\nscsi0:1.deviceType = "disk"\nscsi0:1.fileName = "$0"',
    });
    assert.equal(labels.at(-1), 'split.vmdk');
    assert.match(explanation(item('split.vmdk')), /scsi0:0/);
  });

  it('offers the shared disks of other nodes first on a shared controller', async () => {
    const bus = 'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n';
    const found = await offered({
      'a/a.vmx': `${bus}scsi1:0.present = "TRUE"\nscsi1:0.fileName = "..\\shared\\quorum.vmdk"\n`,
      'b/own.vmdk': '',
      'b/b.vmx': `${bus}scsi1:0.deviceType = "disk"\nscsi1:0.fileName = "$0"\n`,
    });
    assert.deepEqual(found.labels, ['..\\shared\\quorum.vmdk', 'own.vmdk']);
    assert.match(
      accepted(found, found.item('..\\shared\\quorum.vmdk')),
      /fileName = "\.\.\\shared\\quorum\.vmdk"/,
    );
  });

  it('escapes what a value cannot hold, and quotes names with blanks', async () => {
    const folder = { 'a|b.vmdk': '', 'my disk.vmdk': '' };
    const taking = async (label: string): Promise<string> => {
      const found = await offered({
        ...folder,
        'node1.vmx': 'memsize=4\nscsi0:0.deviceType=disk\nscsi0:0.fileName=$0',
      });
      return accepted(found, found.item(label)).split('\n').at(-1) ?? '';
    };
    assert.equal(await taking('my disk.vmdk'), 'scsi0:0.fileName="my disk.vmdk"');
    assert.equal(await taking('a|b.vmdk'), 'scsi0:0.fileName="a|7Cb.vmdk"');
  });
});

describe('completion of networks', () => {
  it('offers the networks of the other machines, the most used first', async () => {
    const { labels } = await offered({
      'a.vmx': 'ethernet0.networkName = "Public"\nethernet1.networkName = "Heartbeat"\n',
      'b.vmx': 'ethernet0.networkName = "Public"\n',
      'c.vmx': 'ethernet0.networkName = "$0"',
    });
    assert.deepEqual(labels.slice(0, 2), ['Public', 'Heartbeat']);
    const vnets = await offered({
      'a.vmx': 'ethernet0.vnet = "VMnet5"\n',
      'c.vmx': 'ethernet0.vnet = "$0"',
    });
    assert.equal(vnets.labels[0], 'VMnet5');
  });

  it('makes up an address for people that no machine has', async () => {
    const [first = ''] = (await offeredIn('ethernet0.address = "$0"')).labels;
    assert.match(first, /^00:50:56:[0-3][0-9a-f]:[0-9a-f]{2}:[0-9a-f]{2}$/);
    const [second] = (
      await offered({
        'other.vmx': `ethernet0.addressType = "static"\nethernet0.address = "${first.toUpperCase()}"\n`,
        'node1.vmx': 'ethernet0.address = "$0"',
      })
    ).labels;
    assert.notEqual(second, first);
    assert.match(second ?? '', /^00:50:56:[0-3]/);
  });
});

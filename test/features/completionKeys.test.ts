import assert from 'node:assert/strict';
import { explained } from '../../server/src/features/completion/completion.js';
import { accepted, afterTaking, offeredIn } from './acceptCompletion.js';

/** A client without any abilities, and our own extension. */
const OLD = { capabilities: {} };
const OURS = { own: ['showRule'] };

const NODE = [
  'config.version = "8"',
  'virtualHW.version = "7"',
  'scsi0.present = "TRUE"',
  'scsi0.virtualDev = "lsilogic"',
  'scsi0:0.present = "TRUE"',
  'scsi0:0.fileName = "node1.vmdk"',
  'ethernet0.present = "TRUE"',
  '',
].join('\n');

describe('completion of keys', () => {
  it('writes the whole line, with a value to begin with', async () => {
    assert.equal(await afterTaking('memsize', 'mem$0'), 'memsize = "1024"');
    assert.equal(await afterTaking('memsize', 'mem$0', OLD), 'memsize = "1024"');
    assert.equal(await afterTaking('tools.syncTime', 'tools.$0'), 'tools.syncTime = "FALSE"');
    assert.equal(await afterTaking('displayName', '$0', OLD), 'displayName = "node1"');
    const model = 'scsi1.virtualDev';
    assert.equal(await afterTaking(model, 'scsi1.$0', OLD), 'scsi1.virtualDev = "lsilogic"');
    const guest = 'guestOS = "windows2019srv-64"\n';
    assert.equal(
      await afterTaking(model, `${guest}scsi1.$0`, OLD),
      `${guest}scsi1.virtualDev = "lsisas1068"`,
    );
  });

  it('leaves the value to the next list in our own extension', async () => {
    const found = await offeredIn('scsi0.$0', OURS);
    const item = found.item('scsi0.sharedBus');
    assert.equal(accepted(found, item), 'scsi0.sharedBus = ""');
    assert.equal(item.command?.command, 'editor.action.triggerSuggest');
    assert.equal((await offeredIn('scsi0.$0')).item('scsi0.sharedBus').command, undefined);
  });

  it('lets a client with places choose from the words', async () => {
    const found = await offeredIn('scsi0.sh$0');
    const { textEdit, insertTextFormat } = found.item('scsi0.sharedBus');
    assert.equal(textEdit?.newText, 'scsi0.sharedBus = "${1|virtual,none,physical|}"');
    assert.equal(insertTextFormat, 2);
    const plain = await offeredIn('scsi0.sh$0', OLD);
    assert.equal(plain.item('scsi0.sharedBus').textEdit?.newText, 'scsi0.sharedBus = "virtual"');
    assert.equal(plain.item('scsi0.sharedBus').insertTextFormat, undefined);
  });

  it('writes as the file writes: spacing, quotes, small letters, line ends', async () => {
    assert.equal(await afterTaking('memsize', 'numvcpus=2\nmem$0'), 'numvcpus=2\nmemsize=1024');
    assert.equal(await afterTaking('memsize', 'numvcpus= "2"\nmem$0'), 'numvcpus= "2"\nmemsize= "1024"');
    const small = 'displayname = "a"\ntools.synctime = "true"\n';
    assert.equal(
      await afterTaking('ethernet0.startconnected', `${small}ethernet0.$0`, OLD),
      `${small}ethernet0.startconnected = "false"`,
    );
    const crlf = 'memsize = "64"\r\n';
    assert.equal(
      await afterTaking('scsi0', `${crlf}scsi$0\r\nnumvcpus = "1"\r\n`),
      `${crlf}scsi0.present = "TRUE"\r\nscsi0.virtualDev = "lsilogic"\r\nnumvcpus = "1"\r\n`,
    );
  });

  it('replaces the key alone where a value stands already', async () => {
    const text = 'scsi0.$0 = "virtual" # quorum';
    assert.equal(await afterTaking('scsi0.sharedBus', text), 'scsi0.sharedBus = "virtual" # quorum');
    const inside = 'scsi0.sh$0are = "virtual"';
    assert.equal(await afterTaking('scsi0.sharedBus', inside, {}, 'replace'), 'scsi0.sharedBus = "virtual"');
    assert.equal(await afterTaking('scsi0.sharedBus', inside, OLD), 'scsi0.sharedBus = "virtual"');
  });

  it('does not take the key under the cursor for one that is written twice', async () => {
    const found = await offeredIn('scsi0.present$0 = "TRUE"');
    assert.equal(found.item('scsi0.present').labelDetails, undefined);
  });

  it('keeps a comment behind, and a byte order mark in front', async () => {
    assert.equal(await afterTaking('memsize', 'mem$0 # all of it'), 'memsize = "1024" # all of it');
    assert.equal(await afterTaking('memsize', 'mem$0# all of it'), 'memsize = "1024" # all of it');
    assert.equal(await afterTaking('memsize', '\uFEFFmem$0\n'), '\uFEFFmemsize = "1024"\n');
  });

  it('has nothing in comments, behind a key, and where a line could not become one', async () => {
    for (const text of [
      '# mem$0',
      '#$0',
      'memsize $0',
      'memsize = "1" $0',
      'a b$0',
      '{{ mem$0',
      '$0{{mem}}',
      '<$0',
      '$0"memsize',
      'memsize = "$0\0"',
      '$0 memsize = "1"',
    ])
      assert.deepEqual((await offeredIn(text)).labels, [], text);
  });

  it('offers what every machine needs first, what is written already last', async () => {
    const { labels, item } = await offeredIn('memsize = "4"\n$0');
    assert.deepEqual(labels.slice(0, 4), ['config.version', 'displayName', 'guestOS', 'virtualHW.version']);
    assert.equal(labels.at(-1), 'memsize');
    assert.deepEqual(item('memsize').labelDetails, { description: 'already in this file' });
  });

  it('offers common settings before rare ones', async () => {
    const { labels } = await offeredIn('ethernet0.$0');
    assert.equal(labels[0], 'ethernet0.present');
    assert.ok(labels.indexOf('ethernet0.virtualDev') < labels.indexOf('ethernet0.ctxPerDev'));
  });

  it('goes by segments, whatever their letter case', async () => {
    const { labels } = await offeredIn(`${NODE}SCSI0:0.$0`);
    assert.ok(labels.every((label) => label.startsWith('scsi0:0.')));
    assert.ok(labels.includes('scsi0:0.mode'));
    assert.ok((await offeredIn('tools.$0')).labels.every((label) => label.startsWith('tools.')));
    assert.deepEqual((await offeredIn('$0.enc')).labels.includes('.encoding'), true);
    assert.deepEqual((await offeredIn('.$0')).labels, ['.encoding']);
  });

  it('finds a missing setting of a device by its last word', async () => {
    const { labels } = await offeredIn(`${NODE}mode$0`);
    assert.ok(labels.includes('scsi0:0.mode'));
    assert.ok(!labels.includes('memsize'));
  });

  it('knows no settings of devices that cannot be', async () => {
    assert.deepEqual((await offeredIn('scsi7.$0')).labels, []);
    assert.deepEqual((await offeredIn('ethernet99.$0')).labels, []);
  });

  it('has places in keys with a free part', async () => {
    const found = await offeredIn('guestinfo.$0');
    assert.equal(found.item('guestinfo.<name>').textEdit?.newText, 'guestinfo.${1:name} = "$2"');
    assert.equal(await afterTaking('guestinfo.<name>', 'guestinfo.$0', OLD), 'guestinfo.name = ""');
    assert.equal(
      await afterTaking('ethernet0.filter<0-15>.name', 'ethernet0.$0'),
      'ethernet0.filter0.name = ""',
    );
  });

  it('marks what is deprecated as well as the client can', async () => {
    const file = 'scsi0:0.present = "TRUE"\nscsi0:0.$0';
    assert.deepEqual((await offeredIn(file)).item('scsi0:0.name').tags, [1]);
    const plain = (await offeredIn(file, OLD)).item('scsi0:0.name');
    assert.equal(plain.tags, undefined);
    assert.match(plain.detail ?? '', /deprecated/);
  });

  it('explains a setting when somebody looks at it, with the rules about it', async () => {
    const { session, item } = await offeredIn('scsi0.$0');
    const { documentation } = await explained(session, item('scsi0.sharedBus'));
    assert.ok(typeof documentation === 'object');
    assert.equal(documentation.kind, 'markdown');
    assert.match(documentation.value, /SCSI reservations/);
    assert.match(documentation.value, /`cluster-bus-sharing-value`/);
  });

  it('explains at once to a client that will not ask, in plain text', async () => {
    const { documentation } = (await offeredIn('scsi0.$0', OLD)).item('scsi0.sharedBus');
    assert.ok(typeof documentation === 'object');
    assert.equal(documentation.kind, 'plaintext');
    assert.match(documentation.value, /^Lets several machines use the disks of this controller/);
  });

  it('stays short in a machine with very many devices', async () => {
    const disks = Array.from({ length: 60 }, (_, target) => `scsi0:${target}.present = "TRUE"`).join('\n');
    const { items, labels } = await offeredIn(`${disks}\n$0`);
    assert.ok(items.length < 1200, `${items.length}`);
    assert.ok((await offeredIn(`${disks}\nscsi0:59.$0`)).labels.includes('scsi0:59.mode'));
    assert.ok(labels.length > 0);
  });
});

import assert from 'node:assert/strict';
import { definitionAt } from '../../server/src/features/navigation/definition.js';
import { diskFixtures } from '../disk/fixtures.js';
import type { Files } from '../lintFiles.js';
import { cursorIn } from './editorSession.js';
import { adapter, CHILD, DESCRIPTOR, given, node, readable, VIRTUAL_SERVER_NODE } from './navigationFiles.js';

/** Where one comes to from the mark `$0`. */
async function definition(files: Files): Promise<readonly string[]> {
  const { session, document, offset } = await cursorIn(files);
  return readable(session, (await definitionAt(document, offset))?.targets);
}
/** The words that lead there. */
async function origin(files: Files): Promise<string | undefined> {
  const { document, offset, text } = await cursorIn(files);
  const found = await definitionAt(document, offset);
  return found && text.slice(found.origin.start, found.origin.end);
}
const at = (text: string, words: string): string => text.replace(words, `$0${words}`);

describe('The definition of a disk file', () => {
  it('is its descriptor, which an editor can show', async () => {
    const files = {
      'b.vmx': at(node('b'), 'quorum.vmdk'),
      'a.vmx': node('a'),
      'quorum.vmdk': DESCRIPTOR,
      'quorum-flat.vmdk': new Uint8Array(1024 * 1024),
    };
    assert.deepEqual(await definition(files), ['quorum.vmdk 1']);
    assert.equal(await origin(files), '"quorum.vmdk"');
  });

  it('is the first machine that names it, where the file is no text or not here', async () => {
    const files = { 'b.vmx': at(node('b'), 'quorum.vmdk'), 'a.vmx': node('a') };
    assert.deepEqual(await definition(files), ['a.vmx 9 "quorum.vmdk"']);
    assert.deepEqual(await definition({ ...files, 'quorum.vmdk': new Uint8Array(2048) }), [
      'a.vmx 9 "quorum.vmdk"',
    ]);
  });

  it('of a snapshot is the disk that it continues, too', async () => {
    assert.deepEqual(
      await definition({
        'a.vmx': node('a').replace('quorum.vmdk', 'quorum-00$00001.vmdk'),
        'quorum-000001.vmdk': CHILD,
        'quorum.vmdk': DESCRIPTOR,
        'quorum-flat.vmdk': new Uint8Array(1024 * 1024),
      }),
      ['quorum-000001.vmdk 1', 'quorum.vmdk 1'],
    );
  });

  it('of a linked clone is the machine that it was made of, too', async () => {
    const image = (name: string): Uint8Array => given(diskFixtures.get(name));
    const base = node('base').replace('quorum.vmdk', 'ldm-mbr-sparse.vmdk');
    assert.deepEqual(
      await definition({
        'clone.vmx': node('clone').replace('quorum.vmdk', 'child$0-empty.vmdk'),
        'base.vmx': base,
        'child-empty.vmdk': image('child-empty.vmdk'),
        'ldm-mbr-sparse.vmdk': image('ldm-mbr-sparse.vmdk'),
      }),
      ['clone.vmx 9 "child-empty.vmdk"', 'base.vmx 9 "ldm-mbr-sparse.vmdk"'],
    );
  });

  it('is found from a .vmc to a .vmx and back', async () => {
    const both = { 'a.vmx': node('a'), 'vs.vmc': VIRTUAL_SERVER_NODE };
    assert.deepEqual(await definition({ ...both, 'vs.vmc': at(VIRTUAL_SERVER_NODE, 'quorum.vmdk') }), [
      'a.vmx 9 "quorum.vmdk"',
    ]);
    assert.deepEqual(
      await definition({ 'x.vmx': at(node('x'), 'quorum.vmdk'), 'vs.vmc': VIRTUAL_SERVER_NODE }),
      ['vs.vmc 33 quorum.vmdk'],
    );
  });

  it('is nothing for a name that a template fills in, and for a key that stands twice', async () => {
    assert.deepEqual(await definition({ 'a.vmx': node('a').replace('quorum.vmdk', '{{dis$0k}}') }), []);
    assert.deepEqual(await definition({ 'a.vmx': `${node('a')}scsi1:0.fileName = "$0x.vmdk"` }), []);
  });
});

describe('The definition of a network', () => {
  it('is its first user, wherever that machine lies', async () => {
    const files = {
      'here/b.vmx': node(
        'b',
        adapter(0, 'Prod'),
        'ethernet1.present = "TRUE"',
        'ethernet1.networkName = "Heart$0beat"',
      ),
      'far/away/a.vmx': node('a', adapter(0, 'Prod'), adapter(1, 'Heartbeat')),
    };
    assert.deepEqual(await definition(files), ['a.vmx 13 "Heartbeat"']);
  });

  it('is found from a .vmc in a .vmx', async () => {
    const files = {
      'a.vmx': node('a', adapter(0, 'Heartbeat')),
      'vs.vmc': at(VIRTUAL_SERVER_NODE, 'Heartbeat'),
    };
    assert.deepEqual(await definition(files), ['a.vmx 11 "Heartbeat"']);
  });
});

describe('The definition of a device', () => {
  const rows: readonly (readonly [what: string, marked: string, ...expected: string[]])[] = [
    ['of a disk, from another of its keys', at(node('a'), 'scsi1:0.fileName'), 'a.vmx 8 scsi1:0.present'],
    ['of a controller', at(node('a'), 'scsi1.sharedBus'), 'a.vmx 6 scsi1.present'],
    [
      'of a disk in the boot order',
      node('a', 'bios.hddOrder = "scsi0:0, scs$0i1:0"'),
      'a.vmx 8 scsi1:0.present',
    ],
    [
      'of an adapter in the boot order',
      node('a', adapter(0, 'x'), 'bios.bootOrder = "hdd,ether$0net0"'),
      'a.vmx 10 ethernet0.present',
    ],
    [
      'of one without a main switch',
      node('a', 'serial0.fileType = "file"', 'serial0.$0fileName = "x"'),
      'a.vmx 10 serial0.fileType',
    ],
    ['of one that only a boot order names', node('a', 'bios.hddOrder = "sata$00:1"')],
    ['of resources', node('a', 'sched.scsi0:0.sha$0res = "normal"'), 'a.vmx 4 scsi0:0.present'],
    ['of a comment', node('a', '# scsi1:$00')],
    ['of a general setting', at(node('a'), 'displayName')],
  ];
  for (const [what, marked, ...expected] of rows) {
    it(what, async () => {
      assert.deepEqual(await definition({ 'a.vmx': marked }), expected);
    });
  }

  it('in a .vmc is its start tag', async () => {
    const marked = at(VIRTUAL_SERVER_NODE, 'shared type');
    assert.deepEqual(await definition({ 'vs.vmc': marked }), ['vs.vmc 27 <scsi_controller id="0">']);
  });
});

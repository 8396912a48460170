import assert from 'node:assert/strict';
import { referencesAt } from '../../server/src/features/navigation/references.js';
import type { Files } from '../lintFiles.js';
import { cursorIn } from './editorSession.js';
import { adapter, DESCRIPTOR, node, readable, VIRTUAL_SERVER_NODE } from './navigationFiles.js';

async function references(files: Files, includeDeclaration = true): Promise<readonly string[]> {
  const { session, document, offset } = await cursorIn(files);
  return readable(session, await referencesAt(document, offset, includeDeclaration));
}
const at = (text: string, words: string): string => text.replace(words, `$0${words}`);

describe('All uses of a disk file', () => {
  const FILES = {
    'a.vmx': at(node('a'), 'quorum.vmdk'),
    'b.vmx': node('b'),
    'sub/c.vmx': node('c').replace('quorum.vmdk', '../quorum.vmdk'),
    'vs.vmc': VIRTUAL_SERVER_NODE,
    'alone.vmx': node('alone').replace('quorum.vmdk', 'other.vmdk'),
  };

  it('are in all machines that have it, .vmx and .vmc, whatever they call it', async () => {
    assert.deepEqual(await references(FILES), [
      'a.vmx 9 "quorum.vmdk"',
      'b.vmx 9 "quorum.vmdk"',
      'c.vmx 9 "../quorum.vmdk"',
      'vs.vmc 33 quorum.vmdk',
    ]);
  });

  it('hold the descriptor only when the declaration is asked for', async () => {
    const files = { ...FILES, 'quorum.vmdk': DESCRIPTOR };
    assert.equal((await references(files))[0], 'quorum.vmdk 1');
    assert.equal((await references(files, false))[0], 'a.vmx 9 "quorum.vmdk"');
  });

  it('leave out the first machine, which declares it, where there is no descriptor', async () => {
    assert.deepEqual(await references(FILES, false), [
      'b.vmx 9 "quorum.vmdk"',
      'c.vmx 9 "../quorum.vmdk"',
      'vs.vmc 33 quorum.vmdk',
    ]);
  });

  it('are both slots of a machine that has the file twice', async () => {
    const twice = at(
      node('a', 'scsi2:0.present = "TRUE"', 'scsi2:0.fileName = "./quorum.vmdk"'),
      'quorum.vmdk',
    );
    assert.deepEqual(await references({ 'a.vmx': twice }), [
      'a.vmx 9 "quorum.vmdk"',
      'a.vmx 11 "./quorum.vmdk"',
    ]);
  });

  it('of a disk that two descriptors stand for are the users of both', async () => {
    assert.deepEqual(
      await references({
        'a.vmx': at(node('a'), 'quorum.vmdk'),
        'b.vmx': node('b').replace('quorum.vmdk', 'second.vmdk'),
        'quorum.vmdk': DESCRIPTOR,
        'second.vmdk': DESCRIPTOR,
        'quorum-flat.vmdk': new Uint8Array(1024 * 1024),
      }),
      ['quorum.vmdk 1', 'a.vmx 9 "quorum.vmdk"', 'b.vmx 9 "second.vmdk"'],
    );
  });
});

describe('All uses of a network', () => {
  it('are the adapters of all machines, also far away and in a .vmc', async () => {
    assert.deepEqual(
      await references({
        'a.vmx': node(
          'a',
          adapter(0, 'Prod'),
          'ethernet1.present = "TRUE"',
          'ethernet1.networkName = "Heart$0beat"',
        ),
        'far/away/b.vmx': node('b', adapter(0, 'Heartbeat'), adapter(1, 'Heartbeat')),
        'vs.vmc': VIRTUAL_SERVER_NODE,
        'none.vmx': node('none', adapter(0, 'Prod'), 'ethernet1.networkName = "Heartbeat"'),
      }),
      ['a.vmx 13 "Heartbeat"', 'b.vmx 11 "Heartbeat"', 'b.vmx 13 "Heartbeat"', 'vs.vmc 11 Heartbeat'],
    );
  });
});

describe('All uses of a device', () => {
  it('of a controller are its lines, its disks, the boot order, and what carries the same disk in the other nodes', async () => {
    const other = node('b').replaceAll('scsi1', 'scsi2');
    assert.deepEqual(
      await references({
        'a.vmx': at(node('a', 'bios.hddOrder = "scsi0:0,scsi1:0"'), 'scsi1.sharedBus'),
        'b.vmx': other,
        'vs.vmc': VIRTUAL_SERVER_NODE,
      }),
      [
        'a.vmx 6 scsi1',
        'a.vmx 7 scsi1',
        'a.vmx 8 scsi1:0',
        'a.vmx 9 scsi1:0',
        'a.vmx 10 scsi1:0',
        'b.vmx 6 scsi2.present',
        'vs.vmc 27 <scsi_controller id="0">',
      ],
    );
  });

  it('of a controller without shared disks are the ones of its name in the other nodes', async () => {
    const files = { 'a.vmx': at(node('a'), 'scsi0.present'), 'b.vmx': node('b') };
    assert.deepEqual(await references(files, false), [
      'a.vmx 4 scsi0:0',
      'a.vmx 5 scsi0:0',
      'b.vmx 3 scsi0.present',
    ]);
  });

  it('of a disk are its lines, but not those of a disk whose number begins alike', async () => {
    const text = node(
      'a',
      'scsi1:01.present = "TRUE"',
      'scsi1:10.present = "TRUE"',
      'sched.scsi1:0.shares = "1"',
    );
    assert.deepEqual(await references({ 'a.vmx': at(text, 'scsi1:0.present') }), [
      'a.vmx 8 scsi1:0',
      'a.vmx 9 scsi1:0',
      'a.vmx 12 scsi1:0',
    ]);
  });

  it('of an adapter in a .vmc are its elements', async () => {
    assert.deepEqual(await references({ 'vs.vmc': at(VIRTUAL_SERVER_NODE, 'ethernet_controller id') }), [
      'vs.vmc 9 ethernet_controller',
      'vs.vmc 10 virtual_network',
      'vs.vmc 11 name',
    ]);
  });

  it('of a general setting are none', async () => {
    assert.deepEqual(await references({ 'a.vmx': at(node('a'), 'displayName') }), []);
  });
});

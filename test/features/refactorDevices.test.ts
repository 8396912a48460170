import assert from 'node:assert/strict';
import { vmcText } from '../machine/vmcText.js';
import { lines, NODE, picked, reasonAgainst, titles } from './pickRefactoring.js';

describe('Adding and removing devices', () => {
  it('adds a network adapter under the next free number', async () => {
    const text = lines('ethernet0.present = "TRUE"', '$0ethernet0.connectionType = "bridged"');
    assert.deepEqual(
      await picked({ 'a.vmx': text }, 'Add a network adapter for the machines of this host only'),
      {
        'a.vmx': lines(
          ...['ethernet0.present = "TRUE"', 'ethernet0.connectionType = "bridged"'],
          ...['ethernet1.present = "TRUE"', 'ethernet1.connectionType = "hostonly"'],
        ),
      },
    );
  });

  it('offers the networks of the other nodes on ESX', async () => {
    const node = (name: string, network: string): string =>
      lines(
        ...['# vmxlint product=esx3 cluster=in-a-box', `displayName = "${name}"`],
        ...[
          'scsi1.present = "TRUE"',
          'scsi1.sharedBus = "virtual"',
          'scsi1:0.fileName = "/vmfs/volumes/a/q.vmdk"',
        ],
        ...['ethernet0.present = "TRUE"', `ethernet0.networkName = "${network}"`],
      );
    const files = { 'a.vmx': `${node('a', 'LAN')}$0`, 'b.vmx': node('b', 'Heartbeat') };
    assert.deepEqual(
      (await titles(files)).filter((title) => title.includes('network')),
      ['Add a network adapter on the network "Heartbeat"', 'Add a network adapter on the network "LAN"'],
    );
  });

  it('says why there can be no further adapter', async () => {
    const text = lines(...[0, 1, 2, 3].map((number) => `ethernet${number}.present = "TRUE"`));
    assert.equal(
      await reasonAgainst({ 'a.vmx': `$0virtualHW.version = "4"\n${text}` }, 'Add a bridged network adapter'),
      'This machine has as many network adapters as it can have.',
    );
  });

  it('adds an adapter to a .vmc, the count with it', async () => {
    const files = { 'a.vmc': vmcText({ networks: ['Internal Network'] }).replace('<hard', '<$0hard') };
    assert.deepEqual(await picked(files, 'Add a network adapter for the machines of this host only'), {
      'a.vmc': vmcText({ networks: ['Internal Network', 'Internal Network'] }),
    });
  });

  it('adds a controller with a shared bus in every node, in the mode of the kind', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    const added = ['scsi2.present = "TRUE"', 'scsi2.virtualDev = "lsilogic"', 'scsi2.sharedBus = "virtual"'];
    const changed = await picked(files, 'Add scsi2, a controller shared on one host, in every node');
    for (const name of ['node1', 'node2'])
      assert.equal(
        changed[`${name}.vmx`],
        NODE(name).replace('quorum.vmdk"\n', `quorum.vmdk"\n${lines(...added)}`),
      );
  });

  it('gives the controllers of two .vmc on one bus different SCSI ids', async () => {
    const vmc = (scsiId: string): string =>
      vmcText({
        ide: [{ absolute: 'own.vhd' }],
        scsi: [{ id: '1', shared: 'true', scsiId, disks: [{ absolute: 'D:\\q.vhd' }] }],
      });
    const files = { 'a.vmc': vmc('7').replace('<hard', '<$0hard'), 'b.vmc': vmc('6') };
    const changed = await picked(files, 'Add scsi2, a controller shared on one host, in every node');
    const ids = Object.values(changed).map((text) => text.match(/(?<=<scsi_id type="integer">)\d/g));
    assert.deepEqual(ids, [
      ['7', '7'],
      ['6', '6'],
    ]);
  });

  it('offers both modes where nobody says the kind of cluster', async () => {
    const shared = (await titles({ 'a.vmx': '# vmxlint product=esx3\n$0scsi0.present = "TRUE"\n' })).filter(
      (title) => title.startsWith('Add scsi'),
    );
    assert.deepEqual(shared, [
      'Add scsi1, a controller shared on one host',
      'Add scsi1, a controller shared between hosts',
    ]);
  });

  it('offers no shared controller where the product cannot share disks in a cluster of this kind', async () => {
    const text = '$0# vmxlint product=gsx3 cluster=across-boxes\nscsi0.present = "TRUE"\n';
    assert.deepEqual(
      (await titles({ 'a.vmx': text })).filter((title) => title.startsWith('Add scsi')),
      [],
    );
  });

  it('removes the device under the cursor from this machine only', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    assert.deepEqual(await picked(files, 'Remove scsi1:0 (quorum.vmdk) from this machine'), {
      'node1.vmx': NODE('node1').replace(/scsi1:0.*\n/g, ''),
    });
    const onBus = { ...files, 'node1.vmx': NODE('node1').replace('scsi1.s', '$0scsi1.s') };
    assert.deepEqual(
      await picked(onBus, 'Remove the controller scsi1 from this machine with everything on it'),
      { 'node1.vmx': NODE('node1').replace(/scsi1.*\n/g, '') },
    );
    assert.deepEqual(
      await picked(
        { 'a.vmx': 'a = "1"\n$0ethernet0.vnet = "VMnet2"\n' },
        'Remove the network adapter ethernet0 from this machine',
      ),
      { 'a.vmx': 'a = "1"\n' },
    );
  });

  it('gives an adapter a static address that no other machine has, always the same', async () => {
    const text = lines(
      ...['ethernet0.present = "TRUE"', '$0ethernet0.addressType = "generated"'],
      ...['ethernet0.generatedAddress = "00:0c:29:00:00:01"', 'ethernet0.generatedAddressOffset = "0"'],
    );
    const title = 'Give ethernet0 a static MAC address that no other machine has';
    const after = (await picked({ 'a.vmx': text }, title))['a.vmx'] ?? '';
    assert.match(
      after,
      /^ethernet0\.present = "TRUE"\nethernet0\.addressType = "static"\nethernet0\.address = "00:50:56:[0-3][\da-f](?::[\da-f]{2}){2}"\n$/,
    );
    assert.deepEqual(await picked({ 'a.vmx': text }, title), { 'a.vmx': after });
    const other = after.replace('ethernet0', 'ethernet3');
    const beside = (await picked({ 'a.vmx': text, 'b.vmx': other }, title))['a.vmx'];
    assert.notEqual(beside, after);
    assert.deepEqual((await titles({ 'a.vmx': `$0${after}` })).includes(title), false);
  });
});

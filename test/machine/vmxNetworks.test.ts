import assert from 'node:assert/strict';
import type { NetworkTarget } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

const URI = 'file:///vms/node.vmx';

function plugged(text: string, network: NetworkTarget): string {
  return applyEdits(text, editMachine(readVmxMachine(URI, text)).setNetwork(1, network).edits());
}

function added(text: string, network: NetworkTarget): string {
  return applyEdits(text, editMachine(readVmxMachine(URI, text)).addNetworkAdapter(network).edits());
}

describe('Networks of a .vmx', () => {
  it('an adapter of ESX 2 keeps its devName when it is plugged in elsewhere', () => {
    assert.equal(
      plugged('ethernet1.present = "TRUE"\nethernet1.devName = "vmnet_0"\n', {
        kind: 'named',
        name: 'vmnic1',
      }),
      'ethernet1.present = "TRUE"\nethernet1.devName = "vmnic1"\n',
    );
  });

  it('an adapter with a name of a network beside its devName is on the network of that name', () => {
    const text = (name: string): string =>
      `ethernet1.present = "TRUE"\nethernet1.devName = "vmnic1"\nethernet1.networkName = "${name}"\n`;
    assert.equal(plugged(text('Production'), { kind: 'named', name: 'Heartbeat' }), text('Heartbeat'));
  });

  it('a VMnet is named as the file names the others', () => {
    const text = (vnet: string): string =>
      `ethernet1.present = "TRUE"\nethernet1.connectionType = "custom"\nethernet1.vnet = "${vnet}"\n`;
    const to = (name: string): NetworkTarget => ({ kind: 'named', name });
    assert.equal(plugged(text('/dev/vmnet2'), to('VMnet3')), text('/dev/vmnet3'));
    assert.equal(plugged(text('vmnet2'), to('VMnet3')), text('vmnet3'));
    assert.equal(plugged(text('lab'), to('VMnet3')), text('VMnet3'));
  });

  it('an adapter that is bridged is no longer plugged in by a devName, which would count instead', () => {
    assert.equal(
      plugged('ethernet1.present = "TRUE"\nethernet1.devName = "vmnet_0"\n', { kind: 'bridged' }),
      'ethernet1.present = "TRUE"\nethernet1.connectionType = "bridged"\n',
    );
  });

  it('an adapter of ESX 2 without a word gets a devName, as the others have', () => {
    const text = 'ethernet0.present = "TRUE"\nethernet0.devName = "vmnic0"\nethernet1.present = "TRUE"\n';
    assert.equal(plugged(text, { kind: 'named', name: 'vmnet_1' }), `${text}ethernet1.devName = "vmnet_1"\n`);
  });

  it('an adapter with a word of its own keeps to it, whatever the others have', () => {
    const first = 'ethernet0.present = "TRUE"\nethernet0.devName = "vmnic0"\nethernet1.present = "TRUE"\n';
    for (const word of ['networkName = "Old"', 'connectionType = "hostonly"', 'vnet = "/dev/vmnet2"'])
      assert.doesNotMatch(
        plugged(`${first}ethernet1.${word}\n`, { kind: 'named', name: 'Heartbeat' }),
        /ethernet1\.devName/,
        word,
      );
  });

  it('a new adapter of ESX 2 is plugged in by devName, as the others are', () => {
    const text = 'ethernet0.present = "TRUE"\nethernet0.devName = "vmnic0"\n';
    assert.equal(
      added(text, { kind: 'named', name: 'vmnic1' }),
      `${text}ethernet1.present = "TRUE"\nethernet1.devName = "vmnic1"\n`,
    );
    const newer = `${text}ethernet0.networkName = "Production"\n`;
    assert.equal(
      added(newer, { kind: 'named', name: 'Heartbeat' }),
      `${newer}ethernet1.present = "TRUE"\nethernet1.networkName = "Heartbeat"\n`,
    );
  });

  it('a new adapter takes nothing over from a switched-off one, and has the model of another', () => {
    const first = 'ethernet0.present = "TRUE"\nethernet0.virtualDev = "e1000e"\n';
    const left =
      'ethernet1.present = "FALSE"\nethernet1.startConnected = "FALSE"\nethernet1.address = "00:50:56:00:00:09"\n';
    const after =
      'ethernet1.present = "TRUE"\nethernet1.virtualDev = "e1000e"\nethernet1.connectionType = "hostonly"\n';
    assert.equal(added(first + left, { kind: 'host-only' }), first + after);
  });

  it('a new adapter is not of a model that is bound to a card of the host', () => {
    const text = 'ethernet0.present = "TRUE"\nethernet0.virtualDev = "sriov"\n';
    assert.equal(
      added(text, { kind: 'bridged' }),
      `${text}ethernet1.present = "TRUE"\nethernet1.connectionType = "bridged"\n`,
    );
  });

  it('an adapter without a word is bridged beside one with a connectionType, unless the file names networks', () => {
    const kindOf = (line: string): string | undefined => {
      const text = `ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\nethernet1.present = "TRUE"\n`;
      return readVmxMachine(URI, text + line).networkAdapters[1]?.network.kind;
    };
    assert.equal(kindOf(''), 'bridged');
    for (const key of ['networkName', 'devName', 'dvs.portgroupId', 'opaqueNetwork.id'])
      assert.equal(kindOf(`ethernet2.${key} = "x"\n`), 'unknown', key);
  });

  it('an adapter without devName is named by networkName', () => {
    assert.equal(
      plugged('displayName = "a"\nethernet1.present = "TRUE"\n', { kind: 'named', name: 'Heartbeat' }),
      'displayName = "a"\nethernet1.present = "TRUE"\nethernet1.networkName = "Heartbeat"\n',
    );
  });

  it('a bridged network with a VMnet is known by the line that names the VMnet', () => {
    const text =
      'ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\nethernet0.vnet = "/dev/vmnet2"\n';
    const [adapter] = readVmxMachine(URI, text).networkAdapters;
    assert.ok(adapter);
    assert.deepEqual(adapter.network, { kind: 'bridged', name: 'VMnet2' });
    assert.equal(text.slice(adapter.connection.span.start, adapter.connection.span.end), '"/dev/vmnet2"');
  });

  it('a VMnet is what it is by convention, and any other one what somebody made of it', () => {
    const kind = (vnet: string): unknown =>
      readVmxMachine(
        URI,
        `ethernet0.present = "TRUE"\nethernet0.connectionType = "custom"\nethernet0.vnet = "${vnet}"\n`,
      ).networkAdapters[0]?.network;
    assert.deepEqual(kind('VMnet0'), { kind: 'bridged', name: 'VMnet0' });
    assert.deepEqual(kind('/dev/vmnet1'), { kind: 'host-only', name: 'VMnet1' });
    assert.deepEqual(kind('vmnet8'), { kind: 'nat', name: 'VMnet8' });
    assert.deepEqual(kind('VMnet10'), { kind: 'named', name: 'VMnet10' });
  });

  const both =
    'ethernet0.present = "TRUE"\nethernet0.connectionType = "hostonly"\nethernet0.networkName = "HB"\n';

  it('on ESX the name of the network counts, whatever connectionType is left beside it', () => {
    const [adapter] = readVmxMachine(URI, `# vmxlint product=esx3\n${both}`).networkAdapters;
    assert.deepEqual(adapter?.network, { kind: 'named', name: 'HB' });
    const byPath = `${both}scsi0:0.present = "TRUE"\nscsi0:0.fileName = "/vmfs/volumes/a/b.vmdk"\n`;
    assert.deepEqual(readVmxMachine(URI, byPath).networkAdapters[0]?.network, { kind: 'named', name: 'HB' });
  });

  it('of an adapter whose devName stands twice nobody knows the network', () => {
    const text = 'ethernet0.present = "TRUE"\nethernet0.devName = "vmnic0"\nethernet0.devName = "vmnet_0"\n';
    const [adapter] = readVmxMachine(URI, text).networkAdapters;
    assert.deepEqual(adapter?.network, { kind: 'unknown', name: '' });
  });

  it('elsewhere connectionType counts', () => {
    const [adapter] = readVmxMachine(URI, `# vmxlint product=gsx3\n${both}`).networkAdapters;
    assert.deepEqual(adapter?.network, { kind: 'host-only', name: 'VMnet1' });
  });

  it('without a word an adapter is bridged on hosted products, and not known on others', () => {
    const network = (words: string, ...more: string[]): unknown =>
      readVmxMachine(URI, [`# vmxlint ${words}`, 'ethernet0.present = "TRUE"', ...more, ''].join('\n'))
        .networkAdapters[0]?.network;
    const unknown = { kind: 'unknown', name: '' };
    assert.deepEqual(network('product=gsx3'), { kind: 'bridged', name: 'VMnet0' });
    assert.deepEqual(network('product=esx3'), unknown);
    assert.deepEqual(network(''), unknown);
    assert.deepEqual(network('product=workstation', 'ethernet0.connectionType = "pvn"'), unknown);
    assert.deepEqual(network('product=workstation', 'ethernet0.vnet = "{{vnet}}"'), unknown);
  });
});

import assert from 'node:assert/strict';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { edited, URI } from './editVmc.js';
import { vmcText } from './vmcText.js';

describe('the networks of a .vmc', () => {
  const networks = (text: string): string[] =>
    readVmcMachine(URI, text).networkAdapters.map(
      ({ number, network }) => `${number} ${network.kind} ${network.name}`,
    );

  it('get one more adapter, counted where the count was right', () => {
    const text = vmcText({ networks: ['Production'] });
    const changed = edited(text, (editor) => editor.addNetworkAdapter({ kind: 'host-only' }));
    assert.deepEqual(networks(changed), ['0 named Production', '1 host-only Internal Network']);
    assert.ok(changed.includes('<controller_count type="integer">2<'));
    const miscounted = text.replace(
      '<controller_count type="integer">1<',
      '<controller_count type="integer">0<',
    );
    assert.ok(
      edited(miscounted, (editor) => editor.addNetworkAdapter({ kind: 'named', name: 'H' })).includes(
        '<controller_count type="integer">0<',
      ),
    );
  });

  it('number a new adapter with the first free number', () => {
    const text = vmcText({ networks: ['Production'] }).replace(
      '<ethernet_controller id="0">',
      '<ethernet_controller id="1">',
    );
    assert.deepEqual(
      networks(edited(text, (editor) => editor.addNetworkAdapter({ kind: 'named', name: 'Heartbeat' }))),
      ['0 named Heartbeat', '1 named Production'],
    );
  });

  it('lose an adapter, counted where the count was right, but none that was never closed', () => {
    const text = vmcText({ networks: ['Production', 'Heartbeat'] });
    const whole = edited(text, (editor) => editor.removeAdapter(1));
    assert.equal(whole, vmcText({ networks: ['Production'] }));
    const cut = text.slice(0, text.indexOf('</virtual_network>', text.indexOf('Heartbeat')));
    assert.equal(
      edited(cut, (editor) => editor.removeAdapter(1)),
      cut,
    );
  });

  it('lose the id of the old network when an adapter is plugged into another', () => {
    const text = vmcText({ networks: ['Production'] }).replace(
      '<virtual_network>',
      '<virtual_network>\r\n\t\t\t\t\t\t<id type="bytes">FDCA</id>',
    );
    const changed = edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Heartbeat' }));
    assert.equal(changed, vmcText({ networks: ['Heartbeat'] }));
    assert.equal(
      edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Production' })),
      text,
    );
  });

  it('get a name in place of an id that stands there alone', () => {
    const text = vmcText({ networks: ['Production'] }).replace(
      '<name type="string">Production</name>',
      '<id type="bytes">FDCA</id>',
    );
    const changed = edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Heartbeat' }));
    assert.equal(changed, vmcText({ networks: ['Heartbeat'] }));
  });

  it('are written into an adapter that has none yet', () => {
    const text =
      '<preferences><hardware><pci_bus><ethernet_adapter><ethernet_controller id="0" /></ethernet_adapter></pci_bus></hardware></preferences>';
    assert.deepEqual(
      networks(edited(text, (editor) => editor.setNetwork(0, { kind: 'named', name: 'Heartbeat' }))),
      ['0 named Heartbeat'],
    );
  });

  it('stay where nobody can know the name of the network', () => {
    const text = vmcText({ networks: ['Production'] });
    assert.equal(
      edited(text, (editor) =>
        editor
          .setNetwork(0, { kind: 'bridged' })
          .addNetworkAdapter({ kind: 'bridged' })
          .setNetwork(5, { kind: 'host-only' })
          .removeAdapter(5),
      ),
      text,
    );
  });
});

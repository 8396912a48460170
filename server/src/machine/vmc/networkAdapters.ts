import { childrenNamed, descend } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import type { Fact } from '../fact.js';
import type { Network, NetworkAdapter } from '../virtualMachine.js';
import { idOf, textFact } from './leaves.js';

/** Network adapters of a .vmc, in the order of the file. */
export function readNetworkAdapters(root: XmlElement): NetworkAdapter[] {
  const adapter = descend(root, 'hardware/pci_bus/ethernet_adapter');
  return adapter ? childrenNamed(adapter, 'ethernet_controller').map(readAdapter) : [];
}

function readAdapter(element: XmlElement): NetworkAdapter {
  const absent: Fact<never> = { value: undefined, missing: 'absent', span: element.openSpan };
  const name = textFact(element, 'virtual_network/name');
  const id = textFact(element, 'virtual_network/id');
  return {
    number: idOf(element),
    isPresent: true,
    network: networkOf(name, id),
    connection: name.value === undefined && id.value !== undefined ? id : name,
    model: absent,
    mac: textFact(element, 'ethernet_card_address'),
    startConnected: absent,
    anchor: element.openSpan,
    element,
  };
}

function networkOf(name: Fact<string>, id: Fact<string>): Network {
  const known = name.value ?? id.value;
  if (known === undefined) {
    const isEmpty = 'missing' in name && name.missing === 'absent';
    return isEmpty ? { kind: 'unconnected', name: '' } : { kind: 'unknown', name: '' };
  }
  // "Local only" is the built-in network of the host's virtual machines among themselves.
  return /^local only$/i.test(known) ? { kind: 'host-only', name: known } : { kind: 'named', name: known };
}

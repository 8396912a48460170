import { childrenNamed, descend } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { isAbsent, type Fact } from '../fact.js';
import { MAX_DEVICES, type Network, type NetworkAdapter } from '../virtualMachine.js';
import { idOf, textFact } from './leaves.js';

/** Network adapters of a .vmc, by number: the products write elements in any order, as the second IDE controller before the first. */
export function readNetworkAdapters(root: XmlElement): NetworkAdapter[] {
  const adapter = descend(root, 'hardware/pci_bus/ethernet_adapter');
  const found = adapter ? childrenNamed(adapter, 'ethernet_controller') : [];
  return found
    .slice(0, MAX_DEVICES)
    .map(readAdapter)
    .sort((a, b) => a.number - b.number);
}

function readAdapter(element: XmlElement): NetworkAdapter {
  const absent: Fact<never> = { value: undefined, missing: 'absent', span: element.openSpan };
  const name = textFact(element, 'virtual_network/name');
  const id = textFact(element, 'virtual_network/id');
  return {
    number: idOf(element),
    isPresent: true,
    present: { value: true, span: element.openSpan, keySpan: element.nameSpan },
    network: networkOf(name, id),
    connection: isAbsent(name) && !isAbsent(id) ? id : name,
    model: absent,
    mac: textFact(element, 'ethernet_card_address'),
    startConnected: absent,
    anchor: element.openSpan,
    element,
  };
}

/**
 * What the name tells of the network. A virtual network is called as its maker liked; these names are built in:
 * "Internal Network" (Virtual Server) and "Local only" (Virtual PC) reach the machines of one host only, and Virtual PC
 * has "Shared Networking (NAT)" and "Not connected".
 */
function networkOf(name: Fact<string>, id: Fact<string>): Network {
  const known = isAbsent(name) ? id.value : name.value;
  if (known === undefined) {
    return isAbsent(name) && isAbsent(id) ? { kind: 'unconnected', name: '' } : { kind: 'unknown', name: '' };
  }
  if (isAbsent(name)) return { kind: 'named', name: known, isId: true };
  if (/^(?:local only|internal network)$/i.test(known)) return { kind: 'host-only', name: known };
  if (/^shared networking\b/i.test(known)) return { kind: 'nat', name: known };
  if (/^not connected$/i.test(known)) return { kind: 'unconnected', name: '' };
  return { kind: 'named', name: known };
}

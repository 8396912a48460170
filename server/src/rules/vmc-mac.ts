import type { NetworkAdapter, VirtualMachine } from '../machine/virtualMachine.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childNamed } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type Finding, type Fix } from './rule.js';
import { source } from './sources.js';
import { leafFix } from './terms/vmcLeaves.js';

/** The prefix of addresses that Virtual PC and Virtual Server hand out; it belongs to Microsoft. */
const PREFIX = '0003FF';
/** An address that is still to be made. */
const NONE = '000000000000';

export default machineRule({
  id: 'vmc-mac',
  summary: 'A MAC address is not written as 12 hexadecimal digits, or was not made by the product.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'safe',
  supersedes: ['vmc-type-value'],
  since: '0.1.0',
  sources: [
    source('publicFiles', 'all 15 adapters have 12 hexadecimal digits that start with 0003FF'),
    source('msvs', 'IVMNetworkAdapter::EthernetAddress and IVMNetworkAdapter::IsEthernetAddressDynamic'),
  ],

  *check({ machine }) {
    for (const adapter of machine.networkAdapters) {
      const address = adapter.mac.value;
      if (address === undefined) continue;
      if (!/^[\da-f]{12}$/i.test(address)) yield malformed(machine, adapter, address);
      else if (!address.toUpperCase().startsWith(PREFIX) && address !== NONE) yield chosen(adapter, address);
    }
  },
});

function malformed(machine: VirtualMachine, adapter: NetworkAdapter, address: string): Finding {
  const digits = address.replaceAll(/[-:.\s]/g, '').toUpperCase();
  const right = /^[\dA-F]{12}$/.test(digits) ? digits : undefined;
  return {
    span: adapter.mac.span,
    subject: `ethernet${adapter.number}`,
    what: say`The MAC address "${address}" of network adapter ${adapter.number} is not written as 12 hexadecimal digits.`,
    why: say`Virtual Server reads six bytes here and finds something else, so the adapter gets no address or the machine is refused.`,
    how:
      right === undefined
        ? say`Write 12 digits from 0 to 9 and A to F, or take the address from a backup.`
        : say`Write the digits without signs between them: ${right}.`,
    fixes: right === undefined ? [] : rewrite(machine, adapter, right),
  };
}

function rewrite(machine: VirtualMachine, adapter: NetworkAdapter, address: string): readonly Fix[] {
  const leaf = adapter.element && childNamed(adapter.element, 'ethernet_card_address');
  return leaf ? [leafFix(machine, say`Write it as ${address}`, 'safe', setLeafText(leaf, address))] : [];
}

function chosen(adapter: NetworkAdapter, address: string): Finding {
  return {
    span: adapter.mac.span,
    subject: `ethernet${adapter.number}`,
    what: say`The MAC address ${address} of network adapter ${adapter.number} does not start with ${PREFIX}.`,
    why: say`Virtual Server gives its own addresses this prefix and keeps them apart; an address that a person has chosen is nobody's concern but that person's.`,
    how: say`Make sure that no other machine on the network has it.`,
    atMost: 'hint',
  };
}

import { generatedRanges } from '../knowledge/macRanges.js';
import type { NetworkAdapter, VirtualMachine } from '../machine/virtualMachine.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childNamed } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { source } from './sources.js';

/** An address that is still to be made. */
const NONE = '000000000000';

export default machineRule({
  id: 'vmc-mac',
  summary: 'A MAC address is not written as 12 hexadecimal digits, or was not made by the product.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'safe',
  // It knows how an address is written, where the other one knows pairs of digits.
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
      else if (!prefixes().some((prefix) => address.toUpperCase().startsWith(prefix)) && address !== NONE)
        yield chosen(adapter, address);
    }
  },
});

function malformed(machine: VirtualMachine, adapter: NetworkAdapter, address: string): Finding {
  const digits = address.replaceAll(/[-:.\s]/g, '').toUpperCase();
  const leaf = adapter.element && childNamed(adapter.element, 'ethernet_card_address');
  const right = leaf && /^[\dA-F]{12}$/.test(digits) ? { leaf, digits } : undefined;
  return {
    span: adapter.mac.span,
    subject: `ethernet${adapter.number}`,
    what: say`The MAC address "${address}" of network adapter ${adapter.number} is not written as 12 hexadecimal digits.`,
    why: say`Virtual Server reads six bytes here and finds something else, so the adapter gets no address or the machine is refused.`,
    how:
      right === undefined
        ? say`Write 12 digits from 0 to 9 and A to F, or take the address from a backup.`
        : say`Write the digits without signs between them: ${right.digits}.`,
    fixes: right === undefined ? [] : [rewrite(machine, right.leaf, right.digits)],
  };
}

function rewrite(machine: VirtualMachine, leaf: XmlElement, address: string): Fix {
  return textFix(machine, say`Write it as ${address}`, 'safe', setLeafText(leaf, address));
}

function chosen(adapter: NetworkAdapter, address: string): Finding {
  return {
    span: adapter.mac.span,
    // Another finding than that of a malformed address, whose repair may bring this one up.
    subject: `maker of ethernet${adapter.number}`,
    what: say`The MAC address ${address} of network adapter ${adapter.number} does not start with ${eitherInWords(prefixes())}.`,
    why: say`Virtual Server gives its own addresses this prefix and keeps them apart; an address that a person has chosen is nobody's concern but that person's.`,
    how: say`Make sure that no other machine on the network has it.`,
    atMost: 'hint',
  };
}

/** What the addresses that Virtual PC and Virtual Server hand out start with; the first three bytes belong to the maker. */
function prefixes(): readonly string[] {
  return generatedRanges('vmc').map(({ first }) => first.slice(0, 8).replaceAll(':', '').toUpperCase());
}

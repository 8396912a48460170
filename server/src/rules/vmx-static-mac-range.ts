import { macRange } from '../knowledge/macRanges.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { vsphereFrom, type Product, type ProductVerdict } from '../machine/product.js';
import { isGroupAddress, macBytes, macSettings } from './terms/macAddress.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** These accept addresses of other makers; only what VMware keeps for itself is refused. */
const ACCEPT_OTHER_PREFIXES: readonly Product[] = vsphereFrom('vsphere5');

export default machineRule({
  id: 'vmx-static-mac-range',
  summary: 'A MAC address set by hand lies outside the range that VMware leaves to people.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('gsx3', 'setting a MAC address by hand'),
    source('esx20', 'MAC addresses'),
    source('libvirt', 'src/vmx/vmx.c, checkMACAddress'),
    source('vsphereNetworking', 'static MAC addresses'),
  ],

  *check({ machine }) {
    for (const { name, type, fixed, checked } of macSettings(machine)) {
      const bytes = type === 'static' ? macBytes(valueText(fixed)) : undefined;
      if (!bytes || isGroupAddress(bytes)) continue;
      const isChecked = checked.value === true || isAbsent(checked);
      const range = macRange(bytes);
      if (!isChecked || range?.use === 'static') continue;
      const isReserved = range?.maker === 'VMware';
      yield {
        span: fixed.span,
        subject: name,
        what: isReserved
          ? say`${name}.address is ${valueText(fixed)}, an address that VMware gives out itself.`
          : say`${name}.address is ${valueText(fixed)}, an address outside VMware's range.`,
        why: isReserved
          ? say`The product refuses it as "not an allowed static Ethernet address", because it could meet the same address on another machine.`
          : say`The products document that they do not support arbitrary addresses; those that check refuse to start the machine.`,
        how: say`Take an address from 00:50:56:00:00:00 to 00:50:56:3f:ff:ff that nobody else has, or switch the check off with ${name}.checkMACAddress = "FALSE".`,
        ...(isReserved ? {} : { atMost: acceptsOthers(machine.product) ? 'hint' : 'warning' }),
      };
    }
  },
});

function acceptsOthers(product: ProductVerdict): boolean {
  return product.known && product.candidates.some((candidate) => ACCEPT_OTHER_PREFIXES.includes(candidate));
}

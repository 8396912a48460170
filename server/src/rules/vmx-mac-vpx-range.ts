import { macRange } from '../knowledge/macRanges.js';
import { macBytes, macSettings } from './terms/macAddress.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { valueText } from '../machine/fact.js';

export default machineRule({
  id: 'vmx-mac-vpx-range',
  summary: 'A MAC address assigned by vCenter lies outside the range that vCenter usually takes.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('libvirt', 'src/vmx/vmx.c, addressType vpx'),
    source('vsphereNetworking', 'MAC address allocation by vCenter'),
  ],

  *check({ machine }) {
    for (const { name, type, generated } of macSettings(machine)) {
      const bytes = type === 'vpx' ? macBytes(valueText(generated)) : undefined;
      if (!bytes || macRange(bytes)?.use === 'vcenter') continue;
      yield {
        span: generated.span,
        subject: name,
        what: say`${name}.generatedAddress is ${valueText(generated)}, although its type "vpx" says that vCenter assigned it.`,
        why: say`vCenter takes addresses from 00:50:56:80:00:00 to 00:50:56:bf:ff:ff unless somebody gave it other prefixes; one from elsewhere may belong to another machine.`,
        how: say`Leave it if your vCenter has prefixes of its own. Else let vCenter assign a new address.`,
      };
    }
  },
});

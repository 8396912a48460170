import { say } from '../l10n/phrase.js';
import { lastAdapter } from '../machine/edits/deviceRanges.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

/** No hardware version has more. */
const MOST_ADAPTERS = 10;

export default machineRule({
  id: 'vmx-too-many-nics',
  summary: 'An adapter has a number that the virtual hardware version does not have.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('hardware', 'network adapters'), source('esx25', 'virtual machine specifications')],

  *check({ machine }) {
    const read = vmxSettings(machine);
    const version = machine.hardwareVersion.value;
    const limit = lastAdapter(machine) + 1;
    for (const { number, anchor } of machine.networkAdapters) {
      const name = `ethernet${number}`;
      const present = read.flag(`${name}.present`, anchor);
      if (number < limit || present.value !== true) continue;
      yield {
        span: present.span,
        subject: name,
        what:
          limit === MOST_ADAPTERS || version === undefined
            ? say`${name} is the adapter number ${number + 1}, and no virtual hardware has more than ${MOST_ADAPTERS}.`
            : say`${name} is the adapter number ${number + 1}, and virtual hardware version ${version} has ${limit}, ethernet0 to ethernet${limit - 1}.`,
        why: say`The guest never sees this adapter, or the machine does not start.`,
        how: say`Use a free number from 0 to ${limit - 1}, or do without this adapter; several networks can also share one adapter as VLANs.`,
      };
    }
  },
});

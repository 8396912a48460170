import { isAllowedNumber, rangesInWords } from '../knowledge/numberRange.js';
import type { VmxKey } from '../knowledge/vmxKeys.js';
import { certainty, knownSettings } from './terms/knownSettings.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-out-of-range',
  summary: 'A number lies outside the range that its setting takes.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  // No size and no layout is right before the number is one that the setting takes.
  supersedes: ['vmx-memsize-multiple-of-4', 'vmx-cpu-count'],
  since: '0.1.0',
  sources: [
    source('libvirt', 'src/vmx/vmx.c'),
    source('packer', 'builder/vmware'),
    source('dict', 'lib/include/vmware/guestrpc/timesync.h'),
  ],

  *check({ machine }) {
    for (const { entry, key, written, span } of knownSettings(machine, 'int', isOutOfRange)) {
      const grade = certainty(key);
      if (grade === undefined) continue;
      const range = rangesInWords(key.numbers);
      yield {
        span,
        subject: entry.key.toLowerCase(),
        what: say`${entry.key} is ${written}, but it takes ${range}.`,
        why: say`VMware takes another value than the one written, or refuses to start the machine.`,
        how: say`Write a number in that range, or delete the line so that the default counts.`,
        ...(grade === 'hint' ? { atMost: 'hint' as const } : {}),
      };
    }
  },
});

const isOutOfRange = (written: string, { numbers }: VmxKey): boolean =>
  /^-?\d+$/.test(written) && !isAllowedNumber(numbers, Number(written));

import { editMachine } from '../machine/editMachine.js';
import type { KnownFact } from '../machine/fact.js';
import { isAdapterAddress, macBytes, macSettings, type MacSettings } from './terms/macAddress.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-mac-format',
  summary: 'A MAC address is not six bytes, or is none that one adapter may have.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/util/virmacaddr.c'), source('esx20', 'MAC addresses')],

  *check({ machine }) {
    for (const settings of macSettings(machine)) {
      for (const [setting, fact] of writtenAddresses(settings)) {
        if (isAdapterAddress(fact.value)) continue;
        const key = `${settings.name}.${setting}`;
        const right = respelled(fact.value);
        yield {
          span: fact.span,
          subject: key,
          what: macBytes(fact.value)
            ? say`${key} is ${fact.value}, an address for many adapters at once: its first byte is odd.`
            : say`${key} is "${fact.value}", and that is no MAC address.`,
          why: say`The adapter cannot be connected, or the machine does not start.`,
          how: say`Write six bytes of two hexadecimal digits with colons between them, as in 00:50:56:12:34:56.`,
          fixes:
            right === undefined
              ? []
              : [
                  fixIn(machine, say`Write it as ${right}`, 'unsafe', (one) =>
                    editMachine(one).setSetting(key, right),
                  ),
                ],
        };
      }
    }
  },
});

/** An empty generated address is one that the product has not made yet. */
function* writtenAddresses({
  fixed,
  generated,
}: MacSettings): Iterable<readonly [setting: string, fact: KnownFact<string>]> {
  if (fixed.value !== undefined && fixed.value.trim() !== '') yield ['address', fixed];
  if (generated.value !== undefined && generated.value.trim() !== '') yield ['generatedAddress', generated];
}

/** The same address in the usual form, where dashes, dots or nothing stand between its digits. */
function respelled(text: string): string | undefined {
  const digits = text.trim().replaceAll(/[-.\s]/g, '');
  if (!/^[0-9a-f]{12}$/i.test(digits)) return undefined;
  const right = digits.replaceAll(/..(?=.)/g, '$&:');
  return isAdapterAddress(right) ? right : undefined;
}

import { macRange } from '../knowledge/macRanges.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { macBytes, macSettings, type MacSettings } from './terms/macAddress.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-mac-type',
  summary: 'The address type of an adapter and the address that is written do not go together.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('libvirt', 'src/vmx/vmx.c, addressType'),
    source('esx20', 'MAC addresses'),
    source('publicRecipes', 'dortania/macOS-VMware-Guide issue 5: the type static without an address'),
  ],

  *check({ machine }) {
    for (const settings of macSettings(machine)) {
      const finding = ignoredAddress(machine, settings) ?? missingAddress(machine, settings);
      if (finding) yield finding;
    }
  },
});

/** A type that takes the generated address, beside one that was written by hand. */
function ignoredAddress(
  machine: VirtualMachine,
  { name, type, typeText, fixed, generated }: MacSettings,
): Finding | undefined {
  const address = fixed.value?.trim() ?? '';
  const bytes = macBytes(address);
  // A malformed address has a rule of its own.
  if (!bytes || (type !== 'generated' && type !== 'vpx')) return undefined;
  if (address.toLowerCase() === generated.value?.trim().toLowerCase()) return undefined;
  const key = `${name}.addressType`;
  const range = macRange(bytes);
  // What VMware gives out itself is refused as a static address.
  const mayBeStatic = range?.maker !== 'VMware' || range.use === 'static';
  return {
    span: fixed.span,
    subject: name,
    what: isAbsent(typeText)
      ? say`${name}.address is ${address}, but ${key} = "static" is missing.`
      : say`${name}.address is ${address}, but ${key} is "${valueText(typeText)}".`,
    why: say`The address written by hand is then ignored, and the adapter gets another one: what relies on it, a DHCP reservation or a licence, fails.`,
    how: mayBeStatic
      ? say`Write ${key} = "static", or delete ${name}.address.`
      : say`Delete ${name}.address: as a static one this address would be refused, because VMware gives it out itself.`,
    fixes: [
      ...(mayBeStatic
        ? [
            fixIn(machine, say`Set ${key} = "static"`, 'unsafe', (one) =>
              editMachine(one).setSetting(key, 'static'),
            ),
          ]
        : []),
      fixIn(machine, say`Delete ${name}.address`, 'unsafe', (one) =>
        editMachine(one).removeSetting(`${name}.address`),
      ),
    ],
  };
}

/** The type static, with nothing but a generated address or with none at all. */
function missingAddress(
  machine: VirtualMachine,
  { name, type, typeText, fixed, generated }: MacSettings,
): Finding | undefined {
  if (type !== 'static' || !isAbsent(fixed)) return undefined;
  const hasNone = isAbsent(generated);
  if (!hasNone && !macBytes(valueText(generated))) return undefined;
  const key = `${name}.addressType`;
  return {
    span: typeText.span,
    subject: name,
    what: hasNone
      ? say`${key} is "static", but ${name}.address is missing.`
      : say`${key} is "static", but the only address written is ${name}.generatedAddress.`,
    why: hasNone
      ? say`The type static takes the address from there. Without it the machine does not start: "Specify a static Ethernet address for '${name}'".`
      : say`The type static takes ${name}.address and ignores the generated one. Without an address the machine does not start: "Specify a static Ethernet address for '${name}'".`,
    how: say`Write ${key} = "generated", or give the adapter an address of its own with ${name}.address.`,
    fixes: [
      fixIn(machine, say`Set ${key} = "generated"`, 'unsafe', (one) =>
        editMachine(one).setSetting(key, 'generated'),
      ),
    ],
  };
}

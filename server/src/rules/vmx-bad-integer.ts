import { isAllowedNumber } from '../knowledge/numberRange.js';
import type { VmxKey } from '../knowledge/vmxKeys.js';
import { certainty, knownSettings, valueFix, type KnownSetting } from './terms/knownSettings.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type FixSafety } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** What some release or another program may still take for a number. */
const MAY_BE_READ = /^(?:\+\d+|0x[\da-f]+|true|false|unlimited)$/i;

export default machineRule({
  id: 'vmx-bad-integer',
  summary: 'A setting that takes a whole number has something else.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('libvirt', 'src/vmx/vmx.c: decimal numbers, and the word "unlimited"'),
    source('hardware', 'values of the settings'),
  ],

  *check({ machine }) {
    for (const setting of knownSettings(machine, 'int', isNoNumber)) {
      const { entry, key, written, span } = setting;
      const grade = certainty(key);
      if (grade === undefined) continue;
      const isHint = grade === 'hint' || MAY_BE_READ.test(written);
      const meant = meantNumber(setting);
      const fix = meant && valueFix(machine, entry, meant.number, meant.safety);
      yield {
        span,
        subject: entry.key.toLowerCase(),
        what: say`${entry.key} is "${written}", which is no whole number.`,
        why: say`VMware takes another value than the one meant, or refuses to start the machine.`,
        how: meant
          ? say`Write ${entry.key} = "${meant.number}", a number without unit or other signs.`
          : say`Write a whole number in decimal digits, without unit or other signs.`,
        ...(isHint ? { atMost: 'hint' as const } : {}),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const isNoNumber = (written: string, { numbers }: VmxKey): boolean =>
  !/^-?\d+$/.test(written) && !numbers.words.includes(written.toLowerCase());

/** The number that a value with a unit, with thousands set apart or with stray signs stands for. */
function meantNumber({ key, written }: KnownSetting): { number: string; safety: FixSafety } | undefined {
  // A point or a comma in front begins a fraction: ".5" is not 5.
  const stray = /^['`;+]*(-?\d+)['`,;]*$/.exec(written)?.[1];
  if (stray !== undefined) return allowed(key, stray, 'safe');
  const [, amount, unit = ''] = /^(\d+)\s*(mb?|gb?)$/i.exec(written) ?? [];
  if (amount !== undefined && /^MB\b/.test(key.note)) {
    const megabytes = Number(amount) * (/^g/i.test(unit) ? 1024 : 1);
    return allowed(key, String(megabytes), 'unsafe');
  }
  const grouped = /^\d{1,3}(?:[,.' ]\d{3})+$/.test(written) ? written.replaceAll(/\D/g, '') : undefined;
  return grouped === undefined ? undefined : allowed(key, grouped, 'unsafe');
}

/** A repair must not lead into the next mistake, nor write digits that nobody has: of very many the last ones get lost. */
function allowed(
  key: KnownSetting['key'],
  number: string,
  safety: FixSafety,
): { number: string; safety: FixSafety } | undefined {
  const value = Number(number);
  return Number.isSafeInteger(value) && isAllowedNumber(key.numbers, value) ? { number, safety } : undefined;
}

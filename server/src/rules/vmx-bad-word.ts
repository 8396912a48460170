import type { VmxKey } from '../knowledge/vmxKeys.js';
import { certainty, knownSettings, valueFix } from './terms/knownSettings.js';
import { editDistance } from './terms/editDistance.js';
import { inWords, say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** Of a word of five letters two others make another word. */
const MAX_SLIPS = 2;
const LONG = 6;

/** Encodings have more names than the list, and what is wrong about sharing is told with what becomes of the disks. */
const OTHERS_TELL = /^\.encoding$|\.(?:sharedBus|sharing)$/i;

/** What the vSphere API, its clients and libvirt call such a thing, without the signs between the letters. */
const OTHER_NAMES: readonly (readonly [name: string, word: string])[] = [
  ['manual', 'static'],
  ['assigned', 'vpx'],
  ['lsilogicsas', 'lsisas1068'],
  ['lsisas', 'lsisas1068'],
  ['paravirtual', 'pvscsi'],
  ['vmpvscsi', 'pvscsi'],
];

export default machineRule({
  id: 'vmx-bad-word',
  summary: 'A setting that takes one of a few words has another one.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('libvirt', 'src/vmx/vmx.c: the words for disks, adapters and networks, in any letter case'),
    source('esx20', 'disk modes: persistent, nonpersistent, undoable and append'),
    source('vsphereApi', 'VirtualEthernetCard, addressType; VirtualSCSIController and its types'),
  ],

  *check({ machine }) {
    for (const { entry, key, written, span } of knownSettings(machine, 'enum', isNoWord)) {
      const grade = certainty(key);
      const meant = meantWord(key, written);
      // Files alone do not show that there is no other word.
      if (grade === undefined || (grade === 'hint' && meant === undefined)) continue;
      yield {
        span,
        subject: entry.key.toLowerCase(),
        what: meant
          ? say`${entry.key} is "${written}"; meant is probably ${meant}.`
          : say`${entry.key} is "${written}", which is not among the words known here.`,
        why: say`Nobody can say what VMware makes of a word it does not know: it takes its default, or refuses to start the machine.`,
        how: meant
          ? say`Write ${entry.key} = "${meant}".`
          : say`Write one of ${inWords(key.values)}, unless the documents of your product name another word.`,
        ...(grade === 'hint' || meant === undefined ? { atMost: 'hint' as const } : {}),
        fixes: meant ? [valueFix(machine, entry, meant, 'unsafe')] : [],
      };
    }
  },
});

function isNoWord(written: string, { pattern, values }: VmxKey): boolean {
  if (values.length === 0 || OTHERS_TELL.test(pattern.text)) return false;
  return !values.some((one) => one.toLowerCase() === written.toLowerCase());
}

/** The one word of the list that is called so elsewhere, or that a slip or two have spoilt. */
function meantWord({ values }: VmxKey, written: string): string | undefined {
  const word = written.toLowerCase();
  const plain = word.replaceAll(/[^a-z\d]/g, '');
  const [, other] = OTHER_NAMES.find(([name, one]) => name === plain && values.includes(one)) ?? [];
  if (other !== undefined) return other;
  // Another number is another model or version, maybe one that is newer than the list.
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  const slips = (one: string): number => editDistance(word, one.toLowerCase());
  const limit = word.length < LONG ? 1 : MAX_SLIPS;
  const mayBeNear = (one: string): boolean =>
    Math.abs(one.length - word.length) <= limit && digits(one) === digits(word);
  const near = values.filter((one) => mayBeNear(one) && slips(one) <= limit);
  const least = Math.min(...near.map(slips));
  const nearest = near.filter((one) => slips(one) === least);
  return nearest.length === 1 ? nearest[0] : undefined;
}

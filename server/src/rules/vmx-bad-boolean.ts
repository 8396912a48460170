import { readFlag } from '../machine/vmx/settings.js';
import { editDistance } from './terms/editDistance.js';
import { certainty, knownSettings, valueFix } from './terms/knownSettings.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** Words that mean a switch elsewhere, and that some releases of VMware may take. */
const OTHER_WORDS: Readonly<Record<string, boolean>> = {
  '1': true,
  '0': false,
  yes: true,
  no: false,
  y: true,
  n: false,
  t: true,
  f: false,
  on: true,
  off: false,
};

/** VMware's own recipe against the synchronization of clocks writes 0 here. Source: VMware knowledge base 1189. */
const TIME_SYNC = /^(?:tools\.synctime|time\.synchronize\..+)$/i;

export default machineRule({
  id: 'vmx-bad-boolean',
  summary: 'A switch is neither TRUE nor FALSE.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c: only true and false, in any letter case')],

  *check({ machine }) {
    for (const { entry, key, written, span } of knownSettings(machine, 'bool', isNoFlag)) {
      const grade = certainty(key);
      if (grade === undefined || (written === '0' && TIME_SYNC.test(entry.key))) continue;
      const lower = written.toLowerCase();
      const other = Object.hasOwn(OTHER_WORDS, lower) ? OTHER_WORDS[lower] : undefined;
      const near = nearestFlag(written);
      const meant = other ?? near;
      const word = meant === undefined ? undefined : meant ? 'TRUE' : 'FALSE';
      const fix = word && valueFix(machine, entry, word, other === undefined ? 'safe' : 'unsafe');
      yield {
        span,
        subject: entry.key.toLowerCase(),
        what: say`${entry.key} is "${written}", which is neither TRUE nor FALSE.`,
        why:
          other === undefined
            ? say`This is a switch, and nobody can say what VMware makes of another word: it takes its default, or refuses the file.`
            : say`VMware itself writes TRUE and FALSE; other programs, libvirt among them, know nothing else.`,
        how: word === undefined ? say`Write TRUE or FALSE.` : say`Write ${word}.`,
        ...(other !== undefined || grade === 'hint' ? { atMost: 'hint' as const } : {}),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const isNoFlag = (written: string): boolean => readFlag(written) === undefined;

/** The switch that a slip of one letter, or a sign beside the word, has spoilt. */
function nearestFlag(written: string): boolean | undefined {
  // "!TRUE" is FALSE in many languages.
  if (written.includes('!')) return undefined;
  const word = written.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (editDistance(word, 'true') <= 1) return true;
  return editDistance(word, 'false') <= 1 ? false : undefined;
}

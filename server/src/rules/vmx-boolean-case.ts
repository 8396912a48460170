import { readFlag } from '../machine/vmx/settings.js';
import { knownSettings, valueFix } from './terms/knownSettings.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** A way to write a switch: the words for on and off. */
interface Style {
  readonly on: string;
  readonly off: string;
  readonly name: Phrase;
}

/** Where two are as frequent in a file, the first one counts as its own. */
const STYLES: readonly Style[] = [
  { on: 'TRUE', off: 'FALSE', name: say`in capital letters` },
  { on: 'true', off: 'false', name: say`in small letters` },
  { on: 'True', off: 'False', name: say`with a capital letter in front` },
];

export default machineRule({
  id: 'vmx-boolean-case',
  summary: 'A switch is written in another letter case than the others in the file.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'safe',
  offByDefault: true,
  since: '0.1.0',
  sources: [source('publicFiles', 'Workstation writes TRUE, ESX writes true; a file has one of the two')],

  *check({ machine }) {
    const flags = knownSettings(machine, 'bool', (written) => readFlag(written) !== undefined);
    const count = ({ on, off }: Style): number =>
      flags.filter(({ written }) => written === on || written === off).length;
    const usual = STYLES.reduce((best, style) => (count(style) > count(best) ? style : best));
    for (const { entry, written, span } of flags) {
      const word = readFlag(written) === true ? usual.on : usual.off;
      if (written === word) continue;
      yield {
        span,
        subject: `case of ${entry.key.toLowerCase()}`,
        what: say`${entry.key} is ${written}; most switches of this file are written ${usual.name}.`,
        why: say`VMware reads both alike, but whoever searches the file for ${word} overlooks this line.`,
        how: say`Write ${word}.`,
        fixes: [valueFix(machine, entry, word, 'safe')],
      };
    }
  },
});

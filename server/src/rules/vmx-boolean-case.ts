import { readFlag } from '../machine/vmx/settings.js';
import { knownSettings, valueFix } from './terms/knownSettings.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/** The ways to write a switch; where two are as frequent in a file, the first one counts as its own. */
const STYLES = [
  { words: ['TRUE', 'FALSE'], name: say`capital letters` },
  { words: ['true', 'false'], name: say`small letters` },
  { words: ['True', 'False'], name: say`a capital letter in front` },
] as const;

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
    const flags = [...knownSettings(machine, 'bool')].flatMap((setting) => {
      const flag = readFlag(setting.written);
      return flag === undefined ? [] : [{ ...setting, flag }];
    });
    const counts = STYLES.map(
      ({ words }) => flags.filter(({ written }) => (words as readonly string[]).includes(written)).length,
    );
    const usual = STYLES[counts.indexOf(Math.max(...counts))] ?? STYLES[0];
    for (const { entry, written, span, flag } of flags) {
      const word = usual.words[flag ? 0 : 1];
      if (written === word) continue;
      yield {
        span,
        subject: `case of ${entry.key.toLowerCase()}`,
        what: say`${entry.key} is ${written}; most switches of this file are written in ${usual.name}.`,
        why: say`VMware reads both alike, but whoever searches the file for ${word} overlooks this line.`,
        how: say`Write ${word}.`,
        fixes: [valueFix(machine, entry, word, say`Write ${word}`, 'safe')],
      };
    }
  },
});

import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';
import { valueSpan } from '../machine/vmx/settings.js';

/** Settings that hold a number and that a cluster, or the start of the machine, depends on. */
const NUMBER_KEYS = [
  'diskLib.dataCacheMaxSize',
  'diskLib.dataCacheMaxReadAheadSize',
  'diskLib.dataCacheMinReadAheadSize',
  'diskLib.dataCachePageSize',
  'diskLib.maxUnsyncedWrites',
  'memsize',
  'numvcpus',
  'cpuid.coresPerSocket',
  'config.version',
  'virtualHW.version',
];

export default machineRule({
  id: 'cluster-number-with-blank',
  summary: 'A number has a blank inside its quotes.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'safe',
  since: '0.1.0',
  sources: [
    source('sanbarrow', 'lists "2 " as a bad value'),
    source('publicRecipes', 'diskLib.dataCacheMaxSize = " 0"'),
  ],

  *check({ machine }) {
    const tree = vmxTree(machine);
    for (const name of NUMBER_KEYS) {
      // Where the key stands twice, nobody can say which line counts.
      const entry = tree.only(name);
      if (!entry) continue;
      const { key, value } = entry;
      const number = value.trim();
      const isBlank = number !== value && /^-?\d+$/.test(number);
      if (!isBlank) continue;
      yield {
        span: valueSpan(entry),
        subject: key.toLowerCase(),
        what: say`${key} = "${value}" has a blank beside the number ${number}, inside the quotes.`,
        why: say`The blank belongs to the value: it is no number then, and the setting does not count or the machine is refused.`,
        how: say`Write ${key} = "${number}".`,
        fixes: [
          fixIn(machine, say`Set ${key} = "${number}"`, 'safe', (one) =>
            editMachine(one).setSetting(key, number),
          ),
        ],
      };
    }
  },
});

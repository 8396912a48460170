import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { hasInvisible, invisibleCharacters, type InvisibleCharacters } from './terms/invisibleCharacters.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-invisible-character',
  summary: 'A setting holds a character that nobody sees, which VMware takes for a part of it.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'safe',
  // What the setting says, or that it is missing, is right again as soon as the character is gone.
  supersedes: [
    'cluster-disk-locking-not-off',
    'cluster-number-with-blank',
    'cluster-shared-controller-absent',
    'cluster-bus-sharing-value',
    'cluster-bus-key-misspelled',
    'vmx-bad-boolean',
    'vmx-bad-integer',
    'vmx-bad-word',
    'vmx-device-without-present',
    'vmx-disk-extension',
    'vmx-guestos-unknown',
    'vmx-syntax',
    'vmx-unknown-key',
    'vmx-unquoted-value',
  ],
  since: '0.1.0',
  sources: [source('dict', 'lib/dict/dictll.c: only the space and the tab are blanks')],

  *check({ machine }) {
    const tree = vmxTree(machine);
    // A file of another program: vmx-syntax says so, once.
    if (tree.entries.length === 0 || !hasInvisible(tree.text)) return;
    const lines = [...tree.entries, ...tree.malformed].flatMap(
      ({ span }) => invisibleCharacters(tree.text, span) ?? [],
    );
    const times = countBy(lines, ({ key }) => key.toLowerCase());
    for (const found of lines) {
      const { key, place } = found;
      const isBesideRight = place === 'key' && tree.all(key).length > 0;
      // Two lines that mean one setting would be the next mistake.
      const isFree = place !== 'key' || (!isBesideRight && times.get(key.toLowerCase()) === 1);
      yield {
        span: found.span,
        subject:
          place === 'value' || place === 'empty' ? `blanks of ${key.toLowerCase()}` : missingSubject(key),
        what: whatIsThere(found),
        why: whyItCounts(found, isBesideRight),
        how: isBesideRight
          ? say`Delete this line; if its value is the right one, write it into ${key}.`
          : say`Delete the character. Text copied from a web page or a document brings such characters along.`,
        ...(place === 'value' ? { atMost: 'warning' as const } : {}),
        fixes:
          isFree && !found.hidesMistake
            ? [textFix(machine, say`Delete the characters that nobody sees`, 'safe', found.edits)]
            : [],
      };
    }
  },
});

/** What other rules call that which is not set then: the device that is not switched on, else the setting. */
function missingSubject(key: string): string {
  return key.toLowerCase().replace(/\.present$/, '');
}

function countBy<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const one of all) times.set(nameOf(one), (times.get(nameOf(one)) ?? 0) + 1);
  return times;
}

function whatIsThere({ place, key, character }: InvisibleCharacters): Phrase {
  if (place === 'empty')
    return say`This line looks empty, but holds a character that nobody sees (${character}).`;
  return place === 'key'
    ? say`The key ${key} has a character in it that nobody sees (${character}).`
    : say`The value of ${key} has a character beside it that nobody sees (${character}).`;
}

function whyItCounts({ place, key }: InvisibleCharacters, isBesideRight: boolean): Phrase {
  switch (place) {
    case 'key':
      return isBesideRight
        ? say`VMware takes only the space and the tab for blanks. It takes this for another key, which it ignores without any message, so only ${key} counts.`
        : say`VMware takes only the space and the tab for blanks. It takes this for another key, which it ignores without any message, so ${key} is not set.`;
    case 'before':
    case 'value':
      return say`VMware takes only the space and the tab for blanks. It takes the character for a part of the value, which is then no word, number or file that it knows.`;
    case 'behind':
    case 'empty':
      return say`VMware may call the whole file corrupt and refuse to start the machine, or drop the line without a word.`;
  }
}

import { nearKeys } from '../knowledge/nearKeys.js';
import { unknownSettings } from './terms/knownSettings.js';
import { vmxTree } from './terms/vmxFile.js';
import { inWords, say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-unknown-key',
  summary: 'A key is almost one that VMware knows.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'keys as misspelled there'),
    source('publicFiles', 'no real key is a slip away from another'),
  ],

  *check({ machine }) {
    for (const { key, keySpan } of unknownSettings(machine)) {
      const near = nearKeys(key);
      const [meant] = near;
      if (meant === undefined) continue;
      const edit = { span: keySpan, newText: meant };
      const fix = textFix(machine, say`Replace ${key} by ${meant}`, 'unsafe', [edit]);
      const isBesideRight = near.length === 1 && vmxTree(machine).all(meant).length > 0;
      yield {
        span: keySpan,
        subject: key,
        what: say`There is no key ${key} that we know; meant is probably ${inWords(near)}.`,
        why: isBesideRight
          ? say`VMware ignores a key it does not know without any message, so only ${meant} counts.`
          : say`VMware ignores a key it does not know without any message, so the machine runs without this setting.`,
        how: isBesideRight
          ? say`Delete this line; if its value is the right one, write it into ${meant}.`
          : say`Correct the key, and look at the value before you start the machine: it counts from then on.`,
        // With both spellings in the file nobody can say which of the two values is meant.
        fixes: near.length === 1 && !isBesideRight ? [fix] : [],
      };
    }
  },
});

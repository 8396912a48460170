import { withPlainNumbers } from '../knowledge/keyPattern.js';
import { nearKeys } from '../knowledge/nearKeys.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { VmxEntry } from '../syntax/vmx/tree.js';
import { unknownSettings } from './terms/knownSettings.js';
import { unknownKey } from './terms/unknownKey.js';
import { vmxTree } from './terms/vmxFile.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { machineRule, textFix, type Fix } from './rule.js';
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
    source('libvirt', 'src/vmx/vmx.c: devices are looked for by numbers without leading zeros'),
    source('dict', 'lib/dict/dictll.c: a key is all up to a blank or "=", quotes included'),
  ],

  *check({ machine }) {
    for (const entry of unknownSettings(machine)) {
      const { key, keySpan } = entry;
      const near = nearKeys(key);
      const [meant] = near;
      if (meant === undefined) continue;
      const isBesideRight = near.length === 1 && vmxTree(machine).all(meant).length > 0;
      yield {
        span: keySpan,
        subject: key,
        what: unknownKey(key, eitherInWords(near)),
        why: isBesideRight
          ? say`VMware ignores a key it does not know without any message, so only ${meant} counts.`
          : say`VMware ignores a key it does not know without any message, so the machine runs without this setting.`,
        how: isBesideRight
          ? say`Delete this line; if its value is the right one, write it into ${meant}.`
          : say`Correct the key, and look at the value before you start the machine: it counts from then on.`,
        // With both spellings in the file nobody can say which of the two values is meant.
        fixes: near.length === 1 && !isBesideRight ? corrections(machine, entry, meant) : [],
      };
    }
  },
});

/** A device's number is corrected in all of its lines at once: half a device would be another mistake. */
function corrections(machine: VirtualMachine, { key, keySpan }: VmxEntry, meant: string): readonly Fix[] {
  const written = deviceIn(key);
  if (withPlainNumbers(written) === written)
    return [textFix(machine, say`Replace ${key} by ${meant}`, 'unsafe', [{ span: keySpan, newText: meant }])];
  const lines = unknownSettings(machine).filter((one) => deviceIn(one.key) === written);
  const right = new Set(lines.map((one) => withPlainNumbers(one.key).toLowerCase()));
  // A line that stands there already may belong to another device.
  const isFree =
    right.size === lines.length && [...right].every((one) => vmxTree(machine).all(one).length === 0);
  const edits = lines.map((one) => ({ span: one.keySpan, newText: withPlainNumbers(one.key) }));
  const title = say`Replace ${written} by ${withPlainNumbers(written)} in all of its lines`;
  return isFree ? [textFix(machine, title, 'unsafe', edits)] : [];
}

/** What a key begins with, in small letters: `scsi01:1`. */
const deviceIn = (key: string): string => key.slice(0, Math.max(0, key.indexOf('.'))).toLowerCase();

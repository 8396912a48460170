import { bootDisk } from '../machine/bootDisk.js';
import { hangsOn, isSharingBus, type Controller, type VirtualMachine } from '../machine/virtualMachine.js';
import type { Span } from '../syntax/text.js';
import type { VmxTree } from '../syntax/vmx/tree.js';
import { letterForDigit, meantControllers } from './terms/busKeySpelling.js';
import { isLockingOff } from './terms/diskSharing.js';
import { isSharedByFlag } from './terms/misplacedSharing.js';
import { unknownSettings } from './terms/knownSettings.js';
import { unknownKey } from './terms/unknownKey.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'cluster-bus-key-misspelled',
  summary: 'A key is almost scsiN.sharedBus, so VMware ignores it.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'safe',
  // It knows which controllers may be meant, and what becomes of the disks.
  supersedes: ['vmx-unknown-key'],
  since: '0.1.0',
  sources: [source('publicRecipes', 'scsil.sharedBus with the letter l, in three of them')],

  *check({ machine }) {
    const tree = vmxTree(machine);
    for (const entry of unknownSettings(machine)) {
      const numbers = meantControllers(entry.key);
      if (numbers.length === 0) continue;
      const number = likelyController(machine, numbers);
      const meant = number === undefined ? 'scsiN.sharedBus' : `scsi${number}.sharedBus`;
      const isBesideRight = tree.all(meant).length > 0;
      const instead = whatCounts(machine, number, entry.value);
      const fix =
        number === undefined || isBesideRight || instead === 'flag'
          ? undefined
          : renameFix(machine, tree, entry.keySpan, meant);
      yield {
        span: entry.keySpan,
        subject: entry.key,
        what: whatIsWrong(entry.key, meant),
        why: instead ? whyHarmless(instead, meant) : whatBreaks(machine),
        how: instead === 'flag' ? say`Delete this line.` : advice(number, meant, isBesideRight),
        ...(instead ? { atMost: 'warning' as const } : {}),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function whatIsWrong(key: string, meant: string): Phrase {
  const letter = letterForDigit(key);
  return letter === undefined
    ? unknownKey(key, meant)
    : say`The key ${key} has the letter ${letter} where the digit of ${meant} belongs.`;
}

/**
 * Why the line is not missed: the bus is shared by the right line, its disks are by their multi-writer flag, or its value
 * shares nothing. Undefined where the bus stays unshared without it.
 */
type CountsInstead = 'bus' | 'flag' | 'none';

function whatCounts(
  machine: VirtualMachine,
  number: number | undefined,
  value: string,
): CountsInstead | undefined {
  const isMeant = (one: Controller): boolean => one.bus === 'scsi' && one.number === number;
  if (machine.controllers.some((one) => isMeant(one) && isSharingBus(one))) return 'bus';
  if (number !== undefined && isSharedByFlag({ machine, controller: number })) return 'flag';
  return value.trim().toLowerCase() === 'none' ? 'none' : undefined;
}

function whyHarmless(instead: CountsInstead, meant: string): Phrase {
  switch (instead) {
    case 'bus':
      return say`VMware ignores a key it does not know without any message, so only ${meant} counts.`;
    case 'flag':
      return say`VMware ignores a key it does not know without any message. The disks on the bus are shared by their multi-writer flag, so the line does nothing.`;
    case 'none':
      return say`VMware ignores a key it does not know without any message. Without it the bus is not shared either, so the line does nothing.`;
  }
}

function whatBreaks(machine: VirtualMachine): Phrase {
  return isLockingOff(machine)
    ? say`VMware ignores a key it does not know without any message, so the bus stays unshared. As disk.locking is FALSE, nothing guards the disks on it: the machines can write to them at once and destroy them.`
    : say`VMware ignores a key it does not know without any message, so the bus stays unshared and the second node cannot open the disks on it.`;
}

function advice(number: number | undefined, meant: string, isBesideRight: boolean): Phrase {
  if (number === undefined)
    return say`Write ${meant} with the number of the controller, 0 to 3, instead of N.`;
  return isBesideRight
    ? say`Delete this line; if its value is the right one, write it into ${meant}.`
    : say`Write ${meant} instead.`;
}

/**
 * The one controller the key can mean; where the digit does not tell, the only one that is free for it and not the boot disk's,
 * and where none is free, one that is shared already.
 */
function likelyController(machine: VirtualMachine, numbers: readonly number[]): number | undefined {
  if (numbers.length === 1) return numbers[0];
  const boot = bootDisk(machine);
  const meant = machine.controllers.filter((one) => one.bus === 'scsi' && numbers.includes(one.number));
  const free = meant.filter((one) => 'missing' in one.sharingText && !(boot && hangsOn(boot, one)));
  if (free.length === 0) return meant.find(isSharingBus)?.number;
  return free.length === 1 ? free[0]?.number : undefined;
}

/** Not for a key beside the right one: nobody can say which of the two values is meant. */
function renameFix(machine: VirtualMachine, tree: VmxTree, span: Span, meant: string): Fix {
  const written = tree.text.slice(span.start, span.end);
  const isLowerCase = !/[A-Z]/.test(written);
  const newText = isLowerCase ? meant.toLowerCase() : meant;
  return textFix(machine, say`Replace ${written} by ${meant}`, 'safe', [{ span, newText }]);
}

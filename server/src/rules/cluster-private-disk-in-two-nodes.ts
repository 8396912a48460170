import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { fileName } from '../machine/fileStem.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { isCopyOf } from './terms/machineCopy.js';
import { inWords, say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { source } from './sources.js';
import { namesBeside } from './terms/machineName.js';

export default machineRule({
  id: 'cluster-private-disk-in-two-nodes',
  summary: 'The boot disk of a machine is used by another one, and disk.locking is FALSE.',
  formats: ['vmx'],
  severity: { hosted: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  supersedes: ['vmx-disk-in-two-machines'],
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198, caution'), source('server2', 'p. 287-290')],

  *check(context) {
    const { machine } = context;
    const boot = bootDisk(machine);
    for (const disk of presentDisks(machine)) {
      // Whoever starts from the disk is in the right, unless somebody else starts from it too.
      const owners = context
        .sharersOf(disk)
        .filter(
          ({ facts, disk: other }) =>
            bootDisk(facts.machine) === other &&
            !isCopyOf(machine, facts.machine) &&
            !(isReadOnly(disk) && isReadOnly(other)),
        );
      const unlocked = [machine, ...owners.map(({ facts }) => facts.machine)].filter(
        (one) => one.diskLocking.value === false,
      );
      if (owners.length === 0 || unlocked.length === 0) continue;
      const [slot, file] = [slotName(disk.slot), baseName(valueText(disk.fileName))];
      const others = inWords(
        namesBeside(
          machine.uri,
          owners.map(({ facts }) => facts.machine.uri),
        ),
      );
      yield {
        span: disk.fileName.span,
        subject: slot,
        what:
          disk === boot
            ? say`This machine and ${others} start from the same disk ${file} (${slot}), and disk.locking is FALSE.`
            : say`${file} (${slot}) is the disk from which ${others} starts, and disk.locking is FALSE.`,
        why: say`Without locks nothing keeps two running machines from writing to one system disk, which destroys it.`,
        how:
          disk === boot
            ? say`Give each machine a system disk of its own.`
            : say`Take the disk out of this machine, or name the right file here.`,
        related: owners.map(({ facts, disk: other }) => ({
          uri: facts.machine.uri,
          span: other.fileName.span,
          message: say`${fileName(facts.machine.uri)} starts from this disk.`,
        })),
        fixes:
          disk === boot
            ? []
            : [
                fixIn(machine, say`Take ${slot} out of this machine`, 'unsafe', (one) =>
                  editMachine(one).removeDisk(disk.slot),
                ),
              ],
      };
    }
  },
});

/** A non-persistent disk is only read; what the guest writes goes to a file beside it. */
const isReadOnly = (disk: Disk): boolean =>
  /^(?:independent-)?nonpersistent$/i.test(disk.mode.value?.trim() ?? '');

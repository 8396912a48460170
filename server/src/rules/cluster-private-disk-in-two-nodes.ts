import { nodeEvidence } from '../cluster/nodeEvidence.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { bootDiskRivals } from './terms/bootDiskRivals.js';
import { isLockingOff } from './terms/diskSharing.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { nameBeside, namesBeside } from './terms/machineName.js';

export default machineRule({
  id: 'cluster-private-disk-in-two-nodes',
  summary: 'The boot disk of a machine is used by another one, in a cluster or with disk.locking FALSE.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // That the machines may be meant as a cluster is no way out for a disk from which one of them starts.
  supersedes: ['vmx-disk-in-two-machines'],
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198, caution'), source('server2', 'p. 287-290')],

  *check(context) {
    const { machine } = context;
    const boot = bootDisk(machine);
    for (const disk of presentDisks(machine)) {
      // Whoever starts from the disk is in the right, unless somebody else starts from it too.
      const owners = bootDiskRivals(context, machine, disk).filter(
        ({ facts, disk: other }) => bootDisk(facts.machine) === other,
      );
      if (owners.length === 0) continue;
      const company = [machine, ...owners.map(({ facts }) => facts.machine)];
      const isUnlocked = company.some(isLockingOff);
      // Of ordinary machines whose disks are locked another rule tells.
      if (!isUnlocked && company.every((one) => nodeEvidence(one).length === 0)) continue;
      const [slot, file] = [slotName(disk.slot), baseName(valueText(disk.fileName))];
      const others = namesBeside(
        machine.uri,
        owners.map(({ facts }) => facts.machine.uri),
      );
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: whatIsShared(disk === boot, isUnlocked, { file, slot, others }),
        why: isUnlocked
          ? say`Without locks nothing keeps two running machines from writing to one system disk, which destroys it.`
          : say`When two of the machines run at once, the second one fails to lock the file, or both write to it and destroy it.`,
        how:
          disk === boot
            ? say`Give each machine a system disk of its own.`
            : say`Take the disk out of this machine, or name the right file here.`,
        related: owners.map(({ facts, disk: other }) => ({
          uri: facts.machine.uri,
          span: other.fileName.span,
          message: say`${nameBeside(machine.uri, facts.machine.uri)} starts from this disk.`,
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

interface Words {
  readonly file: string;
  readonly slot: string;
  readonly others: readonly string[];
}

function whatIsShared(areBoth: boolean, isUnlocked: boolean, { file, slot, others }: Words): Phrase {
  const all = inWords([say`This machine`, ...others]);
  if (areBoth)
    return isUnlocked
      ? say`${all} start from the same disk ${file} (${slot}), and disk.locking is FALSE.`
      : say`${all} start from the same disk ${file} (${slot}).`;
  return isUnlocked
    ? say`${file} (${slot}) is the boot disk of ${inWords(others)}, and disk.locking is FALSE.`
    : say`${file} (${slot}) is the boot disk of ${inWords(others)}.`;
}

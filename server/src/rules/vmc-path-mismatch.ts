import { locatedImage } from '../cluster/machineFacts.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { hasOwnPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-path-mismatch',
  summary: 'The two paths of a disk lead to two different files.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicFiles', 'both paths of a disk lead to the same file')],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      if (!hasOwnPlace(machine, disk) || locatedImage(facts, disk)?.otherUri === undefined) continue;
      const [absolute, relative] = [valueText(disk.fileName), valueText(disk.relativeFileName)];
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The absolute path of the disk is ${absolute}, the relative one is ${relative}, and two different files lie there.`,
        why: say`Nobody can say which of them the machine starts with, so it may run with an old copy of its disk.`,
        how: say`Find out which file is the right one, and name that one only.`,
        related: [
          {
            uri: machine.uri,
            span: disk.relativeFileName.span,
            message: say`The relative path leads to another file.`,
          },
        ],
        fixes: [keep(machine, disk, absolute), keep(machine, disk, relative)],
      };
    }
  },
});

function keep(machine: VirtualMachine, { slot }: Disk, path: string): Fix {
  return fixIn(machine, say`Keep ${path} only`, 'unsafe', (one) => editMachine(one).setFileName(slot, path));
}

import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { diskBesideMachine } from './terms/diskBesideMachine.js';
import { drivePlace, hasOwnPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-vhd-missing',
  summary: 'A disk file is not there, although another disk of the machine lies beside its file.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicFiles', 'configurations are often kept apart from their disks')],

  *check({ machine, facts }) {
    const neighbour = diskBesideMachine(facts);
    if (neighbour === undefined) return;
    for (const disk of presentDisks(machine)) {
      const slot = slotName(disk.slot);
      const isMissing = facts.diskFiles.get(slot)?.state === 'missing';
      if (!isMissing || !hasOwnPlace(machine, disk)) continue;
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`The disk file ${valueText(disk.fileName)} at ${drivePlace(disk.slot)} is not there, although ${neighbour} lies beside this file.`,
        why: say`Virtual Server does not start a machine when one of its disk files is missing.`,
        how: say`Correct the path, bring the file back, or take the disk out of the machine.`,
      };
    }
  },
});

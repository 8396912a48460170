import { pathNotation } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { diskBesideMachine } from './terms/diskBesideMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-disk-missing',
  summary: 'A disk file is not there, although other disks of the machine lie beside its file.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicFiles', 'configurations are often kept apart from their disks')],

  *check({ machine, facts }) {
    const neighbour = diskBesideMachine(facts);
    if (neighbour === undefined) return;
    for (const disk of presentDisks(machine)) {
      const slot = slotName(disk.slot);
      const name = valueText(disk.fileName);
      if (facts.diskFiles.get(slot)?.state !== 'missing' || !isInMachineFolder(name)) continue;
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`The disk file ${name} of ${slot} is not there, although ${neighbour} lies beside this file.`,
        why: say`A machine does not start when one of its disk files is missing.`,
        how: say`Correct the name, letter case included, bring the file back, or delete the lines of ${slot}.`,
      };
    }
  },
});

/** In the machine's folder or below: what lies elsewhere may have stayed there when the folder was copied. */
const isInMachineFolder = (name: string): boolean =>
  pathNotation(name) === 'relative' && !name.trim().startsWith('..');

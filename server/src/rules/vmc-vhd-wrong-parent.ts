import { locatedImage } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { fileName } from '../machine/fileStem.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { hasOwnPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-vhd-wrong-parent',
  summary: 'The parent of a differencing disk is another disk than it was made from.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMHardDisk::Parent, error VM_E_PARENT_CHILD_ID_MISMATCH'),
    source('vhdSpecification', 'dynamic disk header, parent unique id; footer, unique id'),
  ],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      const wrong = locatedImage(facts, disk)?.wrongParent;
      if (wrong === undefined || !hasOwnPlace(machine, disk)) continue;
      const [name, parent] = [baseName(valueText(disk.fileName)), fileName(wrong)];
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${name} is a differencing disk, and ${parent} at the place of its parent is another disk than it was made from: their unique ids differ.`,
        why: say`It holds only what differs from its parent: over another disk its blocks give destroyed files, so to Virtual Server two disks that do not belong together are an error (VM_E_PARENT_CHILD_ID_MISMATCH).`,
        how: say`Bring the ${parent} back that ${name} was made from, for example from a backup; one that was made or converted anew will not do.`,
      };
    }
  },
});

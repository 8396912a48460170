import { locatedImage } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { hasOwnPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-vhd-parent-missing',
  summary: 'The parent of a differencing disk is not there.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'error codes, parent of a differencing disk not found'),
    source('vhd', 'dynamic disk header, parent name and parent locators'),
  ],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      const located = locatedImage(facts, disk);
      const path = located?.image.parent ?? located?.image.parentPaths[0];
      if (!located?.isParentMissing || path === undefined || !hasOwnPlace(machine, disk)) continue;
      const [name, parent] = [baseName(valueText(disk.fileName)), baseName(path)];
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${name} is a differencing disk, and its parent ${parent} is not there.`,
        why: say`It holds only what differs from its parent, so without that file Virtual Server opens neither the disk nor the machine.`,
        how: say`Bring ${parent} back to where ${name} looks for it, and never change it by itself.`,
      };
    }
  },
});
